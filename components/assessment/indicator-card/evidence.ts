"use client";

import { useQuery } from "@tanstack/react-query";
import { type Evidence, evidenceOfAnswer } from "@/lib/ratings/evidence-answer";
import type { RatingView } from "@/lib/ratings/schema";

/** Confidence and citations as the server has them now; they move when the rating or its citations do. */
export function useEvidence(
  address: string,
  rating: Pick<RatingView, "confidence" | "citations" | "updatedAt">,
  savedAt: string | null,
): Evidence {
  const { confidence, citations } = rating;
  const rendered = { confidence, citations };
  const isNews = savedAt !== rating.updatedAt;
  const { data } = useQuery({
    queryKey: evidenceKey(address, savedAt),
    queryFn: async ({ signal }): Promise<Evidence> => {
      const response = await fetch(`/api/assessments/${address}`, { signal });
      if (!response.ok) throw new Error(`evidence: ${response.status}`);
      return evidenceOfAnswer(await response.json());
    },
    enabled: isNews,
    placeholderData: (before) => before ?? rendered,
  });
  return isNews ? (data ?? rendered) : rendered;
}

/** The key under which the evidence of one rating is kept. */
function evidenceKey(address: string, savedAt: string | null) {
  return ["evidence", address, savedAt] as const;
}
