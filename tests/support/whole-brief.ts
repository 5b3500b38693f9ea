/** A country, its brief and the report of its round with something in every part, and the same with texts of any length. */
import { readFileSync } from "node:fs";
import { asksOf } from "@/lib/briefs/asks";
import { buildBrief } from "@/lib/briefs/build";
import type { BriefFacts, Contested } from "@/lib/briefs/country";
import type { Locale } from "@/lib/i18n/locales";
import { identityOf } from "@/lib/instruments/correspondence";
import { requireEdition } from "@/lib/instruments/parse";
import { EMPTY_RATING } from "@/lib/ratings/merge";
import type { Report } from "@/lib/reports/model";
import { buildRoundReport } from "@/lib/round-reports/build";
import type { RoundReportInput } from "@/lib/round-reports/input";
import { buildCard } from "@/lib/scorecards/card";
import { changeSince } from "@/lib/scorecards/change";
import type { CardFacts } from "@/lib/scorecards/facts";
import { factsOfScores } from "@/lib/scorecards/facts-of-scores";
import type { GridRow } from "@/lib/scorecards/grid";
import { columnsOf } from "@/lib/scorecards/grid-columns";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating, ScoringInput } from "@/lib/scoring/rating";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

/** The core offence lowers a band by its gate, one answer is withheld, one domain is hardly rated. */
function inputOf(level: number): ScoringInput {
  const ratings = new Map(
    [...edition.indicators.keys()].map((code): [string, Rating] => {
      if (code === "R4.3") return [code, { state: "not_assessed", reason: "refused" }];
      if (code.startsWith("C5")) return [code, { state: "not_assessed", reason: "not_reached" }];
      return [code, { state: "rated", level: code === "G2.1" ? 1 : code === "G1.1" ? 4 - level : level }];
    }),
  );
  const confidence = new Map(
    [...ratings.keys()].map((code) => [code, code.startsWith("G") ? "low" : "medium"]),
  );
  return { ratings, confidence, confirmedGates: new Set() };
}

function factsAt(level: number): CardFacts {
  const input = inputOf(level);
  return factsOfScores({
    scored: scoreAssessment(edition, input),
    input,
    ratings: [...input.ratings].map(([indicator, rating]) => ({
      indicator,
      values: {
        ...EMPTY_RATING,
        state: rating.state,
        level: rating.state === "rated" ? rating.level : null,
        changeCause: indicator.startsWith("C") ? "situation_changed" : "better_information",
      },
      citations: [],
    })),
    sources: [],
  });
}

/** A text of many words of one kind, as somebody types who has much to say. */
const long = (word: string, length: number) =>
  `${word} `.repeat(Math.ceil(length / (word.length + 1))).slice(0, length);

/** One country with everything that a brief may say of it; with texts of their greatest length where it is `isLong`. */
export function wholeFacts(locale: Locale, { isLong = false, iso3 = "XAA" } = {}): BriefFacts {
  const [now, before] = [factsAt(3), factsAt(2)];
  const input = inputOf(3);
  const arabic = locale === "ar";
  const typed = (short: string, length: number) =>
    isLong ? long(arabic ? "المكافحة" : "coordination", length) : short;
  const roundTitle = typed("First round", 200);
  const contested = (["not_accepted", "partly_accepted", null, "not_accepted", null] as const).map(
    (disposition, place): Contested => ({
      indicator: place === 2 ? null : { code: `G2.${place + 1}`, title: typed(`Offence ${place}`, 300) },
      body: typed(`The State says otherwise ${place}.`, 5_000),
      language: arabic ? "ar" : "en",
      disposition,
    }),
  );
  return {
    card: {
      view: "card",
      audience: "team",
      isDraft: true,
      frame: {
        round: "2026",
        roundTitle,
        iso3,
        countryName: typed(arabic ? "أرفينيا" : "Arvenia", 120),
        state: "comment_response",
        dueOn: null,
        purpose: "illustrative",
        edition: "gpat@1.0.0",
        editionLanguage: "en",
        editionStanding: "proposal",
        stateAsked: true,
        cutOffOn: "2026-06-30",
        scope: {
          periodFrom: null,
          periodTo: null,
          territory: null,
          governmentLevels: null,
          placesVisited: null,
          institutionsSilent: typed("Coast guard", 3_000),
          limits: typed("No visit to the border.", 3_000),
          language: arabic ? "ar" : "en",
        },
        parts: [],
        release: null,
      },
      card: buildCard(now, { audience: "team", overall: false, cutOffOn: "2026-06-30", last: before }),
      bands: { exposure: [], capability: [] },
      scale: { min: 0, max: 4 },
      last: { round: "2023", roundTitle, isComparable: true },
      change: changeSince(now, before, "team", identityOf(now.edition.indicators.keys())),
      answers: [],
    },
    hearing: "commented",
    contested,
    asks: asksOf(scoreAssessment(edition, input), input.ratings),
    letters: [1, 2, 3].map((number) => ({
      number,
      direction: number === 2 ? "received" : "sent",
      passedOn: `2026-0${number}-11`,
      institutionName: typed("Ministry of Justice", 300),
      subject: typed(`Note ${number}`, 2_000),
      language: arabic ? "ar" : "en",
    })),
  };
}

const IMPRINT = { isDemonstration: true, programme: null };

/** The brief of that country. */
export function wholeBrief(locale: Locale, wish: { isLong?: boolean } = {}): Report {
  return buildBrief(wholeFacts(locale, wish), { locale, ...IMPRINT });
}

const CODES = ["XAA", "XAB", "XAC"];

/** The report of a round with that country three times, and one in drafting. */
export function wholeRoundReport(locale: Locale, wish: { isLong?: boolean } = {}): Report {
  const countries = CODES.map((iso3) => wholeFacts(locale, { ...wish, iso3 }));
  const rowOf = (iso3: string, isOpen: boolean): GridRow => ({
    iso3,
    name: `Country ${iso3}`,
    region: null,
    state: isOpen ? "approval" : "drafting",
    dueOn: null,
    daysLeft: null,
    lead: "Lena Lead",
    coverage: { scored: 40, applicable: 60 },
    percents: { "G.capability": 82 },
    isDraft: isOpen,
    isTeam: isOpen,
    closed: isOpen ? null : "draft",
    stateAsked: isOpen,
    isCorrected: false,
    figures: isOpen
      ? {
          "G.capability": {
            status: "final",
            band: { code: "limited", label: "Limited", rank: 2 },
            score: { value: 42.3, decimals: 1 },
            loweredBy: [{ key: "gate", indicator: "G2.1" }],
            bounds: null,
            ends: null,
            plausible: null,
          },
        }
      : {},
    levels: {},
    hasCard: true,
  });
  const input: RoundReportInput = {
    ...IMPRINT,
    locale,
    audience: "team",
    round: {
      code: "2026",
      title: "Second round of assessments",
      purpose: "illustrative",
      cutOffOn: "2026-06-30",
      instrument: "gpat",
      editionVersion: "1.0.0",
    },
    language: "en",
    columns: columnsOf(edition, false).filter(({ isTeamOnly }) => !isTeamOnly),
    rows: [...CODES.map((iso3) => rowOf(iso3, true)), rowOf("XAD", false)],
    countries,
  };
  return buildRoundReport(input);
}
