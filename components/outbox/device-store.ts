/** Unsent work of a signed-in person, under a key that the server gives to their pages on this device. */
import { type IDBPDatabase, openDB } from "idb";
import { z } from "zod/mini";
import { ACTING_PERSON_HEADER } from "@/lib/core/headers";
import { KEPT_MS } from "@/lib/outbox/record";
import { sealingKey } from "@/lib/outbox/sealed";
import { DATABASE } from "./device-holds";
import {
  canSeal,
  type DeviceSchema,
  type DeviceStore,
  makeRecords,
  type NoStore,
  recordStore,
  type StorePlace,
} from "./record-store";

/** Form of the store itself; the records in it have a format of their own. */
const STORE_VERSION = 1;

const keyAnswer = z.object({ owner: z.string(), key: z.string(), over: z.array(z.string()) });

async function openStore(): Promise<IDBPDatabase<DeviceSchema>> {
  const database = await openDB<DeviceSchema>(DATABASE, STORE_VERSION, {
    upgrade(made) {
      makeRecords(made);
      made.createObjectStore("facts");
    },
  });
  // A newer version of the product in another tab must not wait for this one to change the form of the store.
  database.addEventListener("versionchange", () => database.close());
  return database;
}

async function deviceIdOf(database: IDBPDatabase<DeviceSchema>): Promise<string> {
  const transaction = database.transaction("facts", "readwrite");
  const known = await transaction.store.get("deviceId");
  const id = known ?? crypto.randomUUID();
  if (known === undefined) await transaction.store.put(id, "deviceId");
  await transaction.done;
  return id;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Where the pages of a signed-in person keep what is unsent. */
export const devicePlace = (person: string): StorePlace => ({
  open: (tab) => openDeviceStore(person, tab),
  endsWithSignOut: true,
});

/**
 * Opens the store of the person of this page: asks the server for the key, and deletes what is older than thirty days
 * or belongs to people who have no key any more. Says why where nothing can be kept; signed out is also who comes
 * after somebody else signed in.
 */
export async function openDeviceStore(person: string, tab: string): Promise<DeviceStore | NoStore> {
  if (!canSeal()) return "insecure";
  try {
    const database = await openStore();
    const records = await database.getAll("records");
    const owners = [...new Set(records.map(({ owner }) => owner))].slice(0, 20);
    const response = await fetch("/api/device-key", {
      method: "POST",
      headers: { "content-type": "application/json", [ACTING_PERSON_HEADER]: person },
      body: JSON.stringify({ deviceId: await deviceIdOf(database), owners }),
    });
    if (response.status === 401) return "signed_out";
    const answer = z.safeParse(keyAnswer, response.ok ? await response.json() : null);
    if (!answer.success) return "unavailable";
    const { owner, over } = answer.data;
    if (owner !== person) return "signed_out";
    const key = await sealingKey(bytesOf(answer.data.key));
    const tooOld = Date.now() - KEPT_MS;
    for (const record of records) {
      if (over.includes(record.owner) || record.at < tooOld) await database.delete("records", record.id);
    }
    return recordStore(database, owner, tab, key, (address) => address);
  } catch {
    return "unavailable";
  }
}
