/** The rights table as a file that people read: a change of rights is a changed line in it. */
import { expect, test } from "vitest";
import {
  ASSESSMENT_STATES,
  CONTRIBUTION_ACCESS_CLASSES,
  ENTRY_ACCESS_CLASSES,
  ENTRY_STATUSES,
} from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import { allowed, BOOLEANS, EVERYBODY, joined, person, type Who } from "@/tests/support/rights-lines";
import { ASSESSMENT_PERMISSIONS, type AssessmentPermission } from "./assessment";
import type { AssessmentFact } from "./assessment-rule";
import { can } from "./can";
import { CONTRIBUTION_PERMISSIONS } from "./contribution";
import { INSTALLATION_PERMISSIONS } from "./installation";
import { ENTRY_PERMISSIONS } from "./register";
import { NO_PART } from "./source";
import type { Subject } from "./subjects";
import { USER_PERMISSIONS } from "./user";

/** What went before, as a mark behind a state; a right without a mark does not depend on it. */
const MARKS: readonly { mark: string; when: (facts: Facts) => boolean }[] = [
  { mark: "", when: () => true },
  { mark: "(reviewed)", when: ({ wasReviewed }) => wasReviewed },
  { mark: "(released)", when: ({ hasRelease }) => hasRelease },
  { mark: "(reviewed, released)", when: ({ wasReviewed, hasRelease }) => wasReviewed && hasRelease },
  { mark: "(second rating)", when: ({ hasSecondRating }) => hasSecondRating },
  { mark: "(revealed)", when: ({ wasRevealed }) => wasRevealed },
  { mark: "(scoped)", when: ({ beginsWithScoping }) => beginsWithScoping },
  { mark: "(self-assessing)", when: ({ selfIsOpen }) => selfIsOpen },
  { mark: "(certified)", when: ({ selfIsCertified }) => selfIsCertified },
  {
    mark: "(self-assessing or certified)",
    when: ({ selfIsOpen, selfIsCertified }) => selfIsOpen || selfIsCertified,
  },
  { mark: "(heard)", when: ({ stateIsHeard }) => stateIsHeard },
  { mark: "(asked)", when: ({ stateWasAsked }) => stateWasAsked },
  { mark: "(released or asked)", when: ({ hasRelease, stateWasAsked }) => hasRelease || stateWasAsked },
  {
    mark: "(released, asked, self-assessing or certified)",
    when: ({ hasRelease, stateWasAsked, selfIsOpen, selfIsCertified }) =>
      hasRelease || stateWasAsked || selfIsOpen || selfIsCertified,
  },
  { mark: "(released after it was asked)", when: ({ hasHeardRelease }) => hasHeardRelease },
];
const FACT_NAMES = [
  "wasReviewed",
  "hasRelease",
  "hasSecondRating",
  "wasRevealed",
  "stateIsHeard",
  "stateWasAsked",
  "hasHeardRelease",
  "beginsWithScoping",
  "selfIsOpen",
  "selfIsCertified",
] as const satisfies readonly AssessmentFact[];
type Facts = Record<AssessmentFact, boolean>;
const factsWhere = (holds: (name: AssessmentFact, index: number) => boolean): Facts => ({
  wasReviewed: holds("wasReviewed", 0),
  hasRelease: holds("hasRelease", 1),
  hasSecondRating: holds("hasSecondRating", 2),
  wasRevealed: holds("wasRevealed", 3),
  stateIsHeard: holds("stateIsHeard", 4),
  stateWasAsked: holds("stateWasAsked", 5),
  hasHeardRelease: holds("hasHeardRelease", 6),
  beginsWithScoping: holds("beginsWithScoping", 7),
  selfIsOpen: holds("selfIsOpen", 8),
  selfIsCertified: holds("selfIsCertified", 9),
});
/** Every combination of what can hold together. */
const FACTS: readonly Facts[] = Array.from({ length: 2 ** FACT_NAMES.length }, (_, bits) =>
  factsWhere((_name, index) => ((bits >> index) & 1) === 1),
).filter(({ selfIsOpen, selfIsCertified }) => !(selfIsOpen && selfIsCertified));

/** The states in which somebody has a permission, "any state" where it is all of them. */
function statesOf({ actor, duty }: Who, permission: AssessmentPermission): string {
  const marked = ASSESSMENT_STATES.flatMap((state) => {
    const holds = FACTS.filter((facts) =>
      can(actor, permission, {
        kind: "assessment",
        state,
        roundKind: "programme",
        duties: duty === null ? [] : [duty],
        ...facts,
      }),
    );
    if (holds.length === 0) return [];
    const mark = MARKS.find(({ when }) => FACTS.every((facts) => holds.includes(facts) === when(facts)));
    return [{ state, mark: mark?.mark ?? "(otherwise)" }];
  });
  const [first] = marked;
  if (first && marked.length === ASSESSMENT_STATES.length && marked.every(({ mark }) => mark === first.mark))
    return `any state ${first.mark}`.trim();
  return marked.map(({ state, mark }) => `${state}${mark}`).join(" ");
}

