/** A release in which every field is filled, each text told apart from every other, and the report made of it. */
import { readFileSync } from "node:fs";
import { seriesOf } from "@/lib/figures/series";
import type { Locale } from "@/lib/i18n/locales";
import { identityOf } from "@/lib/instruments/correspondence";
import { requireEdition } from "@/lib/instruments/parse";
import { buildRelease, type ReleaseInput } from "@/lib/releases/build";
import type { ReleaseDocument } from "@/lib/releases/format";
import type { ReleasedRating } from "@/lib/releases/released-answer";
import { buildReport } from "@/lib/reports/build";
import type { ReportedEntry, ReportInput } from "@/lib/reports/input";
import type { Report } from "@/lib/reports/model";
import { buildCard } from "@/lib/scorecards/card";
import { changeSince } from "@/lib/scorecards/change";
import { factsOfRelease } from "@/lib/scorecards/facts-of-release";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

/** What is answered: a withheld hinge, one that does not apply, one that lowers a band by its gate, levels elsewhere. */
function levelOf(code: string, level: number): Rating {
  if (code === "R4.3") return { state: "not_assessed", reason: "refused" };
  if (code === "G6.3") return { state: "not_applicable" };
  return { state: "rated", level: code === "G2.1" ? 1 : level };
}

function ratingsOf(level: number, say: (code: string) => string): ReadonlyMap<string, ReleasedRating> {
  return new Map(
    [...edition.indicators.keys()].map((code): [string, ReleasedRating] => {
      const rating = levelOf(code, level);
      return [
        code,
        {
          indicator: code,
          state: rating.state,
          level: rating.state === "rated" ? rating.level : null,
          reason: rating.state === "not_assessed" ? (rating.reason ?? null) : null,
          notApplicableReason: rating.state === "not_applicable" ? `No case reached ${code}.` : null,
          rationale: say(code),
          language: code.startsWith("C") ? "ar" : "en",
          changeCause: rating.state === "rated" ? "situation_changed" : null,
          citations:
            code === "G2.1"
              ? [
                  {
                    source: "XAA-S-001",
                    locator: "page 12",
                    passage: "Whoever recruits is punished.",
                    language: "en",
                    shows: "applied",
                    stance: "contradicts",
                  },
                ]
              : [],
        },
      ];
    }),
  );
}

/** What is written of an indicator: of those of cooperation in Arabic. */
export function rationaleOf(code: string): string {
  return code.startsWith("C")
    ? `يستند هذا التقدير للمؤشر ${code} إلى مقابلات مع الشرطة والنيابة والقضاء.`
    : `The team found reasons for ${code}: two lines,\nand the second one.`;
}

function releaseInput(level: number, changes: Partial<ReleaseInput>): ReleaseInput {
  const ratings = new Map([...edition.indicators.keys()].map((code) => [code, levelOf(code, level)]));
  const confidence = new Map(
    [...ratings].flatMap(([code, { state }]) => (state === "rated" ? [[code, "medium"]] : [])),
  );
  return {
    code: "2026-XAA-2",
    number: 2,
    publishedAt: "2026-11-02T09:00:00.000Z",
    purpose: "illustrative",
    country: { iso3: "XAA", name: "Arvenia" },
    round: {
      code: "2026",
      title: "Second round of assessments",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      cutOffOn: "2026-06-30",
    },
    edition: {
      instrument: "gpat",
      version: "1.0.0",
      title: "GPAT country assessment",
      language: "en",
      sha256: "a".repeat(64),
      validated: false,
    },
    scope: {
      periodFrom: "2024-03",
      periodTo: "2026-02-17",
      territory: "The whole territory but the northern islands.",
      governmentLevels: "National and provincial.",
      placesVisited: "Port Arven, Selm.",
      institutionsSilent: "Ministry of Labour\nCoast guard",
      limits: "لم تُجرَ أي زيارة إلى الحدود الشرقية.",
      language: "en",
    },
    corrigendum: { text: "The rationale of G2.1 was corrected.", replaces: "2026-XAA-1" },
    audit: { position: 4711, head: "b".repeat(64) },
    scored: scoreAssessment(edition, {
      ratings,
      confidence,
      confirmedGates: new Set(edition.gates.map(({ code }) => code)),
    }),
    confidence,
    ratings: ratingsOf(level, rationaleOf),
    sources: [
      {
        code: "XAA-S-001",
        type: "official_document",
        title: "Act on the protection of persons",
        publisher: "Parliament of Arvenia",
        publishedOn: "2019-05",
        periodFrom: "2018",
        periodTo: "2020-01",
        inForceCheckedOn: "2026-05-01",
        language: "fr",
        link: "https://laws.example/act-12",
        reliability: "A",
        credibility: "2",
      },
    ],
    heard: null,
    selfAssessed: {
      certifiedAt: "2026-04-02T09:00:00.000Z",
      sha256: "c".repeat(64),
      statement: "Two ministries answered for the State.",
      language: "en",
      ratings: ratingsOf(3, (code) => `The State says of ${code} that it is done.`),
    },
    unpublished: new Set(),
    ...changes,
  };
}

