"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { presentOfAnswer } from "@/lib/presence/answer";
import { type PersonHere, SEEN_EVERY_MS } from "@/lib/presence/rules";
import type { SaidPresence } from "@/lib/presence/schema";
import { againAfter, ask } from "./ask";

const NOBODY: readonly PersonHere[] = [];

/**
 * Says where the page is looked at, at once where that changed and every quarter of a minute while it is seen, and gives
 * who is in the assessment as told last.
 */
export function usePresence({
  address,
  person,
  said,
}: {
  /** Of the assessment, such as `2026/BEN`. */
  address: string;
  person: string;
  said: SaidPresence;
}): readonly PersonHere[] {
  const { data } = useQuery({
    queryKey: ["presence", address, said],
    queryFn: async ({ signal }) =>
      presentOfAnswer(
        await ask(`${address}/presence`, person, { method: "POST", body: JSON.stringify(said), signal }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: againAfter(SEEN_EVERY_MS),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  return data?.people ?? NOBODY;
}
