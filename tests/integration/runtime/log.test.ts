import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { users } from "@/db/schema/user";
import { newId } from "@/lib/core/ids";
import { createLogger } from "@/lib/core/log";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const TYPED = "Kestrel-canary";

/** The lines that are logged of work that fails. */
async function linesOf(work: Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line) });
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) throw new Error("the work did not fail");
  logger.error({ err: failure }, "request failed");
  return lines.join("");
}

test("a save that the database refuses is logged with its statement and without its text", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const line = await linesOf(
    saveRating(country.as(country.assessor), {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 0,
      mutationId: randomUUID(),
      fields: { rationale: `${TYPED}\u0000` },
    }),
  );
  expect(line).toContain('"sql"');
  expect(line).toContain('"code":"22021"');
  expect(line).not.toContain(TYPED);
});

test("a row that exists already is logged by the name of its rule", async ({ db }) => {
  const person = await makePerson(db, TYPED);
  const { email } = person;
  const again = { id: newId(TEST_NOW), email, name: TYPED, locale: "en", createdAt: TEST_NOW, version: 1 };
  const line = await linesOf(db.transaction((tx) => tx.insert(users).values({ ...again, disabledAt: null })));
  expect(line).toContain("users_email");
  expect(line).not.toContain(TYPED);
  expect(line).not.toContain(email);
});
