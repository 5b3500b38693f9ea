/** A letter of the demonstration that has no file yet. */
import type { Database } from "@/db/client";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { createContext } from "@/lib/core/context";
import { addLetter } from "@/lib/correspondence/mutations";

/** Somebody notes a letter about an assessment; gives its address below that of all assessments. */
export async function makeLetter(
  db: Database,
  userId: string,
  { round, iso3 }: AssessmentKey,
): Promise<string> {
  const actor = { kind: "user", userId, name: "", email: "", roles: [], sessionId: "" } as const;
  const added = await addLetter(createContext(db, actor, new Date()), {
    round,
    iso3,
    direction: "received",
    reference: "NV/2026/114",
    writtenOn: "2026-02-02",
    passedOn: "2026-02-09",
    institution: null,
    institutionName: "Ministry of Justice",
    subject: "Nomination of the focal point",
    language: "en",
  });
  if (!added.ok) throw new Error(added.reason);
  return `${round}/${iso3}/correspondence/${added.value.number}`;
}
