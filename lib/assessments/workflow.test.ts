import { describe, expect, test } from "vitest";
import { ASSESSMENT_STATES, DUTIES, ROLES } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import { assessmentRules } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { WorkflowFacts } from "./guards";
import { TRANSITION_NAMES } from "./schema";
import { dueDaysFrom, STATE_TARGETS } from "./targets";
import { TRANSITIONS, transitionsFrom, unmetOf } from "./workflow";

const unseen = (point: string | null) => ({ point, title: point, changes: ["text"] as const });

const CLEAR: WorkflowFacts = {
  scopingMissing: [],
  submission: [],
  scopeMissing: [],
  secondRating: [],
  openThreads: [],
  notApplicableOpen: [],
  gatesOpen: [],
  actorRated: false,
  actorReviewed: false,
  hasRelease: false,
  clock: { dueOn: "2026-04-27", isOver: true, written: 1 },
  commentsUnanswered: [],
  changesUnseen: [],
  previewSeen: true,
  corrigendum: null,
};

describe("the transition table", () => {
  const tableFor = (of: { stateIsHeard: boolean; hasRelease: boolean }) =>
    Object.fromEntries(
      ASSESSMENT_STATES.map((state) => [
        state,
        transitionsFrom({ state, ...of })
          .map(({ name, to }) => `${name} → ${to}`)
          .join(", "),
      ]),
    );

  test("where no State is heard, the review leads straight to the approval", () => {
    expect(tableFor({ stateIsHeard: false, hasRelease: false }).internal_review).toBe(
      "return → drafting, pass → approval, withdraw → withdrawn",
    );
  });

  test("a corrigendum may go the short way, because the State was heard on what it corrects", () => {
    expect(tableFor({ stateIsHeard: true, hasRelease: true }).internal_review).toBe(
      "return → drafting, pass → approval, send_draft → country_comment, withdraw → withdrawn",
    );
  });

  test("where the State is heard, from each state exactly these transitions exist", () => {
    expect(tableFor({ stateIsHeard: true, hasRelease: false })).toEqual({
      scoping: "begin → drafting, withdraw → withdrawn",
      drafting: "submit → internal_review, withdraw → withdrawn",
      internal_review: "return → drafting, send_draft → country_comment, withdraw → withdrawn",
      country_comment: "comment → comment_response, note_silence → approval, withdraw → withdrawn",
      comment_response: "send_changes → country_comment, answer → approval, withdraw → withdrawn",
      approval: "return → drafting, publish → published, withdraw → withdrawn",
      published: "reopen → drafting",
      closed: "",
      withdrawn: "",
      superseded: "",
    });
  });

  test("the rights table allows each transition from exactly the states that the table names", () => {
    for (const name of TRANSITION_NAMES) {
      const { permission, from } = TRANSITIONS[name];
      const allowedIn = assessmentRules(permission).flatMap((rule) => (rule.in === "any" ? [] : rule.in));
      expect(new Set(allowedIn), name).toEqual(new Set(from));
    }
  });

  test("whoever may take a transition is exactly who the method names", () => {
    const takers = TRANSITION_NAMES.flatMap((name) =>
      TRANSITIONS[name].from.map((state) => {
        const subject = {
          kind: "assessment" as const,
          state,
          roundKind: "programme" as const,
          wasReviewed: true,
          hasSecondRating: true,
          wasRevealed: true,
          hasRelease: true,
          beginsWithScoping: true,
          selfIsOpen: false,
          selfIsCertified: true,
          stateIsHeard: true,
          stateWasAsked: true,
          hasHeardRelease: true,
        };
        const person = (roles: readonly (typeof ROLES)[number][]): Actor => ({
          kind: "user",
          userId: "u",
          name: "",
          email: "",
          roles,
          sessionId: "",
        });
        const { permission } = TRANSITIONS[name];
        const who = [
          ...DUTIES.filter((duty) => can(person([]), permission, { ...subject, duties: [duty] })),
          ...ROLES.filter((role) => can(person([role]), permission, { ...subject, duties: [] })),
        ];
        return `${name} in ${state}: ${who.join(" ")}`;
      }),
    );
    expect(takers).toEqual([
      "begin in scoping: programme_manager",
      "submit in drafting: lead",
      "return in internal_review: reviewer",
      "return in approval: approver",
      "pass in internal_review: reviewer",
      "send_draft in internal_review: reviewer",
      "comment in country_comment: focal_point",
      "note_silence in country_comment: lead programme_manager",
      "send_changes in comment_response: lead",
      "answer in comment_response: lead",
      "publish in approval: approver",
      "withdraw in scoping: programme_manager",
      "withdraw in drafting: programme_manager",
      "withdraw in internal_review: programme_manager",
      "withdraw in country_comment: programme_manager",
      "withdraw in comment_response: programme_manager",
      "withdraw in approval: programme_manager",
      "reopen in published: programme_manager",
    ]);
  });

  test("what goes back or away needs a reason", () => {
    const needing = TRANSITION_NAMES.filter((name) => TRANSITIONS[name].reason === "required");
    expect(needing).toEqual(["return", "withdraw", "reopen"]);
  });
});

