"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { OutboxProvider } from "@/components/outbox/outbox-context";
import type { StorePlace } from "@/components/outbox/record-store";

/** What the cards of a page share while it lives: the outbox of the tab and what was read beside it. */
export function Workspace({
  person,
  place = null,
  children,
}: {
  person: string;
  /** Where unsent work lies where it is not under the server's key. */
  place?: StorePlace | null;
  children: ReactNode;
}) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <OutboxProvider person={person} place={place}>
        {children}
      </OutboxProvider>
    </QueryClientProvider>
  );
}
