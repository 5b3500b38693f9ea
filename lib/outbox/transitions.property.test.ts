import fc from "fast-check";
import { expect, test } from "vitest";
import type { RatingFieldName } from "@/lib/ratings/fields";
import { counter, drain, fresh, Server } from "@/tests/support/outbox-server";
import { type FieldSet, type FieldValue, shownValue } from "./entry";
import { fieldsOf } from "./field-sets";
import { type Answer, answered, chosen, started, typed } from "./transitions";

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
