import { describe, expect, it } from "vitest";
import { type GridColumn, type GridRow, leadsOf, shownRows, whyEmpty } from "./grid";
import { bandFilter, gridQuery, gridViewSchema } from "./grid-view";

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

describe("an empty cell", () => {
  const column = (isTeamOnly: boolean): GridColumn => ({
    key: "G",
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
