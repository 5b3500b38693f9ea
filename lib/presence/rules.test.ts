import { describe, expect, test } from "vitest";
import { AWAY_AFTER_MS, GONE_AFTER_MS, type Seen, whoIsHere } from "./rules";

const NOW = new Date("2026-03-02T09:00:00Z");
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);

const seen = (name: string, change: Partial<Seen> = {}): Seen => ({
  person: name.toLowerCase(),
  name,
  duties: ["assessor"],
  view: "following",
  domain: "C2",
  indicator: null,
  since: ago(1_000),
  seenAt: ago(1_000),
  ...change,
});

describe("who is here", () => {
  test("records before reads along, is here before away, and then by name", () => {
    const told = whoIsHere(
      [
        seen("Zoe"),
        seen("Amina", { seenAt: ago(AWAY_AFTER_MS + 1) }),
        seen("Bo"),
        seen("Yan", { view: "recording" }),
      ],
      NOW,
    );
    expect(told.map(({ name, isAway }) => [name, isAway])).toEqual([
      ["Yan", false],
      ["Bo", false],
      ["Zoe", false],
      ["Amina", true],
    ]);
  });

  test("is told for how many whole minutes, and of who is away since when", () => {
    const told = whoIsHere(
      [
        seen("Amina", { since: ago(179_000), seenAt: ago(AWAY_AFTER_MS) }),
        seen("Bo", { since: ago(GONE_AFTER_MS), seenAt: ago(120_000) }),
      ],
      NOW,
    );
    expect(told.map(({ minutes, isAway }) => [minutes, isAway])).toEqual([
      [2, false],
      [2, true],
    ]);
  });

  test("is nobody who was not seen for long, and nobody twice", () => {
    const told = whoIsHere(
      [
        seen("Gone", { seenAt: ago(GONE_AFTER_MS + 1) }),
        seen("Amina", { domain: "R1" }),
        seen("Amina", { view: "recording", indicator: "C2.3" }),
      ],
      NOW,
    );
    expect(told).toMatchObject([{ name: "Amina", view: "recording", domain: "C2", indicator: "C2.3" }]);
    expect(told).toHaveLength(1);
  });

  test("is where they were seen last, once they do not record any more", () => {
    const left = seen("Amina", {
      view: "recording",
      indicator: "C2.3",
      seenAt: ago(21_000),
      since: ago(60_000),
    });
    expect(whoIsHere([left, seen("Amina", { domain: "R1" })], NOW)).toMatchObject([
      { view: "following", domain: "R1" },
    ]);
  });

  test("counts nobody as seen in the future", () => {
    expect(whoIsHere([seen("Amina", { since: ago(-2_000), seenAt: ago(-2_000) })], NOW)).toMatchObject([
      { minutes: 0, isAway: false },
    ]);
  });
});
