/**
 * The formats `gpat-release/1` and `gpat-release/2` of a published assessment: what its readers get, frozen. The file is
 * RFC 8785 canonical JSON; `public/schemas` holds each schema as JSON Schema. The second adds the State's own assessment
 * and is written only where there is one; both stay readable.
 */
import { z } from "zod";
import {
  CHANGE_CAUSES,
  CITATION_SHOWS,
  CITATION_STANCES,
  CONFIDENCES,
  COUNTRY_DRAFT_OUTCOMES,
  CREDIBILITIES,
  FIGURE_STATUSES,
  NODE_KINDS,
  RATING_STATES,
  RELIABILITIES,
  ROUND_PURPOSES,
  SOURCE_TYPES,
} from "@/db/enums";
import { constructSchema, METHODS } from "@/lib/instruments/format-values";
import { coded, scopeSchema, sha256Schema } from "./format-values";
import { countryComments, selfAssessment } from "./state-format";

const FORMATS = { one: "gpat-release/1", two: "gpat-release/2" } as const;

/** Who stands behind a release; no person is named in it. */
export const RELEASE_AUTHOR = "assessment team";
/** Said while the State was not yet asked to comment. */
export const STATE_NOT_ASKED = "The State has not yet been asked to comment.";
/** Said where the State was asked: whether it commented, in its whole time or on a later draft, or was silent. */
export const STATE_WAS_ASKED = {
  commented: "The State commented on the draft. Each comment stands in this release beside its answer.",
  silent: "The State was asked to comment on the draft. No comment came.",
} as const;
/** Said on every release, whether or not there are such sources. */
export const UNPUBLISHED_SOURCES =
  "Sources that are not published may stand behind a confidence. This sentence always stands here and does not tell whether there are any.";

const number = z
  .strictObject({
    exact: z.string().nullable().describe("The fraction in lowest terms; null for a root."),
    decimal: z.string().describe("Unrounded to 20 places."),
  })
  .describe("A computed number.");
const figure = z
  .strictObject({
    score: number.nullable(),
    low: number.nullable(),
    high: number.nullable(),
    plausibleLow: number.nullable(),
    plausibleHigh: number.nullable(),
  })
  .describe("Figure, bounds and plausible range.");
const confidence = z.enum(CONFIDENCES).nullable();

/** A band: its word, and where it stands among the bands of its construct, the lowest being 1. */
const band = z.strictObject({
  code: z.string(),
  label: z.string(),
  position: z.int().min(1),
  of: z.int().min(1),
});

const whyRating = z.strictObject({
  kind: z.literal("rating"),
  key: z.string(),
  weight: number,
  share: number.nullable().describe("Percent of the figure at the root that this rating makes."),
  value: number.nullable().describe("The level as the figure reads it; null for a gap."),
  withheld: z.boolean(),
});
const whyNode = z.strictObject({
  kind: z.literal("node"),
  key: z.string(),
  method: z.enum(METHODS),
  weight: number,
  share: number.nullable(),
  value: number.nullable(),
  coverage: number.nullable(),
  get children() {
    return z.array(z.discriminatedUnion("kind", [whyNode, whyRating]));
  },
});

const loweredBy = z.strictObject({
  code: z.string(),
  kind: z.enum(["withheld", "gate", "balance"]),
  label: z.string().nullable(),
  indicators: z.array(z.string()),
  becauseWithheld: z.boolean().describe("The gate applies because its answer was withheld."),
});

/** A capability figure of one domain or aggregate. */
const capabilityNode = z.strictObject({
  key: z.string(),
  kind: z.enum(NODE_KINDS),
  title: z.string(),
  pillar: z.string().nullable(),
  status: z.enum(FIGURE_STATUSES).nullable(),
  coverage: number.nullable(),
  confidence,
  band: band.nullable(),
  loweredBy: z.array(loweredBy),
  figure: figure.nullable().describe("Null where something lowered the band: then it stands in `why` only."),
  withheld: z.array(z.string()).describe("Indicators whose answer was asked for and not given."),
  why: z.strictObject({
    figure,
    bandFigure: number.nullable().describe("What the band was read from."),
    bandOfFigure: band.nullable().describe("The band before anything lowered it."),
    tree: whyNode,
  }),
});

/** One line of the exposure profile: words only. */
const exposureEntry = z.strictObject({
  indicator: z.string(),
  group: z.string(),
  code: z.string(),
  label: z.string(),
  state: z.enum(RATING_STATES),
  word: z.string().nullable(),
  sentence: z.string().nullable(),
  reason: coded.nullable(),
  confidence,
});

const citation = z.strictObject({
  source: z.string(),
  locator: z.string().nullable(),
  passage: z.string().nullable(),
  language: z.string(),
  shows: z.enum(CITATION_SHOWS),
  stance: z.enum(CITATION_STANCES),
});

