"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Evidence, evidenceOfAnswer } from "@/lib/ratings/evidence-answer";
import type { RatingView } from "@/lib/ratings/schema";

const keyOf = (address: string) => ["evidence", address] as const;

/** Confidence and citations as the server has them; read again when they may have moved. */
export function useEvidence(address: string, { confidence, citations }: RatingView): Evidence {
  const { data } = useQuery({
    queryKey: keyOf(address),
    queryFn: async ({ signal }): Promise<Evidence> => {
      const response = await fetch(`/api/assessments/${address}`, { signal });
      if (!response.ok) throw new Error(`evidence: ${response.status}`);
      return evidenceOfAnswer(await response.json());
    },
    initialData: { confidence, citations },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** What the history of a rating is kept under. */
export const historyKey = (address: string) => ["history", address] as const;

/** Has the evidence, and the history that tells of it, read again each time `turn` changes to something new. */
export function useEvidenceAfter(address: string, turn: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (turn === null) return;
    void client.invalidateQueries({ queryKey: keyOf(address) });
    void client.invalidateQueries({ queryKey: historyKey(address) });
  }, [client, address, turn]);
}
