import { expect } from "vitest";
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
  let statements = 0;
  db.pool.on("acquire", () => {
    statements += 1;
  });
  const count = async (work: () => Promise<unknown>) => {
    statements = 0;
    await work();
    return statements;
  };
  for (const actor of [people.lead, people.observer]) {
    expect(
      await count(() => scorecard(contextOf(db, actor), key, { locale: "en", overall: true })),
    ).toBeLessThanOrEqual(11);
    expect(
      await count(() => whyOf(contextOf(db, actor), { ...key, node: "G.capability" }, "en")),
    ).toBeLessThanOrEqual(11);
  }
});