const indicator = z.strictObject({
  code: z.string(),
  title: z.string(),
  domain: z.string().nullable(),
  construct: constructSchema,
  state: z.enum(RATING_STATES),
  level: z.number().nullable().describe("Capability only."),
  word: z.string().nullable(),
  sentence: z.string().nullable(),
  reason: coded.nullable().describe("Why it was not assessed."),
  notApplicableReason: z.string().nullable(),
  rationale: z.string().nullable(),
  language: z.string(),
  confidence,
  changeCause: z
    .enum(CHANGE_CAUSES)
    .nullable()
    .optional()
    .describe(
      "Why the level of a capability differs from the last round's, where it was asked. Absent in a release that was made before this was kept.",
    ),
  citations: z.array(citation),
});

const source = z.strictObject({
  code: z.string(),
  type: z.enum(SOURCE_TYPES),
  title: z.string(),
  publisher: z.string().nullable(),
  publishedOn: z.string().nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  inForceCheckedOn: z
    .string()
    .nullable()
    .optional()
    .describe(
      "The day of the last check that it is in force. Absent in a release that was made before this was kept.",
    ),
  language: z.string().nullable(),
  link: z.string().nullable(),
  reliability: z.enum(RELIABILITIES).nullable(),
  credibility: z.enum(CREDIBILITIES).nullable(),
});

/** A whole release, as every release was written until States could agree to have their own answers published. */
export const releaseOneSchema = z.strictObject({
  format: z.literal(FORMATS.one),
  code: z.string(),
  number: z.int().min(1),
  publishedAt: z.iso.datetime(),
  purpose: z.enum(ROUND_PURPOSES),
  author: z.literal(RELEASE_AUTHOR),
  statements: z.strictObject({
    stateComment: z.strictObject({
      code: z.enum(["not_asked", ...COUNTRY_DRAFT_OUTCOMES]),
      text: z.string(),
    }),
    unpublishedSources: z.string(),
  }),
  country: z.strictObject({ iso3: z.string(), name: z.string() }),
  round: z.strictObject({
    code: z.string(),
    title: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    cutOffOn: z.iso.date(),
  }),
  edition: z.strictObject({
    instrument: z.string(),
    version: z.string(),
    title: z.string(),
    language: z.string(),
    sha256: sha256Schema,
    validated: z
      .boolean()
      .describe(
        "False: a proposal that nobody had validated when the release was made. True also where another organisation published it.",
      ),
  }),
  scope: scopeSchema,
  corrigendum: z
    .strictObject({ text: z.string(), replaces: z.string() })
    .nullable()
    .describe("What changed since the release it replaces."),
  countryComments: countryComments
    .optional()
    .describe(
      "What the State said of the drafts that it was sent, each with its answer. Absent where it was not asked, and in a release that was made before this was kept.",
    ),
  exposure: z.array(exposureEntry),
  capability: z
    .array(capabilityNode)
    .describe("Aggregates first, then domains, in the order of the edition."),
  domains: z
    .array(z.strictObject({ key: z.string(), title: z.string(), construct: constructSchema }))
    .describe("Every domain of the edition in its order, those of exposure too."),
  indicators: z.array(indicator),
  sources: z.array(source).describe("Published sources that the release cites."),
  audit: z.strictObject({
    position: z.int().min(0).describe("Events in the audit chain when the release was made."),
    head: sha256Schema,
  }),
});

/** A release with the State's own assessment of itself; without one a release is still of the first format. */
const releaseTwoSchema = releaseOneSchema.extend({
  format: z.literal(FORMATS.two),
  selfAssessment: selfAssessment.describe(
    "What the State certified of itself and agreed to have published, beside what the team found. It moves no figure.",
  ),
});

/** A release of any format that was ever written. */
export const releaseSchema = z.discriminatedUnion("format", [releaseOneSchema, releaseTwoSchema]);
export type ReleaseFormat = z.output<typeof releaseSchema>["format"];
export type ReleaseSelfAssessment = z.output<typeof selfAssessment>;
export type ReleaseDocument = Omit<z.output<typeof releaseOneSchema>, "format"> & {
  format: ReleaseFormat;
  /** Only in the second format. */
  selfAssessment?: ReleaseSelfAssessment;
};
export type ReleaseNode = ReleaseDocument["capability"][number];
export type ReleaseWhyNode = ReleaseNode["why"]["tree"];

/** Where the JSON Schema of each format is published, below `public`. */
export const RELEASE_SCHEMA_PATHS = {
  "gpat-release/1": "/schemas/gpat-release-1.json",
  "gpat-release/2": "/schemas/gpat-release-2.json",
} as const satisfies Record<ReleaseFormat, string>;

/** Text of the published JSON Schema of a format. */
export function releaseJsonSchema(format: ReleaseFormat): string {
  const shape = format === FORMATS.one ? releaseOneSchema : releaseTwoSchema;
  const schema = z.toJSONSchema(shape, { io: "input", target: "draft-2020-12" });
  const named = { $id: RELEASE_SCHEMA_PATHS[format], title: format, ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}
