/** The unsent work of this tab, for what asks about it on every page without loading the outbox. */

import type { OutboxEntry } from "@/lib/outbox/entry";

export type TabWork = {
  /** Sends what can go, for a moment, and puts the rest on the device. */
  settle(): Promise<void>;
  /** The ratings of which only this tab holds unsent work: it would be lost with the page. */
  inMemoryOnly(): readonly string[];
  /** The entries of this tab with unsent work, and under which name the tab keeps them on the device. */
  unsent(): { tab: string; entries: readonly OutboxEntry[] };
  /** Lets go of everything unsent, for good. */
  discard(): void;
};

let work: TabWork | null = null;

/** The work of the outbox of this tab; null where none was opened in this visit. */
export function tabWork(): TabWork | null {
  return work;
}

/** The outbox says that the work of the tab is its own. */
export function holdTabWork(own: TabWork): void {
  work = own;
}
