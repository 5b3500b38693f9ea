/** The team enters its sources, adds a passage once and gives it to the indicators that it speaks to. */
import "server-only";
import type { CitationShows, CitationStance } from "@/db/enums";
import { citePassage } from "@/lib/ratings/cite";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import type { DemonstrationCitation } from "./citations";
import type { DemonstrationRating } from "./ratings";
import type { DemonstrationSource } from "./sources";
import type { AssessmentPlan } from "./timeline";
import { instant, must, type Step } from "./world";

type Ctx = Parameters<Step["act"]>[0];
type Given = { shows: CitationShows; stance: CitationStance; indicators: string[] };

/** Which indicators a passage is given to, by what it shows there. */
function givenTo(source: string, passage: number, ratings: readonly DemonstrationRating[]): readonly Given[] {
  const groups = new Map<string, Given>();
  const isHere = (citation: DemonstrationCitation) =>
    citation.source === source && citation.passage === passage;
  for (const { indicator, citations } of ratings) {
    for (const { shows, stance } of citations.filter(isHere)) {
      const key = `${shows} ${stance}`;
      const group = groups.get(key) ?? { shows, stance, indicators: [] };
      group.indicators.push(indicator);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

async function enterSource(ctx: Ctx, source: DemonstrationSource): Promise<void> {
  const { interview } = source;
  const number = () => Number(source.code.split("-").at(-1));
  const added = must(
    await addSource(
      ctx,
      {
        countries: [source.iso3],
        type: source.type,
        title: source.title,
        publisher: source.publisher,
        origin: source.origin,
        issuingBody: source.issuedByState ? source.publisher : null,
        ministry: source.ministry,
        issuedByState: source.issuedByState,
        inForceCheckedOn: source.inForceCheckedOn,
        publishedOn: source.publishedOn,
        periodFrom: source.periodFrom,
        periodTo: source.periodTo,
        language: source.language,
        accessClass: source.accessClass,
        reliability: source.reliability,
        credibility: source.credibility,
        link: null,
        typedLanguage: "en",
        personCode: interview?.personCode ?? null,
        functionHeld: interview?.functionHeld ?? null,
        province: interview?.province ?? null,
        heldOn: interview?.heldOn ?? null,
        consent: interview ? "given" : null,
        consentOn: interview?.heldOn ?? null,
        consentWithdrawnOn: null,
        attribution: interview?.attribution ?? null,
        deleteOn: interview?.deleteOn ?? null,
      },
      number,
    ),
    source.code,
  );
  if (added.code !== source.code) throw new RangeError(`${source.code} became ${added.code}`);
}

async function enterPassages(
  ctx: Ctx,
  { round, iso3 }: AssessmentPlan,
  source: DemonstrationSource,
  ratings: readonly DemonstrationRating[],
): Promise<void> {
  for (const [index, { locator, body }] of source.passages.entries()) {
    const [first, ...others] = givenTo(source.code, index, ratings);
    const { passageId } = must(
      await addPassage(ctx, {
        code: source.code,
        locator,
        body,
        language: "en",
        round,
        iso3,
        indicators: first?.indicators ?? [],
        shows: first?.shows ?? "exists",
        stance: first?.stance ?? "supports",
      }),
      `a passage of ${source.code}`,
    );
    for (const given of others) {
      must(await citePassage(ctx, { passageId, round, iso3, ...given }), `a citation of ${source.code}`);
    }
  }
}

/** Entering all sources of an assessment, from a day on, in half an hour each. Confidential ones are the lead's. */
export function evidenceSteps(
  plan: AssessmentPlan,
  fromDay: number,
  sources: readonly DemonstrationSource[],
  ratings: readonly DemonstrationRating[],
): readonly Step[] {
  return sources.map((source, index) => ({
    at: instant(plan.openedOn, fromDay + Math.floor(index / 8), 9 + (index % 8), 12),
    by: source.accessClass === "confidential" || index % 3 !== 2 ? plan.lead : plan.assessor,
    act: async (ctx) => {
      await enterSource(ctx, source);
      await enterPassages(ctx, plan, source, ratings);
    },
  }));
}
