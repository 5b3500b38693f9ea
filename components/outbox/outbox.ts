/** The outbox of one tab: keeps what was typed, writes it to the device, sends it, and tells its listeners. */

import { SIGNED_OUT_EVENT } from "@/lib/auth/session-events";
import { ACTING_PERSON_HEADER, UNATTENDED_HEADER } from "@/lib/core/headers";
import { answerOf } from "@/lib/outbox/answer";
import {
  type FieldSet,
  freshEntry,
  hasUnsent,
  type OutboxEntry,
  type Pause,
  unsentFields,
} from "@/lib/outbox/entry";
import { fieldsOf } from "@/lib/outbox/field-sets";
import { dueAt } from "@/lib/outbox/schedule";
import {
  type Answer,
  answered,
  chosen,
  heard,
  resumed,
  sendable,
  started,
  told,
  typed,
} from "@/lib/outbox/transitions";
import type { RatingFieldName } from "@/lib/ratings/fields";
import type { DeviceStore, NoStore, StorePlace } from "./record-store";
import { holdTabWork } from "./tab-work";
import { joinTabs, newId } from "./tabs";

/** Typing is on the device after this long at the latest, with room for the encryption. */
const TO_DEVICE_MS = 250;
const REQUEST_TIMEOUT_MS = 30_000;
/** A request that outlives its page may carry this much. */
const KEEPALIVE_BYTES = 60_000;
/** Going to another page or signing out waits so long for saves on their way. */
const SETTLE_MS = 1_500;

export type StoreState = "opening" | "kept" | NoStore;
type Adopted = { id: string; entry: OutboxEntry };

export type Outbox = ReturnType<typeof createOutbox>;

