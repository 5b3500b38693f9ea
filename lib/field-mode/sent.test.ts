import { describe, expect, test } from "vitest";
import { freshEntry, type OutboxEntry } from "@/lib/outbox/entry";
import { sentSoFar } from "./sent";

const entry = (indicator: string, change: Partial<OutboxEntry>): OutboxEntry => ({
  ...freshEntry(`2026/BEN/ratings/${indicator}/assessor`, {}, 1, null),
  ...change,
});
const names = (entries: readonly OutboxEntry[]) => entries.map(({ address }) => address.split("/")[3]);

describe("how work of the field merged", () => {
  test("each rating counts once, and what was saved before counts as nothing", () => {
    const theirs = { level: { value: 1, at: "", isOwn: false, by: null } };
    const typed = { rationale: "x" };
    const entries = [
      entry("R1.1", { savedAt: "2026-03-02T10:00:00Z" }),
      entry("R1.2", { savedAt: "2026-03-01T10:00:00Z" }),
      entry("R1.3", {}),
      entry("C1.1", { typed, pause: "offline" }),
      entry("C1.2", { typed, pause: "signed_out" }),
      entry("C1.3", { conflicts: theirs, pause: "locked" }),
      entry("G1.1", { typed, pause: "locked" }),
      entry("G1.2", { typed, problems: { level: ["level_missing"] } }),
    ];
    const before = new Map([
      ["2026/BEN/ratings/R1.1/assessor", "2026-03-01T10:00:00Z"],
      ["2026/BEN/ratings/R1.2/assessor", "2026-03-01T10:00:00Z"],
    ]);
    const { sent, waiting, conflicts, refused, signedOut } = sentSoFar(entries, before);
    expect(names(sent)).toEqual(["R1.1"]);
    expect(names(waiting)).toEqual(["C1.1", "C1.2"]);
    expect(names(conflicts)).toEqual(["C1.3"]);
    expect(names(refused)).toEqual(["G1.1", "G1.2"]);
    expect(signedOut).toBe(true);
  });
});
