import { describe, expect, it } from "vitest";
import { exact } from "@/lib/core/exact";
import { byRegion, type GridColumn, type GridRow, leadsOf, shownRows, whyEmpty, wordOf } from "./grid";
import { knownView } from "./grid-choices";
import { boundsAmong } from "./grid-columns";
import { bandFilter, foldedOf, gridQuery, gridViewSchema, withFold } from "./grid-view";

const EMPTY: GridRow = {
  iso3: "XAA",
  name: "Arvenia",
  region: "asia",
  state: "drafting",
  dueOn: null,
  daysLeft: null,
  lead: null,
  coverage: null,
  stateAsked: false,
  isCorrected: false,
  percents: {},
  isDraft: false,
  isTeam: false,
  closed: null,
  figures: {},
  levels: {},
  hasCard: true,
};

function withBand(iso3: string, name: string, code: string, rank: 1 | 2 | 3 | 4 | 5, value: number): GridRow {
  return {
    ...EMPTY,
    iso3,
    name,
    figures: {
      G: {
        status: "final",
        band: { code, label: code, rank },
        score: { value, decimals: 1 },
        loweredBy: [],
        bounds: null,
        ends: null,
        plausible: null,
      },
    },
  };
}

const names = (rows: readonly GridRow[]) => rows.map(({ name }) => name);

describe("the order of a grid", () => {
  it("sorts by band and then by name, never by the figure", () => {
    const rows = [
      withBand("XAA", "Arvenia", "limited", 2, 39.9),
      withBand("XAB", "Belmora", "limited", 2, 21),
      withBand("XAC", "Cassel", "nascent", 1, 3),
    ];
    expect(names(shownRows(rows, { sort: "band:G" }))).toEqual(["Cassel", "Arvenia", "Belmora"]);
  });

  it("puts what is not known last", () => {
    const rows = [
      EMPTY,
      { ...EMPTY, name: "Belmora", daysLeft: -3 },
      { ...EMPTY, name: "Cassel", daysLeft: 8 },
    ];
    expect(names(shownRows(rows, { sort: "due" }))).toEqual(["Belmora", "Cassel", "Arvenia"]);
  });

  it("puts the fullest coverage first and keeps names in order among equals", () => {
    const rows = [
      { ...EMPTY, coverage: { scored: 10, applicable: 60 } },
      { ...EMPTY, name: "Belmora", coverage: { scored: 50, applicable: 50 } },
      { ...EMPTY, name: "Cassel", coverage: { scored: 60, applicable: 60 } },
    ];
    expect(names(shownRows(rows, { sort: "coverage" }))).toEqual(["Belmora", "Cassel", "Arvenia"]);
  });
});

describe("the filters of a grid", () => {
  const rows = [
    { ...withBand("XAA", "Arvenia", "limited", 2, 30), daysLeft: -1, lead: "Ada" },
    {
      ...withBand("XAB", "Belmora", "developing", 3, 50),
      daysLeft: 0,
      lead: "Ben",
      region: "africa" as const,
    },
    { ...EMPTY, name: "Cassel", state: "published" as const },
  ];

  it.each([
    [{ state: "published" }, ["Cassel"]],
    [{ region: "africa" }, ["Belmora"]],
    [{ band: "G:limited" }, ["Arvenia"]],
    [{ overdue: "1" }, ["Arvenia"]],
    [{ lead: "Ben" }, ["Belmora"]],
    [{ lead: "Ben", band: "G:limited" }, []],
  ])("shows for %j only %j", (query, expected) => {
    expect(names(shownRows(rows, gridViewSchema.parse(query)))).toEqual(expected);
  });

  it("offers each lead once", () => {
    expect(leadsOf([...rows, ...rows], (a, b) => a.localeCompare(b))).toEqual(["Ada", "Ben"]);
  });
});

describe("the address of a grid", () => {
  it("holds the view and gives it back", () => {
    const view = gridViewSchema.parse({ state: "drafting", sort: "band:G.capability", lead: "Ben & Co" });
    expect(gridViewSchema.parse(Object.fromEntries(new URLSearchParams(gridQuery(view))))).toEqual(view);
  });

  it("leaves out what it does not know, sorting by a figure included", () => {
    expect(gridViewSchema.parse({ state: "nowhere", sort: "score:G", region: "moon" })).toEqual({});
  });

  it("leaves out a filter that was taken away", () => {
    expect(gridQuery({ state: "drafting", overdue: "1" }, ["state"])).toBe("?overdue=1");
  });

  it("reads a band whose key has dots", () => {
    expect(bandFilter("G.capability:limited")).toEqual({ key: "G.capability", code: "limited" });
  });
});

