/** Name of the store of unsent work; what only asks for it need not load the store. */
export const DATABASE = "gpat-outbox";

/** Whether anybody's unsent work may lie on this device. */
export async function deviceMayHoldWork(): Promise<boolean> {
  const all = await globalThis.indexedDB?.databases?.().catch(() => []);
  return all === undefined || all.some(({ name }) => name === DATABASE);
}
