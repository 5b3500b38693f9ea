import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { GridRow } from "./grid";
import { gridCsv } from "./grid-csv";
import type { Grid } from "./grid-queries";

const messages = catalogueOf("en");
const words = {
  locale: "en" as const,
  t: createTranslator({ locale: "en", messages, namespace: "grid" }),
  states: createTranslator({ locale: "en", messages, namespace: "assessment.states" }),
  regions: createTranslator({ locale: "en", messages, namespace: "countries.regions" }),
};

const ROW: GridRow = {
  iso3: "XAA",
  name: '=HYPERLINK("http://x")',
  region: "asia",
  state: "drafting",
  dueOn: "2026-12-01",
  daysLeft: -3,
  lead: "Ada, Lead",
  coverage: { scored: 12, applicable: 60 },
  stateAsked: false,
  isCorrected: false,
  percents: { "G.capability": 95 },
  isDraft: true,
  isTeam: true,
  closed: null,
  figures: {
    "G.capability": {
      status: "final",
      band: { code: "limited", label: "Limited", rank: 2 },
      score: { value: 39.96, decimals: 2 },
      loweredBy: [],
      bounds: null,
      ends: { low: "35.64", high: "43.06" },
      plausible: { low: "33", high: "44.25" },
    },
  },
  levels: {},
  hasCard: true,
};

const GRID: Grid = {
  round: {
    id: "1",
    code: "2026",
    title: "Round 2026",
    kind: "programme",
    purpose: "illustrative",
    editionId: "2",
    instrument: "gpat",
    editionVersion: "1.0.0",
    editionSha256: "0",
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    cutOffOn: "2026-08-31",
    secondRating: false,
    stateIsHeard: false,
    beginsWithScoping: false,
    asksSelfAssessment: false,
    selfAssessmentDueOn: null,
    version: 1,
  },
  columns: [
    {
      key: "G.capability",
      kind: "aggregate",
      title: "Government response",
      pillar: "G",
      construct: "capability",
      bands: [],
      isTeamOnly: false,
    },
  ],
  aggregates: [],
  indicators: [],
  criteria: [],
  scale: { min: 0, max: 4 },
  bands: { exposure: [], capability: [] },
  rows: [ROW],
  language: "en",
  hasTeamFigures: false,
  hasProgress: true,
  today: "2026-12-04",
};

describe("a grid as CSV", () => {
  const [head = "", line = ""] = gridCsv(GRID, GRID.rows, words).split("\r\n");

  it("begins with a byte order mark and names each column", () => {
    expect(head.startsWith("\uFEFFCode,Country,Region,G Government response: band")).toBe(true);
  });

  it("keeps the decimals of a figure and says that it is a draft of an invented State", () => {
    expect(line).toContain("Limited,39.96,35.6,43.1,33.0,44.3,,95,12,60,Drafting,2026-12-01");
    expect(line).toContain("draft,illustrative,2026,gpat@1.0.0");
  });

  it("says why a figure is missing", () => {
    const told = (row: Partial<GridRow>) =>
      gridCsv(GRID, [{ ...ROW, figures: {}, ...row }], words).split("\r\n")[1];
    expect(told({})).toContain(",,none yet,95,12,60,");
    expect(told({ isTeam: false, closed: "draft", state: "withdrawn" })).toContain(",,withdrawn,95,12,60,");
    expect(told({ isTeam: false, closed: "draft" })).toContain(",,withheld: draft,95,12,60,");
  });

  it("says of figures beside a correction under way that they are those of the release", () => {
    const [, cells = ""] = gridCsv(GRID, [{ ...ROW, isDraft: false, isCorrected: true }], words).split(
      "\r\n",
    );
    expect(cells).toContain("Limited,39.96,35.6,43.1,33.0,44.3,of the release,95,");
  });

  it("says whether the State was asked before what was released", () => {
    const basis = (row: Partial<GridRow>) =>
      gridCsv(GRID, [{ ...ROW, isDraft: false, ...row }], words).split("\r\n")[1];
    expect(basis({ stateAsked: true })).toContain(",release,illustrative,");
    expect(basis({ stateAsked: false })).toContain(
      '"release, before the State was asked to comment",illustrative,',
    );
  });

  it("joins notes as the language does", () => {
    const arabic = {
      locale: "ar" as const,
      t: createTranslator({ locale: "ar", messages: catalogueOf("ar"), namespace: "grid" }),
      states: createTranslator({ locale: "ar", messages: catalogueOf("ar"), namespace: "assessment.states" }),
      regions: createTranslator({
        locale: "ar",
        messages: catalogueOf("ar"),
        namespace: "countries.regions",
      }),
    };
    const figure = {
      status: "provisional",
      band: null,
      score: null,
      loweredBy: [{ key: "withheld" }],
      bounds: null,
      ends: null,
      plausible: null,
    } as const;
    const rows = [{ ...ROW, figures: { "G.capability": figure } }];
    const [, cells = ""] = gridCsv(GRID, rows, arabic).split("\r\n");
    const { noFigure, withheld, provisional } = catalogueOf("ar").grid.cells;
    expect(cells).toContain(`${noFigure} و${withheld} و${provisional}`);
  });

  it("is safe to open in a spreadsheet", () => {
    expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it("has a level or word for each indicator of a matrix, and why there is none", () => {
    const column = {
      title: "An indicator",
      pillar: "G",
      construct: "capability" as const,
      whyOfTeam: "G2",
      whyOfOthers: "G2",
    };
    const indicators = ["G2.1", "G2.2", "R1.1", "R3.1", "G9.9"].map((key) => ({ ...column, key }));
    const rated = { state: "rated" as const, level: null, rank: null, word: null, reason: null };
    const levels = {
      "G2.1": { ...rated, level: 3, rank: 4 as const },
      "G2.2": { ...rated, state: "not_assessed" as const, reason: "refused" },
      "R1.1": { ...rated, word: "Widespread" },
      "R3.1": rated,
    };
    const [top = "", cells = ""] = gridCsv(
      { ...GRID, columns: [], indicators },
      [{ ...ROW, figures: {}, levels }],
      words,
    ).split("\r\n");
    expect(top).toContain("G2.1 An indicator: level or word,G2.1: why there is no level");
    expect(cells).toContain("3,,,Not assessed: refused,Widespread,,,in a sentence,,none yet,12,60,Drafting");
    expect(cells).toContain(",draft,illustrative,");
    const closed = { ...ROW, figures: {}, levels: {}, closed: "draft" as const };
    const [, withheld = ""] = gridCsv({ ...GRID, columns: [], indicators }, [closed], words).split("\r\n");
    expect(withheld).toContain(",withheld: draft,,withheld: draft,");
  });
});
