import { describe, expect, test } from "vitest";
import { counter, drain, empty, fresh, Server } from "@/tests/support/outbox-server";
import { freshEntry, hasUnsent, shownValue } from "./entry";
import { saveStateOf } from "./save-state";
import { dueAt } from "./schedule";
import { answered, chosen, heard, resumed, sendable, started, told, typed } from "./transitions";

describe("an entry of the outbox", () => {
  test("sends only what was touched, two seconds after the last key and ten at the latest", () => {
    const once = typed(fresh(), { rationale: "a" }, 1_000);
    expect(sendable(once)).toEqual({ fields: { rationale: "a" }, base: 0 });
    expect(dueAt(once)).toBe(3_000);
    const long = Array.from({ length: 20 }, (_, second) => second).reduce(
      (entry, second) => typed(entry, { rationale: `text ${second}` }, 1_000 + second * 1_000),
      fresh(),
    );
    expect(dueAt(long)).toBe(11_000);
  });

  test("is untouched again when the text is as it was", () => {
    const back = typed(typed(fresh(), { rationale: "a" }, 1), { rationale: " " }, 2);
    expect(hasUnsent(back)).toBe(false);
    expect(saveStateOf(back)).toBe("untouched");
  });

  test("holds a half judgement back without holding up the text", () => {
    const entry = typed(typed(fresh(), { state: "not_assessed" }, 1), { rationale: "why" }, 2);
    expect(sendable(entry)?.fields).toEqual({ rationale: "why" });
    const whole = typed(entry, { notAssessedReason: "refused" }, 3);
    expect(sendable(whole)?.fields).toEqual({
      state: "not_assessed",
      level: null,
      notAssessedReason: "refused",
      rationale: "why",
    });
  });

  test("repeats the same fields under the same id after a lost answer, also when typing went on", () => {
    const sent = started(typed(fresh(), { rationale: "one" }, 0), "id-1");
    const lost = answered(sent ?? fresh(), { kind: "paused", pause: "unanswered" }, 10, 0.5);
    const more = typed(lost, { rationale: "one two" }, 20);
    const again = started(more, "id-2");
    expect(again?.attempt).toMatchObject({ mutationId: "id-1", fields: { rationale: "one" } });
    expect(saveStateOf(more)).toBe("trying_again");
    expect(shownValue(more, "rationale")).toBe("one two");
  });

  test("says saved only after the answer", () => {
    const server = new Server();
    const waiting = typed(fresh(), { rationale: "x" }, 0);
    const way = started(waiting, "id-1");
    expect(saveStateOf(way ?? fresh())).toBe("saving");
    expect(saveStateOf(drain(waiting, server, () => "id-1"))).toBe("saved");
  });

  test("does not overwrite in silence what somebody else saved while another field was on its way", () => {
    const server = new Server();
    const level = { state: "rated", level: 2, notAssessedReason: null } as const;
    const way = started(typed(fresh(), level, 0), "id-1");
    const typing = typed(way ?? fresh(), { rationale: "mine" }, 1);
    server.save("other", 0, { rationale: "theirs" });
    const after = answered(typing, server.save("id-1", 0, level), 2, 0);
    const id = counter(1);
    const rest = drain(after, server, id);
    expect(saveStateOf(rest)).toBe("conflict");
    expect(rest.conflicts.rationale?.value).toBe("theirs");
    expect(shownValue(rest, "rationale")).toBe("mine");
    const kept = drain(chosen(rest, ["rationale"], "theirs"), server, id);
    expect(server.values.rationale).toBe("theirs");
    expect(server.history.map(({ rationale }) => rationale)).toContain("mine");
    expect(hasUnsent(kept)).toBe(false);
  });

  test("names what changed elsewhere when a save comes back, until the person types again", () => {
    const judged = (level: number) => ({ state: "rated", level, notAssessedReason: null }) as const;
    const server = new Server();
    server.save("before", 0, judged(4));
    const here = freshEntry("a", server.values, server.version, "then");
    server.save("elsewhere", 1, judged(2));
    const saved = drain(typed(here, { rationale: "argues for 4" }, 0), server, counter(0));
    expect(saveStateOf(saved)).toBe("saved");
    expect(saved.changedElsewhere).toEqual(["level"]);
    expect(typed(saved, { rationale: "argues for 2" }, 1).changedElsewhere).toEqual([]);
  });

  test("keeps saying what changed elsewhere while what was typed during the save goes out", () => {
    const server = new Server();
    const way = started(typed(fresh(), { rationale: "a" }, 0), "id-1") ?? fresh();
    server.save("elsewhere", 0, { teamNote: "seen" });
    const more = typed(way, { rationale: "ab" }, 1);
    const back = answered(more, server.save("id-1", 0, { rationale: "a" }), 2, 0);
    const saved = drain(typed(back, { rationale: "abc" }, 3), server, counter(1));
    expect(saved.changedElsewhere).toEqual(["teamNote"]);
  });

  test("names what another tab saved before anything was typed here, through the next save", () => {
    const server = new Server();
    const rated = { state: "rated", level: 2, notAssessedReason: null } as const;
    server.save("elsewhere", 0, rated);
    const news = heard(fresh(), server.values, server.version);
    expect(news.changedElsewhere).toEqual(["state", "level"]);
    expect(heard(news, empty, 0)).toEqual(news);
    const saved = drain(typed(news, { rationale: "argues" }, 0), server, counter(0));
    expect(saved.changedElsewhere).toEqual(["state", "level"]);
    expect(typed(saved, { rationale: "argues on" }, 1).changedElsewhere).toEqual([]);
  });

  test("says nothing of changes elsewhere that this device sent itself", () => {
    const saved = drain(typed(fresh(), { rationale: "mine" }, 0), new Server(), counter(0));
    expect(saved.changedElsewhere).toEqual([]);
  });

  test("going on in the same field during a save is no conflict with oneself", () => {
    const server = new Server();
    const way = started(typed(fresh(), { rationale: "a" }, 0), "id-1");
    const more = typed(way ?? fresh(), { rationale: "ab" }, 1);
    const after = answered(more, server.save("id-1", 0, { rationale: "a" }), 2, 0);
    expect(saveStateOf(drain(after, server, () => "id-2"))).toBe("saved");
    expect(server.values.rationale).toBe("ab");
  });

  test("keeps a field that the server will not take, and sends the others", () => {
    const way = started(typed(fresh(), { rationale: "ok", searchFrom: "9999" }, 0), "id-1");
    const refused = answered(
      way ?? fresh(),
      { kind: "invalid", problems: { searchFrom: ["not_a_day"] } },
      1,
      0,
    );
    expect(sendable(refused)?.fields).toEqual({ rationale: "ok" });
    expect(shownValue(refused, "searchFrom")).toBe("9999");
    expect(sendable(typed(refused, { searchFrom: "2026-01-01" }, 2))?.fields).toHaveProperty("searchFrom");
  });

  test("waits for the person where the session ended or the state locks", () => {
    for (const pause of ["signed_out", "locked", "absent"] as const) {
      const way = started(typed(fresh(), { rationale: "x" }, 0), "id-1");
      const stopped = answered(way ?? fresh(), { kind: "paused", pause }, 1, 0);
      expect(dueAt(stopped)).toBeNull();
      expect(dueAt(resumed(stopped, [pause]))).toBe(0);
    }
  });

  test("old news changes nothing", () => {
    const entry = freshEntry("a", { ...empty, rationale: "new" }, 5, null);
    expect(told(entry, { ...empty, rationale: "old" }, 4)).toBe(entry);
  });
});
