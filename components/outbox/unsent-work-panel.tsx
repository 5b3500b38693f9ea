"use client";

import { OutboxProvider } from "./outbox-context";
import { UnsentWork } from "./unsent-work";

/** The outbox and its list, for pages on which nothing is typed. */
export function UnsentWorkPanel({ person }: { person: string }) {
  return (
    <OutboxProvider person={person}>
      <UnsentWork />
    </OutboxProvider>
  );
}
