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

/** Has the evidence read again each time `turn` changes to something new. */
export function useEvidenceAfter(address: string, turn: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (turn !== null) void client.invalidateQueries({ queryKey: keyOf(address) });
  }, [client, address, turn]);
}
