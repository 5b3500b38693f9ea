/** The documented facts about real countries: each with its source, entered when the practice round has opened. */
import "server-only";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { DOCUMENTED_SOURCES, type DocumentedSource, documentedPassage } from "./documented";
import { PRACTICE_LEADS, PRACTICE_OPENED_ON } from "./practice";
import { citePassage, entrySteps, tableSteps } from "./register-steps";
import { documentedFacts, documentedTables } from "./registers";
import { COMMAND, instant, must, type Step } from "./world";

type Ctx = Parameters<Step["act"]>[0];

/** Days after the opening of the practice round. */
const SOURCES = 1;
const ENTRIES = 2;
const TABLES = 3;
/** What a source says against the depositary, whose day counts; both stay visible. */
const CONTRADICTED = [{ iso3: "LBN", register: "treaties", code: "LBN-A-004", by: "LBN-S-006" }] as const;

async function enterSource(ctx: Ctx, { code, source, locator, body }: DocumentedSource): Promise<void> {
  const added = must(await addSource(ctx, source), code);
  if (added.code !== code) throw new RangeError(`${code} became ${added.code}`);
  const passage = { locator, body, language: "en", round: null, iso3: null, indicators: [] };
  must(
    await addPassage(ctx, { code, ...passage, shows: "exists", stance: "supports" }),
    `a passage of ${code}`,
  );
}

/** Who leads the practice assessment of a country. Throws RangeError for a country without one. */
function leadOf(iso3: string): Step["by"] {
  const plan = PRACTICE_LEADS.find((entry) => entry.iso3 === iso3);
  if (!plan) throw new RangeError(`no practice assessment of ${iso3}`);
  return plan.lead;
}

/**
 * A command reads the published tables, which are of countries that nobody assesses, too; the leads of the practice
 * round enter what is added by hand.
 */
export function documentedSteps(): readonly Step[] {
  const byCountry = Map.groupBy(documentedFacts(), ({ iso3 }) => iso3);
  return [
    ...DOCUMENTED_SOURCES.map(
      (source, index): Step => ({
        at: instant(PRACTICE_OPENED_ON, SOURCES, 9 + Math.floor(index / 4), 15 * (index % 4)),
        by: source.by ?? leadOf(source.home),
        act: (ctx) => enterSource(ctx, source),
      }),
    ),
    ...[...byCountry].flatMap(([iso3, facts]) => {
      const lead = leadOf(iso3);
      const entering = { by: lead, secondReader: lead, on: PRACTICE_OPENED_ON, day: ENTRIES };
      return entrySteps(facts, entering, documentedPassage);
    }),
    ...CONTRADICTED.map(
      ({ iso3, register, code, by }, index): Step => ({
        at: instant(PRACTICE_OPENED_ON, TABLES, 9, 5 * index),
        by: leadOf(iso3),
        act: (ctx) => citePassage(ctx, { register, code }, documentedPassage(by), "contradicts"),
      }),
    ),
    ...tableSteps(
      documentedTables(),
      { by: COMMAND, on: PRACTICE_OPENED_ON, day: TABLES },
      documentedPassage,
    ),
  ];
}
