/** Whose unsent work lies on this device, asked without its key and without loading the outbox. */

/** Name of the store of unsent work, and of the channel on which the tabs of the device speak of it. */
export const DATABASE = "gpat-outbox";
export const CHANNEL = "gpat-outbox";

/** One record per person, tab and rating. */
export const recordId = (owner: string, tab: string, address: string) => `${owner} ${tab} ${address}`;

/** The rating of a record. */
const addressOf = (id: string) => id.split(" ")[2] ?? id;

/** Whether anybody's unsent work may lie on this device. */
export async function deviceMayHoldWork(): Promise<boolean> {
  const all = await globalThis.indexedDB?.databases?.().catch(() => []);
  return all === undefined || all.some(({ name }) => name === DATABASE);
}

/** The ratings of which this person has unsent work on the device; none where the device does not say. */
export async function workOnDevice(owner: string): Promise<readonly string[]> {
  return withRecords("readonly", async (records) =>
    (await resultOf(records.index("owner").getAllKeys(owner))).map((id) => addressOf(String(id))),
  ).catch(() => []);
}

/** Deletes this person's unsent work from the device and lets the other tabs keep nothing there any more. */
export async function deleteWorkOnDevice(owner: string): Promise<void> {
  if (typeof BroadcastChannel !== "undefined") {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage({ signedOut: owner });
    channel.close();
  }
  await withRecords("readwrite", async (records) => {
    const ids = await resultOf(records.index("owner").getAllKeys(owner));
    await Promise.all(ids.map((id) => resultOf(records.delete(id))));
  }).catch(() => undefined);
}

/** Opens the store in the form in which it lies there, whichever version of the product made it; makes none. */
async function withRecords<T>(
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const request = indexedDB.open(DATABASE);
  request.addEventListener("upgradeneeded", () => request.transaction?.abort());
  const database = await resultOf(request);
  try {
    return await work(database.transaction("records", mode).objectStore("records"));
  } finally {
    database.close();
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