/** What the draft said of each indicator before its rationale was written anew. */
function draftIndicators(): ReleaseDocument["indicators"] {
  const { indicators } = buildRelease(releaseInput(2, {}));
  return indicators.map((indicator) => ({ ...indicator, rationale: `Draft on ${indicator.code}.` }));
}

function heardState(): NonNullable<ReleaseInput["heard"]> {
  return {
    drafts: [
      {
        number: 1,
        kind: "whole",
        sha256: "d".repeat(64),
        sentAt: "2026-08-03T09:00:00.000Z",
        dueOn: "2026-09-28",
        outcome: "commented",
        endedAt: "2026-09-20T09:00:00.000Z",
        indicators: draftIndicators(),
        scope: { ...releaseInput(2, {}).scope, limits: "The draft said that no prison was visited." },
      },
    ],
    comments: [
      {
        draft: 1,
        indicator: null,
        body: "The State thanks the team for the whole text.",
        language: "en",
        files: 2,
        disposition: "accepted",
        reason: "The team takes note of it.",
        reasonLanguage: "en",
      },
      {
        draft: 1,
        indicator: "G2.1",
        body: "ترى الدولة أن الجريمة الأساسية معرّفة تعريفًا كاملًا.",
        language: "ar",
        files: 0,
        disposition: "partly_accepted",
        reason: "The amendment was not in force on the cut-off date.",
        reasonLanguage: "en",
      },
    ],
  };
}

const ROUTE: ReportedEntry = {
  code: "XAA-R-001",
  title: "[[country:XAA]] → [[country:XAB]]",
  status: "checked",
  accessClass: "public",
  notBefore: null,
  reportedBy: "XAB",
  language: "en",
  note: "Seen in court files only.",
  values: { firstYearSeen: 2019, lastYearSeen: 2025, description: "By ferry to the mainland." },
  rows: {
    legs: [{ fromCountry: "XAA", fromPlace: "Port Arven", toCountry: "XAB", toPlace: "Lower Belmar" }],
  },
  sources: ["XAA-S-001"],
};

/** One figure that is shown and one that is suppressed. */
const FIGURES = [
  { year: 2024, valueStatus: "exact", value: 40_217 },
  { year: 2025, valueStatus: "suppressed", value: null },
].map(({ year, valueStatus, value }) => ({
  code: `XAA-D-${year}`,
  values: {
    reportingBody: "National police of Arvenia",
    indicator: "detected_victims",
    unit: "persons",
    dimension: "total",
    sex: "total",
    age: "total",
    year,
    valueStatus,
    value,
  },
}));

/** Everything that the report is made of. */
export function wholeInput(locale: Locale, changes: Partial<ReleaseInput> = {}): ReportInput {
  const document = buildRelease(releaseInput(2, { heard: heardState(), ...changes }));
  const facts = factsOfRelease(edition, document);
  const before = factsOfRelease(edition, buildRelease(releaseInput(3, {})));
  return {
    locale,
    isDraft: false,
    isDemonstration: true,
    programme: null,
    document,
    sha256: "e".repeat(64),
    country: locale === "ar" ? "أرفينيا" : "Arvenia",
    zone: "Europe/Vienna",
    references: {},
    card: buildCard(facts, { audience: "release", overall: false, cutOffOn: "2026-06-30", last: before }),
    last: {
      roundTitle: "First round",
      isComparable: true,
      change: changeSince(facts, before, "release", identityOf(facts.edition.indicators.keys())),
    },
    treaties: {
      asOf: "2026-11-02",
      statuses: {
        untoc: { kind: "binding", since: "2004-02-01", depositedOn: "2004-01-02" },
        tip_protocol: { kind: "signed", signedOn: "2001-05-05", reportedBy: "XAB" },
        som_protocol: { kind: "none" },
      },
    },
    entries: { treaties: [], laws: [], cooperation: [], routes: [ROUTE] },
    figures: [
      {
        register: "detections",
        tables: seriesOf("detections", FIGURES),
        version: { number: 3, publishedAt: "2026-10-01T09:00:00.000Z", threshold: 5 },
      },
    ],
    countryNames: { XAA: locale === "ar" ? "أرفينيا" : "Arvenia", XAB: "Belmar" },
  };
}

/** The report of all that. */
export function wholeReport(locale: Locale): Report {
  return buildReport(wholeInput(locale));
}
