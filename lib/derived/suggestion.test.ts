import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LAW_ACTS, LAW_MEANS, LAW_PURPOSES } from "@/db/code-lists";
import { requireEdition } from "@/lib/instruments/parse";
import { type ActFact, type DerivationFacts, type LawFact, suggestLevel } from "./suggestion";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const DEFINITION = [
  ...LAW_ACTS,
  ...LAW_MEANS,
  ...LAW_PURPOSES,
  "all_sexes_ages",
  "internal_covered",
  "transnational_covered",
  "ocg_not_required",
];

function law(values: Readonly<Record<string, string>>, more: Partial<LawFact> = {}): LawFact {
  return {
    code: "XAA-L-001",
    title: "Act",
    language: "en",
    role: "defines",
    inForceOn: "2010",
    translationChecked: true,
    elements: Object.entries(values).map(([element, value]) => ({ element, value, readTwice: true })),
    ...more,
  };
}

const whole = Object.fromEntries(DEFINITION.map((element) => [element, "covered"]));
const act = (treaty: ActFact["treaty"], action: ActFact["action"], happenedOn: string): ActFact => ({
  treaty,
  action,
  happenedOn,
  limiting: false,
});
const facts = (more: Partial<DerivationFacts>): DerivationFacts => ({
  iso3: "JPN",
  cutOff: "2026-01-31",
  knowsLaws: true,
  laws: [],
  acts: [],
  ...more,
});
const all = (["untoc", "tip_protocol", "som_protocol"] as const).map((treaty) =>
  act(treaty, "ratification", "2004-05-01"),
);

describe("a level from the laws in force", () => {
  test("is that of the edition, with nothing missing where all is covered", () => {
    expect(suggestLevel(edition, "G2.1", facts({ laws: [law(whole)] }))).toMatchObject({
      level: 3,
      laws: [{ code: "XAA-L-001", inForceOn: "2010" }],
      missing: [],
      doubtful: [],
      unread: [],
      waiting: [],
    });
  });

  test("names what is missing, what is in doubt, and what nobody has read", () => {
    const { harbouring: _, ...read } = whole;
    const values = { ...read, transfer: "unclear", fraud: "partly", slavery: "not" };
    expect(suggestLevel(edition, "G2.1", facts({ laws: [law(values)] }))).toMatchObject({
      level: 2,
      missing: ["slavery"],
      doubtful: ["transfer", "fraud"],
      unread: ["harbouring"],
      waiting: ["harbouring"],
    });
  });

  test("takes everything in a translation that nobody checked as unclear", () => {
    const read = suggestLevel(edition, "G2.1", facts({ laws: [law(whole, { translationChecked: false })] }));
    expect(read).toMatchObject({ level: 1, missing: [], unread: [] });
    expect(read?.doubtful).toHaveLength(DEFINITION.length);
  });

  test("waits for the second reader of every law that it reads, and of no other", () => {
    const once = law({ fraud: "covered" }, { code: "XAA-L-002" });
    const laws = [
      law(whole),
      { ...once, elements: once.elements.map((row) => ({ ...row, readTwice: false })) },
    ];
    expect(suggestLevel(edition, "G2.1", facts({ laws }))?.waiting).toEqual(["fraud"]);
    const related = laws.map((one) => (one.code === "XAA-L-002" ? { ...one, role: "related" } : one));
    expect(suggestLevel(edition, "G2.1", facts({ laws: related }))?.waiting).toEqual([]);
  });

  test("is not derived where it hangs on what nobody has read in a law", () => {
    const unread = law({}, { code: "XAA-L-002" });
    expect(suggestLevel(edition, "G2.1", facts({ laws: [unread] }))).toBeNull();
    expect(suggestLevel(edition, "G2.3", facts({ laws: [unread] }))).toBeNull();
    const { harbouring: _, ...most } = whole;
    const laws = [law({ ...most, fraud: "not" }), unread];
    expect(suggestLevel(edition, "G2.1", facts({ laws }))).toBeNull();
    expect(suggestLevel(edition, "G2.1", facts({ laws: [law(whole), unread] }))).toMatchObject({ level: 3 });
    const none = ["attempt", "accomplice", "organising", "ocg_participation", "laundering", "obstruction"];
    const read = law(Object.fromEntries(none.map((element) => [element, "not"])), { role: "related" });
    expect(suggestLevel(edition, "G2.3", facts({ laws: [read] }))).toMatchObject({ level: 0 });
    const { obstruction: _unread, ...five } = Object.fromEntries(none.map((element) => [element, "not"]));
    expect(suggestLevel(edition, "G2.3", facts({ laws: [law(five)] }))).toBeNull();
  });

  test("is derived of a law that was read in part only where the rest cannot change it", () => {
    const childrenOnly = law({ all_sexes_ages: "not" });
    expect(suggestLevel(edition, "G2.1", facts({ laws: [childrenOnly] }))).toMatchObject({
      level: 1,
      text: expect.stringMatching(/scope/i),
      missing: ["all_sexes_ages"],
      unread: expect.arrayContaining(["recruitment", "internal_covered"]),
    });
    const unchecked = law({ all_sexes_ages: "not" }, { translationChecked: false });
    expect(suggestLevel(edition, "G2.1", facts({ laws: [unchecked] }))).toMatchObject({
      level: 1,
      doubtful: ["all_sexes_ages"],
    });
    const consent = law({ consent_irrelevant: "covered", internal_covered: "covered" });
    for (const indicator of ["G2.1", "G2.2", "G2.3"]) {
      expect(suggestLevel(edition, indicator, facts({ laws: [consent] })), indicator).toBeNull();
    }
  });

  test("is 0 where laws are known and none in force defines the offence, and none where no law is known", () => {
    expect(suggestLevel(edition, "G2.1", facts({}))).toMatchObject({ level: 0, laws: [], waiting: [] });
    expect(suggestLevel(edition, "G2.1", facts({ knowsLaws: false }))).toBeNull();
  });
});