/** An outbox for a person, with the place where their unsent work lies. Lives as long as the tab, across pages. */
export function createOutbox(person: string, place: StorePlace) {
  let entries: ReadonlyMap<string, OutboxEntry> = new Map();
  let storeState: StoreState = "opening";
  let store: DeviceStore | null = null;
  let orphans: readonly Adopted[] = [];
  const listeners = new Set<() => void>();
  const toDevice = new Map<string, number>();
  /** What of each rating the device holds. */
  const onDevice = new Map<string, FieldSet>();
  const writing = new Map<string, Promise<void>>();
  const sending = new Map<string, Promise<void>>();
  let alarm: number | undefined;
  const tabs = joinTabs(
    person,
    (address, version, known) => update(address, (entry) => heard(entry, known, version)),
    () => {
      if (place.endsWithSignOut) closeStore();
    },
  );

  function changed() {
    for (const listener of listeners) listener();
  }

  function set(entry: OutboxEntry) {
    entries = new Map(entries).set(entry.address, entry);
    scheduleWrite(entry.address);
    scheduleSend();
    changed();
  }

  function update(address: string, step: (entry: OutboxEntry) => OutboxEntry) {
    const entry = entries.get(address);
    if (entry === undefined) return;
    const next = step(entry);
    if (next !== entry) set(next);
  }

  function scheduleWrite(address: string) {
    if (store === null || toDevice.has(address)) return;
    toDevice.set(
      address,
      window.setTimeout(() => void write(address), TO_DEVICE_MS),
    );
  }

  /** Writes of one rating go one after another: a slower older one must not lie over a newer one. */
  function write(address: string): Promise<void> {
    window.clearTimeout(toDevice.get(address));
    toDevice.delete(address);
    const turn = (writing.get(address) ?? Promise.resolve()).then(() => writeNow(address));
    writing.set(address, turn);
    return turn;
  }

  async function writeNow(address: string) {
    const entry = entries.get(address);
    if (store === null || entry === undefined) return;
    try {
      if (hasUnsent(entry)) await store.put(entry, entry.unsentSince ?? Date.now());
      else await store.remove(store.idOf(address));
      onDevice.set(address, unsentFields(entry));
    } catch {
      closeStore("unavailable");
    }
  }

  const writeAll = () => Promise.all([...toDevice.keys()].map(write));

  /** From now on the device keeps nothing of this tab; the tab goes on holding it. */
  function closeStore(why: NoStore = "signed_out") {
    for (const timer of toDevice.values()) window.clearTimeout(timer);
    toDevice.clear();
    onDevice.clear();
    store = null;
    storeState = why;
    changed();
  }

  function inMemoryOnly(): string[] {
    return [...entries.values()].flatMap((entry) => {
      const [unsent, kept] = [unsentFields(entry), onDevice.get(entry.address)];
      return fieldsOf(unsent).some((field) => kept?.[field] !== unsent[field]) ? [entry.address] : [];
    });
  }

  function scheduleSend() {
    window.clearTimeout(alarm);
    const due = [...entries.values()].map(dueAt).filter((at) => at !== null);
    if (due.length === 0) return;
    alarm = window.setTimeout(sendDue, Math.max(0, Math.min(...due) - Date.now()));
  }

  function sendDue() {
    const now = Date.now();
    for (const entry of entries.values()) {
      const due = dueAt(entry);
      if (due !== null && due <= now) void send(entry.address);
    }
    scheduleSend();
  }

  async function request(entry: OutboxEntry, keepalive: boolean): Promise<Answer> {
    const { attempt, address } = entry;
    if (attempt === null) return { kind: "paused", pause: "unanswered" };
    const body = JSON.stringify({ fields: attempt.fields });
    try {
      const response = await fetch(`/api/assessments/${address}`, {
        method: "PATCH",
        headers: {
          "content-type": "application/json",
          "if-match": `"${attempt.base}"`,
          "idempotency-key": attempt.mutationId,
          [ACTING_PERSON_HEADER]: person,
          ...(entry.tries > 0 ? { [UNATTENDED_HEADER]: "1" } : {}),
        },
        body,
        keepalive: keepalive && body.length < KEEPALIVE_BYTES,
        ...(keepalive ? {} : { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
      });
      if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT_EVENT));
      return answerOf(response.status, await response.json().catch(() => null));
    } catch {
      return { kind: "paused", pause: navigator.onLine ? "unanswered" : "offline" };
    }
  }

  /** Sends what may go out of a rating; where something is on its way, waits for that. */
  function send(address: string, leaving = false): Promise<void> {
    const entry = entries.get(address);
    const next = entry ? started(entry, newId()) : null;
    if (!next) return sending.get(address) ?? Promise.resolve();
    set(next);
    const sent = deliver(next, leaving).finally(() => sending.delete(address));
    sending.set(address, sent);
    return sent;
  }

  async function deliver(next: OutboxEntry, leaving: boolean): Promise<void> {
    const { address } = next;
    // On the device before it goes out: a later tab repeats it under the same id. Who leaves cannot wait for that.
    if (!leaving) await write(address);
    const work = () => request(next, leaving);
    const answer = await (leaving ? work() : tabs.alone(address, work));
    update(address, (now) => answered(now, answer, Date.now(), Math.random()));
    if (answer.kind === "saved") tabs.tell(address, answer.knownVersion, answer.known);
    if (answer.kind === "conflict") tabs.tell(address, answer.version, answer.known);
    adoptNext(address);
  }

  /** Sends everything that may go out and waits for the answers. */
  async function flush(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      const waiting = [...entries.values()].filter(
        (entry) => dueAt(entry) !== null && (entry.attempt === null || entry.retryAt === null),
      );
      if (waiting.length === 0 && sending.size === 0) return;
      await Promise.all([...sending.values(), ...waiting.map(({ address }) => send(address))]);
    }
  }

  async function settle(): Promise<void> {
    const waited = new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await Promise.race([flush(), waited]);
    await writeAll();
  }

  function discard() {
    window.clearTimeout(alarm);
    entries = new Map();
    orphans = [];
    closeStore();
  }

  /** Work of a tab that is gone comes into this one; where this one has unsent work of its own, it waits its turn. */
  function adoptNext(address: string) {
    const waiting = orphans.find(({ entry }) => entry.address === address);
    const own = entries.get(address);
    if (waiting === undefined || (own !== undefined && hasUnsent(own))) return;
    orphans = orphans.filter((one) => one !== waiting);
    const { entry } = waiting;
    set(own === undefined ? entry : { ...told(entry, own.known, own.version), savedAt: own.savedAt });
    void write(address).then(() => store?.remove(waiting.id));
  }

  async function open() {
    const opened = await place.open(tabs.tab);
    if (typeof opened === "string") {
      storeState = opened;
      return changed();
    }
    store = opened;
    storeState = "kept";
    await navigator.locks.request("gpat-adopt", async () => {
      const living = await tabs.open();
      const kept = await opened.all();
      orphans = kept.filter(({ tab }) => !living.includes(tab)).map(({ id, entry }) => ({ id, entry }));
      for (const { entry } of orphans) adoptNext(entry.address);
    });
    for (const { address } of entries.values()) scheduleWrite(address);
    changed();
  }

  function resume(reasons: readonly Pause[]) {
    for (const { address } of entries.values()) update(address, (entry) => resumed(entry, reasons));
    scheduleSend();
    if (storeState === "unavailable" || storeState === "signed_out") void open();
  }

  void open();
  holdTabWork({
    settle,
    inMemoryOnly,
    unsent: () => ({ tab: tabs.tab, entries: [...entries.values()].filter(hasUnsent) }),
    discard,
  });

  return {
    person,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    entryOf: (address: string) => entries.get(address),
    entries: () => entries,
    storeState: () => storeState,
    /** Its work is meant to wait for a line, on a device that has none. */
    waitsForLine: !place.endsWithSignOut,
    /** A rating that can be written stands on the page, as the server has it now. */
    register({ address, known, version, savedAt, page }: OutboxEntry) {
      const entry = entries.get(address);
      if (entry === undefined) set(freshEntry(address, known, version, savedAt, page));
      else update(address, (now) => resumed(told(now, known, version), ["locked", "absent"]));
      adoptNext(address);
    },
    type: (address: string, fields: FieldSet) => update(address, (entry) => typed(entry, fields, Date.now())),
    choose: (address: string, fields: readonly RatingFieldName[], side: "mine" | "theirs") =>
      update(address, (entry) => chosen(entry, fields, side)),
    /** The person left a field: what can go out goes now. */
    sendNow: (address: string) => void send(address),
    flush,
    settle,
    /** The page goes away: one last request each, which outlives it. */
    leave() {
      void writeAll();
      for (const entry of entries.values()) {
        if (entry.attempt === null && sendable(entry) !== null) void send(entry.address, true);
      }
    },
    resume,
  };
}
