import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import { type DerivationInput, type DerivedTreaty, deriveLevel, expandElements, inForceFrom } from "./derive";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const nothing: DerivationInput = { cutOff: "2026-06-30", laws: [], treaties: new Map(), flags: new Set() };

describe("levels suggested from laws", () => {
  test.each((edition.file.derivations?.examples ?? []).map((example) => [example.name, example] as const))(
    "%s comes out as the edition says",
    (_, example) => {
      const laws = example.laws.map(({ role, elements }) => ({
        role,
        elements: new Map(
          Object.entries(elements).flatMap(([value, refs]) =>
            expandElements(edition, refs).map((element) => [element, value] as const),
          ),
        ),
      }));
      expect(deriveLevel(edition, example.indicator, { ...nothing, laws })?.level).toBe(example.level);
    },
  );

  test("an element that is covered in part or unclear is named", () => {
    const elements = new Map([
      ["accomplice", "covered"],
      ["attempt", "unclear"],
      ["laundering", "partly"],
      ["obstruction", "not"],
    ]);
    const derived = deriveLevel(edition, "G2.3", { ...nothing, laws: [{ role: "related", elements }] });
    expect(derived).toMatchObject({ level: 1, doubtful: ["attempt", "laundering"] });
  });

  test("without any law there is no offence; an indicator without a rule has no suggestion", () => {
    expect(deriveLevel(edition, "G2.1", nothing)?.level).toBe(0);
    expect(deriveLevel(edition, "G3.1", nothing)).toBeNull();
  });
});

describe("levels suggested from treaties", () => {
  const both = (day: string): DerivedTreaty => ({ signedOn: null, depositedOn: day });
  const level = (treaties: Record<string, DerivedTreaty>, flags: string[] = []) =>
    deriveLevel(edition, "G1.1", {
      ...nothing,
      treaties: new Map(Object.entries(treaties)),
      flags: new Set(flags),
    })?.level;

  test("a treaty binds thirty days after deposit, never before the treaty itself", () => {
    expect(inForceFrom(edition, "tip_protocol", "2010-01-01")).toBe("2010-01-31");
    expect(inForceFrom(edition, "tip_protocol", "2003-12-01")).toBe("2003-12-31");
    expect(inForceFrom(edition, "tip_protocol", "2002-01-01")).toBe("2003-12-25");
    expect(inForceFrom(edition, "tip_protocol", null)).toBeNull();
  });

  test("the ladder runs from no treaty to all three without reservation", () => {
    const all = {
      untoc: both("2004-01-01"),
      tip_protocol: both("2004-01-01"),
      som_protocol: both("2004-01-01"),
    };
    expect(level({})).toBe(0);
    expect(level({ untoc: { signedOn: "2000-12-13", depositedOn: null } })).toBe(1);
    expect(level({ ...all, tip_protocol: both("2026-06-15") })).toBe(1);
    expect(level({ untoc: all.untoc, tip_protocol: all.tip_protocol })).toBe(2);
    expect(level(all, ["limiting_reservation"])).toBe(3);
    expect(level(all)).toBe(4);
  });
});
