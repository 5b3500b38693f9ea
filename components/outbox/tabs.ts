/** What tabs of one person tell each other, and who of them sends. */
import { z } from "zod/mini";
import { fieldSetSchema } from "@/lib/outbox/answer";
import type { FieldSet } from "@/lib/outbox/entry";
import { CHANNEL } from "./device-holds";

const news = z.object({ owner: z.string(), address: z.string(), version: z.number(), known: fieldSetSchema });
const signOut = z.object({ signedOut: z.string() });

export type Tabs = {
  readonly tab: string;
  /** Tells the other tabs of the same person what the server told this one. */
  tell(address: string, version: number, known: FieldSet): void;
  /** Runs `work` while no other tab sends for the same rating. */
  alone<T>(address: string, work: () => Promise<T>): Promise<T>;
  /** The tabs that are open. */
  open(): Promise<readonly string[]>;
};

const tabLock = (tab: string) => `gpat-tab ${tab}`;

/**
 * Joins the tabs: holds a lock as long as this one lives, and passes on what the others of the same person tell. A tab of
 * somebody who was signed in here before does not learn what may be read by who is now.
 */
export function joinTabs(
  owner: string,
  heard: (address: string, version: number, known: FieldSet) => void,
  signedOut: () => void,
): Tabs {
  const tab = newId();
  const locks = globalThis.navigator.locks;
  locks?.request(tabLock(tab), () => new Promise(() => undefined)).catch(() => undefined);
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  channel?.addEventListener("message", (event) => {
    const parsed = z.safeParse(news, event.data);
    if (parsed.success && parsed.data.owner === owner)
      heard(parsed.data.address, parsed.data.version, parsed.data.known);
    const left = z.safeParse(signOut, event.data);
    if (left.success && left.data.signedOut === owner) signedOut();
  });
  return {
    tab,
    tell: (address, version, known) => channel?.postMessage({ owner, address, version, known }),
    alone: (address, work) =>
      locks === undefined ? work() : locks.request(`gpat-save ${address}`, () => work()),
    async open() {
      const held = (await locks?.query())?.held ?? [];
      return held.flatMap(({ name }) =>
        name?.startsWith(tabLock("")) ? [name.slice(tabLock("").length)] : [],
      );
    },
  };
}

/** A random id, also where the page has no secure context. */
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  });
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
