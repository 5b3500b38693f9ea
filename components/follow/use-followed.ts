"use client";

import { useQuery } from "@tanstack/react-query";
import { followedOfAnswer } from "@/lib/presence/answer";
import type { Followed } from "@/lib/presence/schema";
import { againAfter, ask, Ended } from "./ask";

/** A change is seen within so long. */
const ASKED_EVERY_MS = 4_000;

/** How what is shown stands to what is saved. */
export type LineState = "live" | "no_line" | "ended";

/** What is saved of a domain as told last; undefined while a domain is read that was not shown before. */
export function useFollowed({
  address,
  person,
  domain,
  first,
}: {
  address: string;
  person: string;
  domain: string;
  /** What the page was made with. */
  first: Followed;
}): { followed: Required<Followed> | undefined; line: LineState } {
  const read = (query: string) => async (signal: AbortSignal) =>
    followedOfAnswer(
      await ask(`${address}/follow?domain=${domain}${query}`, person, { signal, covers: true }),
    );
  const isFirst = domain === first.domain;
  const whole = useQuery({
    queryKey: ["words", address, domain],
    queryFn: ({ signal }) => read("&words=1")(signal),
    ...(isFirst ? { initialData: first } : {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const saved = useQuery({
    queryKey: ["saved", address, domain],
    queryFn: ({ signal }) => read("")(signal),
    ...(isFirst ? { initialData: first } : {}),
    enabled: whole.data !== undefined,
    refetchInterval: againAfter(ASKED_EVERY_MS),
    retry: false,
    staleTime: 0,
  });
  const words = whole.data?.words;
  const latest = saved.data ?? whole.data;
  const error = saved.error ?? whole.error;
  const cut = error !== null || saved.fetchStatus === "paused";
  return {
    followed: words === undefined || latest === undefined ? undefined : { ...latest, words: [...words] },
    line: error instanceof Ended ? "ended" : cut ? "no_line" : "live",
  };
}