test("rights on an assessment, by duty or role, state and what went before", async () => {
  const blocks = EVERYBODY.map((who) => {
    const lines = ASSESSMENT_PERMISSIONS.flatMap((permission) => {
      const states = statesOf(who, permission);
      return states === "" ? [] : [`  ${permission}: ${states}`];
    });
    const outside = allowed(who.actor, ASSESSMENT_PERMISSIONS, {
      kind: "assessment",
      state: "drafting",
      roundKind: "outside",
      duties: who.duty === null ? [] : [who.duty],
      ...factsWhere(() => true),
    });
    return [who.name, ...lines, `  in a round of kind outside: ${outside}`].join("\n");
  });
  await expect(`${blocks.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/assessment-rights.txt");
});

test("rights on a contribution, by access class and what the person is to it", async () => {
  const parts = {
    "no part in it": {},
    contributor: { isContributor: true },
    team: { onTeam: true },
    "drafting team": { onTeam: true, onDraftingTeam: true },
    "named reader of the team": { onTeam: true, isNamedReader: true },
    "named reader of the drafting team": { onTeam: true, onDraftingTeam: true, isNamedReader: true },
    "who asked for it": { onTeam: true, isNamedReader: true, isKeeper: true },
    "who asked for it and left the team": { isNamedReader: true, isKeeper: true },
  } as const;
  const nobody = {
    isNamedReader: false,
    isKeeper: false,
    isContributor: false,
    onTeam: false,
    onDraftingTeam: false,
  };
  const blocks = [person([]), person(["administrator"])].map((actor) => {
    const lines = CONTRIBUTION_ACCESS_CLASSES.flatMap((accessClass) =>
      Object.entries(parts).map(([name, is]) => ({
        condition: `${accessClass}, ${name}`,
        permissions: allowed(actor, CONTRIBUTION_PERMISSIONS, {
          kind: "contribution",
          accessClass,
          ...nobody,
          ...is,
        }),
      })),
    );
    return [
      actor.kind === "user" && actor.roles.length > 0 ? "role administrator" : "a person",
      ...joined(lines),
    ].join("\n");
  });
  await expect(`${blocks.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/contribution-rights.txt");
});

test("rights on an entry of a register, by status, class and what the person is to it", async () => {
  const parts = {
    "no part in it": {},
    writer: { isWriter: true },
    team: { onTeam: true },
    "drafting team": { onTeam: true, onDraftingTeam: true },
    steward: { isSteward: true },
    "steward who wrote it": { isSteward: true, isWriter: true },
    "focal point of the State that speaks of itself": { isOfOwnState: true },
  } as const;
  const nobody = {
    isWriter: false,
    onTeam: false,
    onDraftingTeam: false,
    isSteward: false,
    isOfOwnState: false,
  };
  const named = {
    "own State only": { namesOtherState: false, isCorroborated: false, isReleased: true },
    "other State, one source": { namesOtherState: true, isCorroborated: false, isReleased: true },
    "a figure in no version": { namesOtherState: false, isCorroborated: false, isReleased: false },
    "other State, two sources": { namesOtherState: true, isCorroborated: true, isReleased: true },
  };
  const blocks = Object.entries(parts).map(([name, is]) => {
    const lines = ENTRY_STATUSES.flatMap((status) => {
      const ofStatus = ENTRY_ACCESS_CLASSES.flatMap((accessClass) =>
        BOOLEANS.flatMap((dayHasCome) =>
          Object.entries(named).map(([names, facts]) => ({
            condition: [status, accessClass, dayHasCome ? "" : "before its day", names]
              .filter(Boolean)
              .join(" "),
            permissions: allowed(person([]), ENTRY_PERMISSIONS, {
              kind: "entry",
              status,
              accessClass,
              dayHasCome,
              ...facts,
              ...nobody,
              ...is,
            }),
          })),
        ),
      );
      const [first] = ofStatus;
      const same = ofStatus.every(({ permissions }) => permissions === first?.permissions);
      return first && same ? [{ condition: status, permissions: first.permissions }] : ofStatus;
    });
    return [name, ...joined(lines)].join("\n");
  });
  await expect(`${blocks.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/entry-rights.txt");
});

test("administrators have nothing to do with entries", () => {
  for (const permission of ENTRY_PERMISSIONS) {
    const subject: Subject = {
      kind: "entry",
      status: "checked",
      accessClass: "public",
      dayHasCome: true,
      namesOtherState: false,
      isCorroborated: true,
      isReleased: true,
      isWriter: true,
      onTeam: true,
      onDraftingTeam: true,
      isSteward: true,
      isOfOwnState: true,
    };
    expect(can(person(["administrator"]), permission, subject), permission).toBe(false);
    expect(can({ kind: "anonymous" }, permission, subject), permission).toBe(false);
  }
});

test("rights on the installation and on people", async () => {
  const lines = EVERYBODY.filter(({ duty }) => duty === null).map(({ name, actor }) =>
    [
      name,
      `  installation: ${allowed(actor, INSTALLATION_PERMISSIONS, { kind: "installation" })}`,
      `  oneself: ${allowed(actor, USER_PERMISSIONS, { kind: "user", userId: "self" })}`,
      `  another person: ${allowed(actor, USER_PERMISSIONS, { kind: "user", userId: "other" })}`,
    ].join("\n"),
  );
  await expect(`${lines.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/installation-rights.txt");
});

test("commands and jobs never pass, publish or confirm, nor open a source in an emergency", () => {
  const system: Actor = { kind: "system", job: "test" };
  const subject: Subject = {
    kind: "assessment",
    state: "approval",
    roundKind: "programme",
    duties: [],
    ...factsWhere((name) => name !== "hasRelease"),
  };
  for (const permission of [
    "transition.pass",
    "transition.send_draft",
    "transition.comment",
    "transition.publish",
    "confirmation.give",
    "country_comment.write",
  ] as const)
    expect(can(system, permission, subject), permission).toBe(false);
  const source = { kind: "source", accessClass: "confidential", mayBePublic: true, ...NO_PART } as const;
  expect(can(system, "source.open", { ...source, answersFor: true })).toBe(false);
});
