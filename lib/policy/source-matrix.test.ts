/** The rights on sources as files that people read: a change of rights is a changed line in one. */
import { expect, test } from "vitest";
import { ACCESS_CLASSES } from "@/db/enums";
import { allowed, BOOLEANS, EVERYBODY, joined } from "@/tests/support/rights-lines";
import { NO_PART, SOURCE_PERMISSIONS } from "./source";
import type { Subject } from "./subjects";

test("rights on a source, by access class and what the person is to it", async () => {
  // Only of a public one it matters whether it may be public.
  const classes = [
    ...ACCESS_CLASSES.map((accessClass) => ({ word: accessClass, accessClass, mayBePublic: true })),
    { word: "public without consent", accessClass: "public", mayBePublic: false } as const,
  ];
  const blocks = EVERYBODY.filter(({ duty }) => duty === null).map(({ name, actor }) => {
    const lines = classes.flatMap(({ word: open, accessClass, mayBePublic }) =>
      BOOLEANS.flatMap((isNamedReader) =>
        BOOLEANS.flatMap((isAuthor) =>
          BOOLEANS.flatMap((onTeam) =>
            BOOLEANS.map((onDraftingTeam) => {
              const is = { isNamedReader, isAuthor, onTeam, onDraftingTeam };
              const words = Object.entries(is).flatMap(([word, holds]) => (holds ? [word] : []));
              const subject: Subject = { kind: "source", accessClass, mayBePublic, ...NO_PART, ...is };
              return {
                condition: [open, ...words].join(" "),
                permissions: allowed(actor, SOURCE_PERMISSIONS, subject),
              };
            }),
          ),
        ),
      ),
    );
    return [name, ...joined(lines)].join("\n");
  });
  await expect(`${blocks.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/source-rights.txt");
});

test("rights on a confidential source by an opening in an emergency", async () => {
  const base = { kind: "source", accessClass: "confidential", mayBePublic: true, ...NO_PART } as const;
  const blocks = EVERYBODY.filter(({ duty }) => duty === null).map(({ name, actor }) => {
    const lines = BOOLEANS.flatMap((answersFor) =>
      BOOLEANS.flatMap((isNamedReader) =>
        BOOLEANS.flatMap((hasOpened) =>
          BOOLEANS.map((consentEnded) => {
            const is = { answersFor, isNamedReader, hasOpened, consentEnded };
            const words = Object.entries(is).flatMap(([word, holds]) => (holds ? [word] : []));
            const subject: Subject = { ...base, onTeam: answersFor, onDraftingTeam: answersFor, ...is };
            return {
              condition: words.join(" ") || "no part in it",
              permissions: allowed(actor, SOURCE_PERMISSIONS, subject),
            };
          }),
        ),
      ),
    );
    return [name, ...joined(lines)].join("\n");
  });
  await expect(`${blocks.join("\n\n")}\n`).toMatchFileSnapshot("./__snapshots__/source-opening-rights.txt");
});
