/** The outbox against a server in memory: what tests of its transitions stand on. */
import { expect } from "vitest";
import { type FieldSet, freshEntry, type OutboxEntry } from "@/lib/outbox/entry";
import { fieldsOf } from "@/lib/outbox/field-sets";
import { type Answer, answered, resumed, started } from "@/lib/outbox/transitions";
import { RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";

/** Fields into which nothing was typed. */
export const empty: FieldSet = Object.fromEntries(RATING_FIELDS.map((field) => [field, null]));
/** An entry that nothing was typed into. */
export const fresh = () => freshEntry("2026/XAA/ratings/G2.1/assessor", empty, 0, null);

/** A server that keeps versions per field, merges, refuses what both changed and repeats its answers. */
export class Server {
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

/** Ids of attempts, from the one after `from`. */
export function counter(from: number): () => string {
  let count = from;
  return () => {
    count += 1;
    return `id-${count}`;
  };
}

/** Sends until nothing more can go out; every try is answered. */
export function drain(entry: OutboxEntry, server: Server, id: () => string): OutboxEntry {
  let now = resumed(entry, ["offline", "unanswered"]);
  for (let turn = 0; turn < 50; turn += 1) {
    const next = started({ ...now, onTheWay: false }, id());
    if (next?.attempt == null) return now;
    const { mutationId, base, fields } = next.attempt;
    now = answered(next, server.save(mutationId, base, fields), 0, 0);
  }
  throw new Error("the outbox never comes to rest");
}
