/** Whether an assessment may lie on this device, asked without loading what reads it. */

/** Name of the store of what lies on the device for work without a line. */
export const FIELD_DATABASE = "gpat-field";

/** Whether anything may lie there; makes no store. */
export async function deviceMayHoldField(): Promise<boolean> {
  const all = await globalThis.indexedDB?.databases?.().catch(() => []);
  return all === undefined || all.some(({ name }) => name === FIELD_DATABASE);
}