describe("the address of a matrix", () => {
  it("says nothing of what holds anyway, so that one view has one address", () => {
    const view = gridViewSchema.parse({ columns: "criteria", sort: "name", state: "", criterion: "G" });
    expect(gridQuery(view)).toBe("?criterion=G");
  });

  it("holds the columns, the groups and what is folded away, in one order", () => {
    const view = gridViewSchema.parse({
      columns: "indicators",
      group: "region",
      folded: "africa,moon,asia,asia",
    });
    expect(gridQuery(view)).toBe("?columns=indicators&group=region&folded=asia%2Cafrica");
    expect([...foldedOf(view)]).toEqual(["asia", "africa"]);
  });

  it("folds one region and unfolds it again", () => {
    const once = withFold({ group: "region" }, "africa");
    expect(once.folded).toBe("africa");
    expect(withFold(withFold(once, "none"), "africa").folded).toBe("none");
    expect(withFold(once, "africa").folded).toBeUndefined();
  });

  it("leaves out a band or criterion that the reader does not have in this round", () => {
    const column: GridColumn = {
      key: "G",
      kind: "aggregate",
      title: "G",
      pillar: "G",
      construct: "capability",
      bands: [{ code: "limited", label: "Limited", rank: 2 }],
      isTeamOnly: false,
    };
    const grid = { aggregates: [column], columns: [], criteria: [{ code: "G", title: "G" }] };
    const known = { band: "G:limited", sort: "band:G", criterion: "G" };
    expect(knownView(grid, known)).toEqual(known);
    expect(knownView(grid, { band: "X:limited", sort: "band:X", criterion: "X", state: "drafting" })).toEqual(
      {
        state: "drafting",
      },
    );
  });
});

describe("rows by region", () => {
  it("keep their order, and what has no region comes last", () => {
    const rows = [
      { ...EMPTY, name: "A", region: null },
      { ...EMPTY, name: "B", region: "africa" as const },
      { ...EMPTY, name: "C", region: "asia" as const },
      { ...EMPTY, name: "D", region: "africa" as const },
    ];
    expect(byRegion(rows).map(({ region, rows: own }) => [region, names(own).join()])).toEqual([
      ["asia", "C"],
      ["africa", "B,D"],
      ["none", "A"],
    ]);
  });
});

describe("the word of a figure without a band of its own", () => {
  const bands = [
    { code: "low", label: "Low", from: 0 },
    { code: "high", label: "High", from: 50 },
  ];
  const figure = (low: string, high: string) => ({
    status: "final" as const,
    band: null,
    score: { value: 40, decimals: 1 },
    loweredBy: [],
    bounds: boundsAmong(bands, exact(low), exact(high)),
    ends: null,
    plausible: null,
  });

  it("is that in which both of its bounds lie", () => {
    expect(wordOf(figure("30", "49.999"))?.code).toBe("low");
    expect(wordOf(figure("30", "50"))).toBeNull();
  });

  it("is none where there are no bands", () => {
    expect(boundsAmong([], exact("1"), exact("2"))).toBeNull();
    expect(boundsAmong(bands, null, exact("2"))).toBeNull();
  });
});

describe("an empty cell", () => {
  const column = (isTeamOnly: boolean): GridColumn => ({
    key: "G",
    kind: "aggregate",
    title: "G",
    pillar: "G",
    construct: "capability",
    bands: [],
    isTeamOnly,
  });
  const why = (row: Partial<GridRow>, isTeamOnly = false) =>
    whyEmpty(column(isTeamOnly), { ...EMPTY, ...row });

  it("says whether there is nothing yet or something is withheld", () => {
    expect(why({ isTeam: true })).toBe("none");
    expect(why({ closed: "draft" })).toBe("draft");
    expect(why({ closed: "draft", state: "withdrawn" })).toBe("withdrawn");
    expect(why({ closed: "release", state: "published" })).toBe("release");
    expect(why({ state: "published" })).toBe("none");
  });

  it("withholds what is for the team only from everybody else, where an assessment was opened", () => {
    expect(why({ state: "published" }, true)).toBe("team");
    expect(why({ state: "published", isTeam: true }, true)).toBe("none");
    expect(why({ state: null }, true)).toBe("none");
  });
});
