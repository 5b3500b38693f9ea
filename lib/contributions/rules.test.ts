import { describe, expect, test } from "vitest";
import { contributionStage, erasureTime, type LinkFacts, linkState, type StageFacts } from "./rules";

const link: LinkFacts = { closedAt: null, openUntil: "2026-04-10", contributionsMax: 2, state: "drafting" };

describe("a link", () => {
  test.each([
    [link, "2026-04-10", 1, "open"],
    [link, "2026-04-11", 1, "over"],
    [link, "2026-04-01", 2, "full"],
    [{ ...link, closedAt: new Date() }, "2026-04-01", 0, "closed"],
    [{ ...link, state: "published" }, "2026-04-01", 0, "closed"],
    [{ ...link, state: "comment_response" }, "2026-04-01", 0, "open"],
  ] as const)("%o on %s with %i is %s", (facts, today, came, state) => {
    expect(linkState(facts, today, came)).toBe(state);
  });
});

describe("a contribution stands", () => {
  const nothing: StageFacts = {
    readAt: null,
    outcome: null,
    consentWithdrawnAt: null,
    sourceId: null,
    inRelease: [],
  };
  test.each([
    [{}, "received"],
    [{ readAt: new Date() }, "being_read"],
    // That a source was made of it says nothing yet.
    [{ sourceId: "s" }, "being_read"],
    [{ sourceId: "s", inRelease: ["C2.3"] }, "used"],
    [{ outcome: "not_used", inRelease: ["C2.3"] }, "not_used"],
    [{ outcome: "used", consentWithdrawnAt: new Date() }, "withdrawn"],
  ] as const)("%o as %s", (facts, stage) => {
    expect(contributionStage({ ...nothing, ...facts })).toBe(stage);
  });
});

describe("texts and files", () => {
  test.each([
    ["2028-11-27", null, null, "2028-11-26", { kind: "due", on: "2028-11-27" }],
    ["2028-11-27", null, null, "2028-11-27", { kind: "tonight" }],
    ["2028-11-27", "2027-01-01", null, "2026-12-31", { kind: "due", on: "2027-01-01" }],
    ["2028-11-27", "2029-01-01", null, "2026-12-31", { kind: "due", on: "2028-11-27" }],
    ["2026-11-27", null, "2026-11-28", "2027-01-01", { kind: "erased", on: "2026-11-28" }],
  ] as const)(
    "of %s with a source of %s, erased on %s, on %s",
    (eraseOn, sourceDeletedOn, erasedOn, today, time) => {
      expect(erasureTime({ eraseOn, sourceDeletedOn, erasedOn }, today)).toEqual(time);
    },
  );
});
