/** The sources of each State: invented laws, statistics, judgments, reports and interviews. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { ACCESS_CLASSES, ATTRIBUTIONS, CREDIBILITIES, RELIABILITIES } from "@/db/enums";
import { CHOSEN_TYPES } from "@/lib/sources/kinds";
import sourcesFile from "./data/sources.json";
import { type DemonstrationRound, levelFor, wasAssessedBefore } from "./marks";
import type { DemonstrationState } from "./state";
import { fill, slotsOf } from "./words";

const template = z.strictObject({
  kind: z.string(),
  /** The source exists only where an indicator reaches a level. */
  needs: z.strictObject({ indicator: z.string(), min: z.int() }).optional(),
  unless: z.array(z.enum(["thin", "island"])).optional(),
  type: z.enum(CHOSEN_TYPES),
  title: z.string(),
  publisher: z.string(),
  ministry: z.string().optional(),
  issuedByState: z.boolean(),
  accessClass: z.enum(ACCESS_CLASSES).default("public"),
  /** The kind of source that this one relies on. */
  originKind: z.string().optional(),
  publishedOn: z.string(),
  periodFrom: z.string().optional(),
  periodTo: z.string().optional(),
  inForceCheckedOn: z.string().optional(),
  reliability: z.enum(RELIABILITIES),
  credibility: z.enum(CREDIBILITIES),
  language: z.string(),
  interview: z
    .strictObject({ function: z.string(), heldOn: z.string(), attribution: z.enum(ATTRIBUTIONS) })
    .optional(),
  passages: z
    .array(z.strictObject({ for: z.array(z.string()), locator: z.string(), body: z.string() }))
    .min(1),
});
const TEMPLATES = z.array(template).parse(sourcesFile);
type Template = z.output<typeof template>;

/** Numbers of sources that are not public: six digits. */
const DRAWN_MIN = 100_000;
const DRAWN_COUNT = 900_000;

/** Kinds of the earlier round, which left less behind. */
const KEPT_OF_2023: readonly string[] = [
  "act",
  "code",
  "plan",
  "lead",
  "police",
  "prosecution",
  "court",
  "inspection",
  "border",
  "services",
  "depositary",
  "authority",
  "privacy",
  "observatory",
  "ngo",
  "mission",
  "practitioner",
];
/** Kinds that a mission brings home. */
const FROM_MISSION: readonly string[] = ["mission", "official", "practitioner", "survivors"];
/** The State whose courts and services are too small for some kinds of source. */
const ISLAND = "XAI";

export type DemonstrationPassage = { domains: readonly string[]; locator: string; body: string };

/** One source with its texts filled in. Dates are EDTF; `code` is unique in the installation. */
export type DemonstrationSource = Pick<
  Template,
  "kind" | "type" | "issuedByState" | "accessClass" | "reliability" | "credibility" | "language"
> & {
  code: string;
  iso3: string;
  title: string;
  publisher: string;
  ministry: string | null;
  origin: string | null;
  publishedOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  inForceCheckedOn: string | null;
  interview: {
    personCode: string;
    functionHeld: string;
    province: string;
    heldOn: string;
    attribution: (typeof ATTRIBUTIONS)[number];
    deleteOn: string;
  } | null;
  passages: readonly DemonstrationPassage[];
};

function exists(
  { kind, needs, unless }: Template,
  state: DemonstrationState,
  round: DemonstrationRound,
): boolean {
  if (round === "2023" && !KEPT_OF_2023.includes(kind)) return false;
  if (round === "2026" && state.deskOnly && FROM_MISSION.includes(kind)) return false;
  if (unless?.includes("thin") && state.thin) return false;
  if (unless?.includes("island") && state.iso3 === ISLAND) return false;
  if (!needs) return true;
  return (
    (levelFor(state, round, needs.indicator) ?? levelFor(state, "2023", needs.indicator) ?? 0) >= needs.min
  );
}

function chosenFor(state: DemonstrationState, round: DemonstrationRound): readonly Template[] {
  return TEMPLATES.filter((entry) => exists(entry, state, round));
}

function isPublic({ accessClass }: Template): boolean {
  return accessClass === "public";
}

/** Public sources are counted; the others have a number of six digits that is the same each time. */
function codesOf(
  { iso3 }: DemonstrationState,
  round: DemonstrationRound,
  chosen: readonly Template[],
  first: number,
): readonly string[] {
  let next = first;
  return chosen.map((entry) => {
    if (!isPublic(entry)) {
      const hash = createHash("sha256").update(`${iso3} ${round} ${entry.kind}`).digest();
      return `${iso3}-S-${DRAWN_MIN + (hash.readUInt32BE() % DRAWN_COUNT)}`;
    }
    next += 1;
    return `${iso3}-S-${String(next - 1).padStart(3, "0")}`;
  });
}

/** The sources of a State for one round, in the order in which the team enters them; 12 to 22. */
export function sourcesOf(
  state: DemonstrationState,
  round: DemonstrationRound,
): readonly DemonstrationSource[] {
  const chosen = chosenFor(state, round);
  const earlier = round === "2026" && wasAssessedBefore(state) ? chosenFor(state, "2023") : [];
  const codes = codesOf(state, round, chosen, 1 + earlier.filter(isPublic).length);
  const codeAt = (index: number) => codes[index] ?? "";
  const slots = slotsOf(state, round);
  return chosen.map((entry, index) => {
    const write = (text: string) => fill(text, slots, `${state.iso3} ${round} ${entry.kind}`);
    const optional = (text: string | undefined) => (text === undefined ? null : write(text));
    const originIndex = chosen.findIndex(({ kind }) => kind === entry.originKind);
    return {
      kind: entry.kind,
      code: codeAt(index),
      iso3: state.iso3,
      type: entry.type,
      title: write(entry.title),
      publisher: write(entry.publisher),
      ministry: optional(entry.ministry),
      origin: originIndex < 0 ? null : codeAt(originIndex),
      issuedByState: entry.issuedByState,
      accessClass: entry.accessClass,
      publishedOn: write(entry.publishedOn),
      periodFrom: optional(entry.periodFrom),
      periodTo: optional(entry.periodTo),
      inForceCheckedOn: optional(entry.inForceCheckedOn),
      reliability: entry.reliability,
      credibility: entry.credibility,
      language: entry.language,
      interview: entry.interview
        ? {
            personCode: `${state.iso3}-${round}-${String(index + 1).padStart(2, "0")}`,
            functionHeld: entry.interview.function,
            province: state.provinces[1],
            heldOn: write(entry.interview.heldOn),
            attribution: entry.interview.attribution,
            deleteOn: `${Number(round) + 5}-12-31`,
          }
        : null,
      passages: entry.passages.map((passage) => ({
        domains: passage.for,
        locator: write(passage.locator),
        body: write(passage.body),
      })),
    };
  });
}
