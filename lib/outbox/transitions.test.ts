import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import { type FieldSet, type FieldValue, freshEntry, hasUnsent, type OutboxEntry, shownValue } from "./entry";
import { fieldsOf } from "./field-sets";
import { saveStateOf } from "./save-state";
import { dueAt } from "./schedule";
import { type Answer, answered, chosen, heard, resumed, sendable, started, told, typed } from "./transitions";

const empty: FieldSet = Object.fromEntries(RATING_FIELDS.map((field) => [field, null]));
const fresh = () => freshEntry("2026/XAA/ratings/G2.1/assessor", empty, 0, null);

/** A server that keeps versions per field, merges, refuses what both changed and repeats its answers. */
class Server {
  version = 0;
  values: FieldSet = empty;
  fieldVersions: Partial<Record<RatingFieldName, number>> = {};
  readonly answers = new Map<string, Answer>();
  readonly bodies = new Map<string, FieldSet>();
  readonly history: FieldSet[] = [];

  save(mutationId: string, base: number, fields: FieldSet): Answer {
    const sent = this.bodies.get(mutationId);
    if (sent) expect(fields).toEqual(sent);
    this.bodies.set(mutationId, fields);
    const before = this.answers.get(mutationId);
    if (before?.kind === "saved") return { ...before, known: this.values, knownVersion: this.version };
    const changed = fieldsOf(fields).filter((field) => fields[field] !== this.values[field]);
    const conflicts = changed.filter((field) => (this.fieldVersions[field] ?? 0) > base);
    if (conflicts.length > 0) {
      return {
        kind: "conflict",
        version: this.version,
        known: this.values,
        conflicts: conflicts.map((field) => ({
          field,
          value: this.values[field] ?? null,
          at: "then",
          isOwn: false,
          by: "Other",
        })),
      };
    }
    if (changed.length > 0) this.version += 1;
    this.values = { ...this.values, ...fields };
    for (const field of changed) this.fieldVersions[field] = this.version;
    this.history.push(fields);
    const answer: Answer = {
      kind: "saved",
      version: this.version,
      savedAt: "now",
      known: this.values,
      knownVersion: this.version,
    };
    this.answers.set(mutationId, answer);
    return answer;
  }
}

function counter(from: number): () => string {
  let count = from;
  return () => {
    count += 1;
    return `id-${count}`;
  };
}

/** Sends until nothing more can go out; every try is answered. */
function drain(entry: OutboxEntry, server: Server, id: () => string): OutboxEntry {
  let now = resumed(entry, ["offline", "unanswered"]);
  for (let turn = 0; turn < 50; turn += 1) {
    const next = started({ ...now, onTheWay: false }, id());
    if (next?.attempt == null) return now;
    const { mutationId, base, fields } = next.attempt;
    now = answered(next, server.save(mutationId, base, fields), 0, 0);
  }
  throw new Error("the outbox never comes to rest");
}

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

const TEXTS = ["rationale", "teamNote", "searchSources"] as const;
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      field: fc.constantFrom(...TEXTS),
      text: fc.stringMatching(/^[a-z]{1,3}$/),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("judge" as const), level: fc.constantFrom(0, 1, 2, 3, 4) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      fate: fc.constantFrom("arrives", "answer_lost", "request_lost"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("other" as const),
      field: fc.constantFrom(...TEXTS),
      text: fc.stringMatching(/^[A-Z]{1,3}$/),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("choose" as const), side: fc.constantFrom("mine", "theirs") }),
  },
);

test("whatever the order of answers, nothing typed is lost and nothing untouched is sent", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const server = new Server();
      let entry = fresh();
      const id = counter(0);
      let count = 0;
      const touched = new Set<RatingFieldName>();
      const last = new Map<RatingFieldName, FieldValue>();
      const type = (fields: FieldSet) => {
        for (const field of fieldsOf(fields)) {
          touched.add(field);
          last.set(field, fields[field] ?? null);
        }
        entry = typed(entry, fields, count);
      };
      for (const one of steps) {
        count += 1;
        if (one.do === "type") type({ [one.field]: one.text });
        if (one.do === "judge") type({ state: "rated", level: one.level, notAssessedReason: null });
        if (one.do === "send") entry = started(entry, id()) ?? entry;
        if (one.do === "answer" && entry.onTheWay && entry.attempt) {
          const { mutationId, base, fields } = entry.attempt;
          const answer: Answer =
            one.fate === "request_lost"
              ? { kind: "paused", pause: "offline" }
              : server.save(mutationId, base, fields);
          entry = answered(
            entry,
            one.fate === "arrives" ? answer : { kind: "paused", pause: "unanswered" },
            count,
            0,
          );
        }
        if (one.do === "other") {
          server.save(`other-${id()}`, server.version, { [one.field]: one.text });
        }
        if (one.do === "choose") {
          const open = fieldsOf(entry.conflicts);
          if (one.side === "theirs") for (const field of open) last.delete(field);
          entry = chosen(entry, open, one.side === "mine" ? "mine" : "theirs");
        }
      }
      const rest = drain(entry, server, id);
      for (const sent of server.bodies) {
        if (sent[0].startsWith("id-")) {
          for (const field of fieldsOf(sent[1])) expect(touched).toContain(field);
        }
      }
      for (const [field, value] of last) {
        const mineStands = shownValue(rest, field) === value || rest.known[field] === value;
        const everSaved = server.history.some((fields) => fields[field] === value);
        expect(mineStands || everSaved, `${field} ${value}`).toBe(true);
      }
      const open = fieldsOf(rest.conflicts);
      for (const field of fieldsOf(rest.typed)) expect(open).toContain(field);
    }),
    { numRuns: 2_000 },
  );
});
