"use client";

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { internalLink } from "@/components/leaving/internal-link";
import { SIGNED_IN_EVENT } from "@/lib/auth/session-events";
import { useRouter } from "@/lib/i18n/navigation";
import { hasUnsent, type OutboxEntry } from "@/lib/outbox/entry";
import { devicePlace } from "./device-store";
import { createOutbox, type Outbox, type StoreState } from "./outbox";
import type { StorePlace } from "./record-store";

const Context = createContext<Outbox | null>(null);
let current: { outbox: Outbox; person: string; place: StorePlace | null } | null = null;

function outboxOf(person: string, place: StorePlace | null): Outbox {
  if (current === null || current.person !== person || current.place !== place)
    current = { outbox: createOutbox(person, place ?? devicePlace(person)), person, place };
  return current.outbox;
}

/**
 * The one outbox of this tab for the pages inside; null on the server and until the page lives. Unsent work lies under the
 * server's key, or where `place` says.
 */
export function OutboxProvider({
  person,
  place = null,
  children,
}: {
  person: string;
  place?: StorePlace | null;
  children: ReactNode;
}) {
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  useEffect(() => setOutbox(outboxOf(person, place)), [person, place]);
  return (
    <Context value={outbox}>
      {outbox === null ? null : <LineWatch outbox={outbox} />}
      {children}
    </Context>
  );
}

/** The outbox, null until the page lives. */
export function useOutbox(): Outbox | null {
  return useContext(Context);
}

const nothing = () => () => undefined;

/** The entry of a rating, or what the server rendered until the page lives. */
export function useEntry(address: string, rendered: OutboxEntry): OutboxEntry {
  const outbox = useOutbox();
  return useSyncExternalStore(
    outbox?.subscribe ?? nothing,
    () => outbox?.entryOf(address) ?? rendered,
    () => rendered,
  );
}

/** Every entry that this tab knows. */
export function useEntries(): readonly OutboxEntry[] {
  const outbox = useOutbox();
  const entries = useSyncExternalStore(
    outbox?.subscribe ?? nothing,
    () => outbox?.entries() ?? null,
    () => null,
  );
  return entries === null ? [] : [...entries.values()];
}

/** Every entry with unsent work. */
export function useUnsent(): readonly OutboxEntry[] {
  return useEntries().filter(hasUnsent);
}

/** Whether unsent work is kept on this device, and why not. */
export function useStoreState(): StoreState {
  const outbox = useOutbox();
  return useSyncExternalStore(
    outbox?.subscribe ?? nothing,
    () => outbox?.storeState() ?? "opening",
    () => "opening",
  );
}

/** Watches the line, the tab and the ways out of the page. */
function LineWatch({ outbox }: { outbox: Outbox }) {
  const router = useRouter();
  useEffect(() => {
    const online = () => outbox.resume(["offline", "unanswered"]);
    const signedIn = () => outbox.resume(["signed_out"]);
    const hidden = () => {
      if (document.visibilityState === "hidden") outbox.leave();
      else outbox.resume(["offline", "unanswered", "signed_out"]);
    };
    const follow = (event: MouseEvent) => {
      const path = internalLink(event)?.path;
      if (path === undefined || ![...outbox.entries().values()].some(hasUnsent)) return;
      event.preventDefault();
      void outbox.settle().then(() => router.push(path));
    };
    window.addEventListener("online", online);
    window.addEventListener(SIGNED_IN_EVENT, signedIn);
    window.addEventListener("pagehide", outbox.leave);
    document.addEventListener("visibilitychange", hidden);
    document.addEventListener("click", follow, { capture: true });
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener(SIGNED_IN_EVENT, signedIn);
      window.removeEventListener("pagehide", outbox.leave);
      document.removeEventListener("visibilitychange", hidden);
      document.removeEventListener("click", follow, { capture: true });
    };
  }, [outbox, router]);
  return null;
}
