"use client";

import { useSyncExternalStore } from "react";
import type { OutboxEntry } from "@/lib/outbox/entry";

/** Whether there is a line: the browser says so, and nothing that was sent stayed without an answer. True until the page lives. */
export function useLine(unsent: readonly OutboxEntry[]): boolean {
  const isOnline = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  return isOnline && !unsent.some(({ pause }) => pause === "offline" || pause === "unanswered");
}

function watch(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
