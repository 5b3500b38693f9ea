import type { Edition } from "@/lib/instruments/edition";
import { requireEdition } from "@/lib/instruments/parse";

/** An edition of one domain over these indicators: their questions by code, of a scale from 0 to 4. */
export function smallEdition(
  questions: Readonly<Record<string, string>>,
  { version = "1", max = 4 }: { version?: string; max?: number } = {},
): Edition {
  return requireEdition(
    JSON.stringify({
      format: "gpat-instrument/1",
      code: "small",
      version,
      status: "proposal",
      language: "en",
      title: "Small",
      scale: { min: 0, max, step: 1 },
      normalise: "from_minimum",
      domains: [{ code: "D", title: "D", construct: "capability" }],
      indicators: Object.entries(questions).map(([code, question]) => ({
        code,
        title: code,
        domain: "D",
        question,
      })),
    }),
  );
}
