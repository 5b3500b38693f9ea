/** Unsent work in IndexedDB, each record encrypted under a key that lives in memory only. Whose key it is, the caller knows. */
import type { DBSchema, IDBPDatabase } from "idb";
import type { LockedKey } from "@/lib/field-mode/key";
import type { OutboxEntry } from "@/lib/outbox/entry";
import { entryOfRecord, recordText } from "@/lib/outbox/record";
import { type Sealed, seal, unseal } from "@/lib/outbox/sealed";
import { recordId } from "./device-holds";

/** One rating's unsent work. `owner` says whose key opens it. */
export type StoredRecord = Sealed & { id: string; owner: string; tab: string; at: number };

/** What lies on a device; each database has those of these stores that it needs. */
export interface DeviceSchema extends DBSchema {
  records: { key: string; value: StoredRecord; indexes: { owner: string } };
  facts: { key: "deviceId"; value: string };
  packs: { key: string; value: KeptPack };
}

/** An assessment that lies on the device; the openly readable part is what its end can be known by. */
export type KeptPack = {
  /** The id of the device. */
  id: string;
  /** The end of its time, in milliseconds. */
  until: number;
  locked: LockedKey;
  /** Whose it is; it outlives the pack, for what is still to be sent. */
  person: Sealed;
  /** Null once it was let go of and only unsent work is left. */
  pack: Sealed | null;
};

/** What came back from the device: the entry, and the tab that wrote it. */
export type KeptEntry = { id: string; tab: string; at: number; entry: OutboxEntry };

export type DeviceStore = {
  put(entry: OutboxEntry, at: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Everything that this owner has on the device, oldest first. */
  all(): Promise<KeptEntry[]>;
  idOf(address: string): string;
};

/** Why nothing is kept on the device. */
export type NoStore = "insecure" | "unavailable" | "signed_out";

/** Where an outbox keeps its work, and whose key opens it. */
export type StorePlace = {
  /** Opens it for one tab, or says why not. */
  open(tab: string): Promise<DeviceStore | NoStore>;
  /** Work that lies here is deleted when its person signs out. */
  endsWithSignOut: boolean;
};

/** Whether the browser lets a page encrypt at all. */
export const canSeal = () => window.isSecureContext && globalThis.crypto?.subtle !== undefined;

/** Makes the store of records while a database gets its form. */
export function makeRecords(made: IDBPDatabase<DeviceSchema>): void {
  made.createObjectStore("records", { keyPath: "id" }).createIndex("owner", "owner");
}

/** The records of one owner, for one tab. `nameOf` gives what is openly readable of a rating's address. */
export function recordStore(
  database: IDBPDatabase<DeviceSchema>,
  owner: string,
  tab: string,
  key: CryptoKey,
  nameOf: (address: string) => string,
): DeviceStore {
  const idOf = (address: string) => recordId(owner, tab, nameOf(address));
  return {
    idOf,
    async put(entry, at) {
      const sealed = await seal(key, recordText(entry));
      // Strict: it outlives the device's loss of power, too.
      const transaction = database.transaction("records", "readwrite", { durability: "strict" });
      await transaction.store.put({ id: idOf(entry.address), owner, tab, at, ...sealed });
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
  database: IDBPDatabase<DeviceSchema>,
  key: CryptoKey,
  { id, tab, at, ...sealed }: StoredRecord,
): Promise<KeptEntry | null> {
  const text = await unseal(key, sealed);
  if (text === null) {
    await database.delete("records", id);
    return null;
  }
  const entry = entryOfRecord(text);
  return entry === null ? null : { id, tab, at, entry };
}
