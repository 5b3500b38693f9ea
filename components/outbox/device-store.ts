/** Unsent work on the device: IndexedDB, each record encrypted (AES-GCM) under a key that lives in memory only. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { z } from "zod/mini";
import { ACTING_PERSON_HEADER } from "@/lib/core/headers";
import type { OutboxEntry } from "@/lib/outbox/entry";
import { entryOfRecord, KEPT_MS, recordText } from "@/lib/outbox/record";
import { DATABASE, recordId } from "./device-holds";

/** Form of the store itself; the records in it have a format of their own. */
const STORE_VERSION = 1;
const IV_BYTES = 12;

interface StoredRecord {
  id: string;
  owner: string;
  tab: string;
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  text: ArrayBuffer;
}

interface Schema extends DBSchema {
  records: { key: string; value: StoredRecord; indexes: { owner: string } };
  facts: { key: "deviceId"; value: string };
}

const keyAnswer = z.object({ owner: z.string(), key: z.string(), over: z.array(z.string()) });

/** What came back from the device: the entry, and the tab that wrote it. */
export type KeptEntry = { id: string; tab: string; at: number; entry: OutboxEntry };

export type DeviceStore = {
  put(entry: OutboxEntry, at: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Everything that this person has on the device, oldest first. */
  all(): Promise<KeptEntry[]>;
  idOf(address: string): string;
};

/** Why nothing is kept on the device. */
export type NoStore = "insecure" | "unavailable" | "signed_out";

async function openStore(): Promise<IDBPDatabase<Schema>> {
  const database = await openDB<Schema>(DATABASE, STORE_VERSION, {
    upgrade(made) {
      made.createObjectStore("records", { keyPath: "id" }).createIndex("owner", "owner");
      made.createObjectStore("facts");
    },
  });
  // A newer version of the product in another tab must not wait for this one to change the form of the store.
  database.addEventListener("versionchange", () => database.close());
  return database;
}

async function deviceIdOf(database: IDBPDatabase<Schema>): Promise<string> {
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

/**
 * Opens the store of the person of this page: asks the server for the key, and deletes what is older than thirty days
 * or belongs to people who have no key any more. Says why where nothing can be kept; signed out is also who comes
 * after somebody else signed in.
 */
export async function openDeviceStore(person: string, tab: string): Promise<DeviceStore | NoStore> {
  if (!window.isSecureContext || globalThis.crypto?.subtle === undefined) return "insecure";
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
    const key = await crypto.subtle.importKey("raw", bytesOf(answer.data.key), "AES-GCM", false, [
      "encrypt",
      "decrypt",
    ]);
    const tooOld = Date.now() - KEPT_MS;
    for (const record of records) {
      if (over.includes(record.owner) || record.at < tooOld) await database.delete("records", record.id);
    }
    return storeOf(database, owner, tab, key);
  } catch {
    return "unavailable";
  }
}

function storeOf(database: IDBPDatabase<Schema>, owner: string, tab: string, key: CryptoKey): DeviceStore {
  const idOf = (address: string) => recordId(owner, tab, address);
  return {
    idOf,
    async put(entry, at) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const plain = new TextEncoder().encode(recordText(entry));
      const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
      // Strict: it outlives the device's loss of power, too.
      const transaction = database.transaction("records", "readwrite", { durability: "strict" });
      await transaction.store.put({ id: idOf(entry.address), owner, tab, at, iv, text });
      await transaction.done;
    },
    remove: (id) => database.delete("records", id),
    async all() {
      const records = await database.getAllFromIndex("records", "owner", owner);
      const kept = await Promise.all(records.map((record) => read(database, key, record)));
      return kept.filter((one) => one !== null).sort((a, b) => a.at - b.at);
    },
  };
}

/** A record that cannot be decrypted was written under a key that is gone: it is deleted. */
async function read(
  database: IDBPDatabase<Schema>,
  key: CryptoKey,
  { id, tab, at, iv, text }: StoredRecord,
): Promise<KeptEntry | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, text);
    const entry = entryOfRecord(new TextDecoder().decode(plain));
    return entry === null ? null : { id, tab, at, entry };
  } catch {
    await database.delete("records", id);
    return null;
  }
}