describe("the guards", () => {
  const codes = (name: (typeof TRANSITION_NAMES)[number], facts: Partial<WorkflowFacts>) =>
    unmetOf(TRANSITIONS[name], { ...CLEAR, ...facts }).map(({ code }) => code);

  test("nothing is unmet where everything holds", () => {
    for (const name of TRANSITION_NAMES)
      expect(codes(name, name === "send_changes" ? { changesUnseen: [unseen("A1")] } : {}), name).toEqual([]);
  });

  test.each([
    [
      "submission",
      { submission: [{ indicator: "A1", domain: "A", problem: "x" }] },
      { submit: ["rating_problem"], send_changes: ["rating_problem"], answer: ["rating_problem"] },
    ],
    ["scoping", { scopingMissing: ["consent", "lead"] }, { begin: ["scoping_missing", "scoping_missing"] }],
    [
      "scope",
      { scopeMissing: ["territory"] },
      { submit: ["scope_missing"], send_changes: ["scope_missing"], answer: ["scope_missing"] },
    ],
    ["preview", { previewSeen: false }, { submit: ["preview_not_seen"], publish: ["preview_not_seen"] }],
    [
      "threads",
      { openThreads: [{ indicator: "A1" }] },
      { pass: ["thread_open"], send_draft: ["thread_open"], publish: ["thread_open"] },
    ],
    [
      "not applicable",
      { notApplicableOpen: ["A1"] },
      {
        pass: ["not_applicable_unapproved"],
        send_draft: ["not_applicable_unapproved"],
        send_changes: ["not_applicable_unapproved"],
        answer: ["not_applicable_unapproved"],
        publish: ["not_applicable_unapproved"],
      },
    ],
    [
      "gates",
      { gatesOpen: ["A1"] },
      {
        pass: ["gate_unconfirmed"],
        send_draft: ["gate_unconfirmed"],
        send_changes: ["gate_unconfirmed"],
        answer: ["gate_unconfirmed"],
        publish: ["gate_unconfirmed"],
      },
    ],
    [
      "rated",
      { actorRated: true },
      { pass: ["actor_rated"], send_draft: ["actor_rated"], publish: ["actor_rated"] },
    ],
    [
      "time to comment",
      { clock: { dueOn: "2026-04-27", isOver: false, written: 0 } },
      { comment: ["nothing_written"], note_silence: ["time_to_comment_runs"] },
    ],
    [
      "comments",
      { commentsUnanswered: [null, "A1"] },
      {
        send_changes: ["comment_unanswered", "comment_unanswered"],
        answer: ["comment_unanswered", "comment_unanswered"],
      },
    ],
    [
      "changes",
      { changesUnseen: [unseen(null), unseen("A1")] },
      {
        pass: ["changes_unseen", "changes_unseen"],
        answer: ["changes_unseen", "changes_unseen"],
        publish: ["publishes_unseen", "publishes_unseen"],
      },
    ],
    ["no changes", { changesUnseen: [] }, { send_changes: ["nothing_changed"] }],
    ["reviewed", { actorReviewed: true }, { publish: ["actor_reviewed"] }],
    ["release", { hasRelease: true }, { publish: ["corrigendum_missing"], withdraw: ["release_in_force"] }],
    ["corrigendum", { hasRelease: true, corrigendum: "C2.1 corrected" }, { withdraw: ["release_in_force"] }],
  ] as const)("%s blocks exactly the transitions that ask for it", (_, facts, expected) => {
    const blocked = Object.fromEntries(
      TRANSITION_NAMES.flatMap((name) => {
        const unmet = codes(name, {
          ...(name === "send_changes" ? { changesUnseen: [unseen("A1")] } : {}),
          ...facts,
        });
        return unmet.length > 0 ? [[name, unmet]] : [];
      }),
    );
    expect(blocked).toEqual(expected);
  });
});

describe("due days", () => {
  test("follow one after the other from the day of opening", () => {
    expect(dueDaysFrom("2026-01-01")).toEqual([
      { state: "drafting", dueOn: "2026-05-28" },
      { state: "internal_review", dueOn: "2026-06-18" },
      { state: "approval", dueOn: "2026-07-02" },
    ]);
  });
  test("all states together take 42 weeks", () => {
    expect(STATE_TARGETS.reduce((sum, { days }) => sum + days, 0)).toBe(42 * 7);
  });
});
