import { expect } from "vitest";
import { readDomain } from "@/app/[locale]/rounds/[round]/[iso3]/[domain]/read";
import type { Database } from "@/db/client";
import { signedIn } from "@/lib/core/request";
import { scorecard, whyOf } from "@/lib/scorecards/queries";
import { test } from "@/tests/support/database";
import { contextOf } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";

test("statements for a card and a why tree stay below their bar", async ({ db }) => {
  const people = await makeProgramme(db);
  const key = { round: "S-11", iso3: "XDJ" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key, { "G2.1": { level: 1 }, "R1.1": { level: 1 } });
  await publish(db, people, key);
  const count = statementsOn(db);
  for (const actor of [people.lead, people.observer]) {
    expect(
      await count(() => scorecard(contextOf(db, actor), key, { locale: "en", overall: true })),
    ).toBeLessThanOrEqual(11);
    expect(
      await count(() => whyOf(contextOf(db, actor), { ...key, node: "G.capability" }, "en")),
    ).toBeLessThanOrEqual(11);
  }
});

test("statements for a domain page stay below their bar together with that for its session", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  const key = { round: "S-12", iso3: "XDJ" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key, {});
  const count = statementsOn(db);
  const ctx = signedIn(contextOf(db, people.lead));
  expect(await count(() => readDomain(ctx, "en", { ...key, domain: "G2" }))).toBeLessThanOrEqual(11);
});

/** Counts the statements of some work: outside transactions each takes a connection. */
function statementsOn({ pool }: Database) {
  let statements = 0;
  pool.on("acquire", () => {
    statements += 1;
  });
  return async (work: () => Promise<unknown>) => {
    statements = 0;
    await work();
    return statements;
  };
}
