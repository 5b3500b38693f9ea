/** A source is made of a contribution, so that it is graded and cited like any other. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import { contributionFiles, contributionReaders, contributions } from "@/db/schema/contribution";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { programmeZone } from "@/lib/settings/programme-day";
import type { DayRefusal } from "@/lib/sources/interview-days";
import { insertPassage } from "@/lib/sources/passages";
import type { AddSource } from "@/lib/sources/schema";
import { addSubject, insertSource } from "@/lib/sources/write";
import { isAlive } from "./rules";
import type { MakeSource } from "./schema";
import { mutateContribution, written } from "./write";

/** What an interview with who contributed leaves unsaid. */
const UNSAID = {
  publisher: null,
  origin: null,
  issuingBody: null,
  ministry: null,
  inForceCheckedOn: null,
  publishedOn: null,
  periodFrom: null,
  periodTo: null,
  link: null,
  functionHeld: null,
  province: null,
  heldOn: null,
  consentWithdrawnOn: null,
} as const;

/**
 * Makes a source with one passage: an interview with somebody outside the State, under the code of the contribution in
 * place of a name, with consent, attributed to nobody, of the access class that its contributor chose, and read by those
 * who read the contribution. Its first file becomes that of the source. From then on the contribution is erased on the
 * day of the source. Refused where somebody changed it meanwhile, where there is a source already, after the consent was
 * withdrawn, and for a day of erasure that does not lie ahead.
 */
export function makeSource(
  ctx: Ctx,
  input: MakeSource,
): Promise<Result<{ code: string }, DayRefusal | "changed_meanwhile" | "not_possible">> {
  return mutateContribution<{ code: string }, DayRefusal | "changed_meanwhile" | "not_possible">(
    ctx,
    "contribution.answer",
    input.contribution,
    async (inside, { row, place }) => {
      if (row.version !== input.version) return refused("changed_meanwhile");
      if (!isAlive(row) || row.sourceId !== null) return refused("not_possible");
      if (!can(inside.actor, "source.add", await addSubject(inside, place.iso3)))
        throw new AppError("FORBIDDEN", "source.add");
      const readers = await inside.tx
        .select({ userId: contributionReaders.userId })
        .from(contributionReaders)
        .where(eq(contributionReaders.contributionId, row.id));
      const fields: AddSource = {
        ...UNSAID,
        type: "interview_nonstate",
        title: input.title,
        issuedByState: false,
        language: row.language,
        accessClass: row.accessClass,
        reliability: input.reliability,
        credibility: input.credibility,
        typedLanguage: row.language,
        personCode: row.code,
        consent: "given",
        consentOn: dayIn(await programmeZone(inside), row.receivedAt),
        attribution: "not_attributed",
        deleteOn: input.deleteOn,
        countries: [place.iso3],
        wantedFor: undefined,
      };
      const made = await insertSource(inside, fields, {
        readers: readers.map(({ userId }) => userId),
        authorId: row.keeperId,
      });
      if (!made.ok) return made;
      const { code, id, change } = made.value;
      const [file] = await inside.tx
        .select({ fileSha256: contributionFiles.fileSha256, fileName: contributionFiles.fileName })
        .from(contributionFiles)
        .where(eq(contributionFiles.contributionId, row.id))
        .orderBy(asc(contributionFiles.id))
        .limit(1);
      if (file) await inside.tx.update(sources).set(file).where(eq(sources.id, id));
      const passage = await insertPassage(
        inside,
        { id, code },
        {
          locator: null,
          body: input.passage,
          language: row.language,
          round: null,
          iso3: null,
          indicators: [],
          shows: "exists",
          stance: "supports",
        },
      );
      await inside.tx
        .update(contributions)
        .set({ sourceId: id, readAt: row.readAt ?? inside.now, eraseOn: input.deleteOn })
        .where(eq(contributions.id, row.id));
      return written({ code }, change, ...passage.changes);
    },
  );
}
