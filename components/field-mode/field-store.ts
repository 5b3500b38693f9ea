/** The assessments that lie on this device for who has no line, each sealed under a passphrase that only its person knows. */
import { type IDBPDatabase, openDB } from "idb";
import {
  canSeal,
  type DeviceSchema,
  type KeptPack,
  makeRecords,
  recordStore,
  type StorePlace,
} from "@/components/outbox/record-store";
import { newFieldKey, openFieldKey } from "@/lib/field-mode/key";
import { type FieldPack, type FieldPerson, packOfText, personOfText } from "@/lib/field-mode/pack";
import { isFieldTimeOver } from "@/lib/field-mode/rules";
import { KEPT_MS } from "@/lib/outbox/record";
import { seal, unseal } from "@/lib/outbox/sealed";
import { FIELD_DATABASE } from "./field-holds";

const STORE_VERSION = 1;

type FieldDatabase = IDBPDatabase<DeviceSchema>;

/** What can be known of a device without its passphrase. */
export type FieldDevice = { id: string; until: Date; hasPack: boolean; unsent: number };

/** A device that its passphrase opened. The pack is null where it was let go of and only unsent work is left. */
export type OpenedDevice = {
  id: string;
  until: Date;
  key: CryptoKey;
  person: FieldPerson;
  pack: FieldPack | null;
};

async function opened<T>(work: (database: FieldDatabase) => Promise<T>): Promise<T> {
  const database = await openDB<DeviceSchema>(FIELD_DATABASE, STORE_VERSION, {
    upgrade(made) {
      makeRecords(made);
      made.createObjectStore("packs", { keyPath: "id" });
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/**
 * What lies here, after letting go of what is over: packs whose time has passed, and unsent work of thirty days ago. A
 * device with neither is gone.
 */
export function fieldDevices(now = new Date()): Promise<FieldDevice[]> {
  return opened(async (database) => {
    for (const record of await database.getAll("records")) {
      if (record.at < now.getTime() - KEPT_MS) await database.delete("records", record.id);
    }
    const devices: FieldDevice[] = [];
    for (const kept of await database.getAll("packs")) {
      const unsent = await database.countFromIndex("records", "owner", kept.id);
      const until = new Date(kept.until);
      const isOver = isFieldTimeOver(until, now);
      if (isOver && kept.pack !== null) await database.put("packs", { ...kept, pack: null });
      const hasPack = kept.pack !== null && !isOver;
      if (hasPack || unsent > 0) devices.push({ id: kept.id, until, hasPack, unsent });
      else await database.delete("packs", kept.id);
    }
    return devices;
  });
}

/** Lays a pack on the device under a new key that the passphrase opens. */
export function keepNewPack(pack: FieldPack, passphrase: string): Promise<void> {
  return opened(async (database) => {
    const { key, locked } = await newFieldKey(passphrase);
    await putPack(database, { id: pack.deviceId, locked }, key, pack);
  });
}

/** Lays a newer pack in the place of the one that lies there. */
export function keepPackAgain(key: CryptoKey, pack: FieldPack): Promise<void> {
  return opened(async (database) => {
    const kept = await database.get("packs", pack.deviceId);
    if (kept !== undefined) await putPack(database, kept, key, pack);
  });
}

async function putPack(
  database: FieldDatabase,
  { id, locked }: Pick<KeptPack, "id" | "locked">,
  key: CryptoKey,
  pack: FieldPack,
): Promise<void> {
  const person: FieldPerson = { ...pack.person, zone: pack.zone };
  const sealed = {
    person: await seal(key, JSON.stringify(person)),
    pack: await seal(key, JSON.stringify(pack)),
  };
  const transaction = database.transaction("packs", "readwrite", { durability: "strict" });
  await transaction.store.put({ id, locked, until: Date.parse(pack.until), ...sealed });
  await transaction.done;
}

/** The devices here that this passphrase opens, those with a pack first; none where it is another one. */
export function openFieldDevices(passphrase: string): Promise<OpenedDevice[]> {
  return opened(async (database) => {
    const devices: OpenedDevice[] = [];
    for (const { id, until, locked, person, pack } of await database.getAll("packs")) {
      const key = await openFieldKey(passphrase, locked);
      const whose = key === null ? null : personOfText(await unseal(key, person));
      if (key === null || whose === null) continue;
      const text = pack === null ? null : await unseal(key, pack);
      const read = text === null ? null : packOfText(text);
      devices.push({ id, until: new Date(until), key, person: whose, pack: read });
    }
    return devices.sort((a, b) => Number(b.pack !== null) - Number(a.pack !== null));
  });
}

/** Where an opened device keeps what is not sent yet. It outlives the pack, and the end of a session. */
export function fieldPlace({ id, key }: Pick<OpenedDevice, "id" | "key">): StorePlace {
  return {
    endsWithSignOut: false,
    async open(tab) {
      if (!canSeal()) return "insecure";
      try {
        // Open as long as the page lives.
        const database = await openDB<DeviceSchema>(FIELD_DATABASE, STORE_VERSION);
        database.addEventListener("versionchange", () => database.close());
        return recordStore(database, id, tab, key, drawnNames());
      } catch {
        return "unavailable";
      }
    },
  };
}

/** A name drawn at random for each address: of which assessment there is work must not be readable without the passphrase. */
function drawnNames(): (address: string) => string {
  const names = new Map<string, string>();
  return (address) => {
    const name = names.get(address) ?? crypto.randomUUID();
    names.set(address, name);
    return name;
  };
}

/** Lets go of packs; what is not sent yet stays, sealed, until it is sent or thirty days old. */
export function dropPacks(ids: readonly string[]): Promise<void> {
  return opened(async (database) => {
    for (const id of ids) {
      const kept = await database.get("packs", id);
      if (kept !== undefined) await database.put("packs", { ...kept, pack: null });
    }
  });
}

/** Lets go of a device whole, with what was not sent. */
export function dropDevice(id: string): Promise<void> {
  return opened(async (database) => {
    for (const record of await database.getAllKeysFromIndex("records", "owner", id)) {
      await database.delete("records", record);
    }
    await database.delete("packs", id);
  });
}