describe("a level from the treaties", () => {
  test("counts what is in force on the cut-off date and says what it assumed", () => {
    expect(suggestLevel(edition, "G1.1", facts({ acts: all }))).toMatchObject({
      level: 4,
      assumed: ["overdue_reporting"],
      treaties: [
        { treaty: "untoc", status: { kind: "binding", since: "2004-05-31" } },
        { treaty: "tip_protocol", status: { kind: "binding" } },
        { treaty: "som_protocol", status: { kind: "binding" } },
      ],
    });
    const before = facts({ acts: all, cutOff: "2004-05-15" });
    expect(suggestLevel(edition, "G1.1", before)).toMatchObject({ level: 0 });
  });

  test("sees a limiting reservation, and a withdrawal that took effect", () => {
    const reservation = { ...act("tip_protocol", "reservation", "2004-05-01"), limiting: true };
    expect(suggestLevel(edition, "G1.1", facts({ acts: [...all, reservation] }))?.level).toBe(3);
    const withdrawal = act("som_protocol", "withdrawal", "2020-01-01");
    expect(suggestLevel(edition, "G1.1", facts({ acts: [...all, withdrawal] }))?.level).toBe(2);
    expect(suggestLevel(edition, "G1.1", facts({}))).toBeNull();
  });
});

describe("the age of what the depositary gave", () => {
  const signed = [act("untoc", "signature", "2000-12-12"), act("tip_protocol", "signature", "2002-12-09")];

  test("a level that rests on what an old record lacks may be higher, and says where the record ends", () => {
    expect(suggestLevel(edition, "G1.1", facts({ acts: signed }))).toMatchObject({
      level: 1,
      mayBeHigher: true,
      recordEndsOn: "2014-01-27",
    });
  });

  test("a level that no later deposit could raise stands, with the age of its inputs", () => {
    expect(suggestLevel(edition, "G1.1", facts({ acts: all }))).toMatchObject({
      level: 4,
      mayBeHigher: false,
      recordEndsOn: "2014-01-27",
    });
  });

  test("a record that ends within a year of the cut-off date is not too old", () => {
    const at = (cutOff: string) => suggestLevel(edition, "G1.1", facts({ acts: signed, cutOff }));
    expect(at("2015-01-27")).toMatchObject({ mayBeHigher: false, recordEndsOn: "2014-01-27" });
    expect(at("2015-01-28")).toMatchObject({ mayBeHigher: true });
    expect(at("2014-01-27")).toMatchObject({ mayBeHigher: false, recordEndsOn: null });
  });

  test("what was entered since is known, and only what is still missing may be higher", () => {
    const entered = [
      ...all.filter(({ treaty }) => treaty !== "som_protocol"),
      { ...act("som_protocol", "signature", "2000-12-12"), readAsOf: "2025-06-01" },
    ];
    expect(suggestLevel(edition, "G1.1", facts({ acts: entered }))).toMatchObject({
      level: 2,
      mayBeHigher: false,
    });
  });

  test("is asked of no country that the depositary's tables do not have, and of no level from laws", () => {
    const invented = { acts: signed, iso3: "XAA" };
    expect(suggestLevel(edition, "G1.1", facts(invented))).toMatchObject({
      mayBeHigher: false,
      recordEndsOn: null,
    });
    expect(suggestLevel(edition, "G2.1", facts({ acts: signed, laws: [] }))).toMatchObject({
      mayBeHigher: false,
      recordEndsOn: null,
    });
  });
});

test("nothing is derived for other indicators", () => {
  expect(suggestLevel(edition, "G3.1", facts({ laws: [law(whole)], acts: all }))).toBeNull();
});
