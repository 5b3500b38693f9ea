import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { ratings } from "@/db/schema/rating";
import { readDifferences } from "@/lib/releases/differences-page";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { begin, publish, take } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { rerate } from "@/tests/support/drafts";
import { contextOf, makePerson } from "@/tests/support/programme";

describe("two releases beside each other", () => {
  test("are a corrigendum and what it replaces, or two rounds, the earlier one first", async ({ db }) => {
    const early = await begin(db, "D-1", "XCA", { startsOn: "2023-01-01", endsOn: "2023-12-31" });
    await publish(db, early);
    const all = await begin(db, "D-2", "XCA");
    const { key, id, team } = all;
    const code = await publish(db, all);
    const manager = contextOf(db, team.manager);
    await take(manager, key, "reopen", { reason: "C2.1 rests on a wrong date" });
    await rerate(db, id, team.lead.userId, "C2.1", 1);
    await db.transaction((tx) =>
      tx
        .update(ratings)
        .set({ changeCause: "better_information" })
        .where(and(eq(ratings.assessmentId, id), eq(ratings.indicator, "C2.1"))),
    );
    expect(await take(contextOf(db, team.lead), key, "submit")).toMatchObject({ ok: true });
    await take(contextOf(db, team.reviewer), key, "pass");
    await take(contextOf(db, team.approver), key, "publish", {
      corrigendum: "It was read from an older text.",
    });

    const corrected = await readDifferences(manager, "en", "D-2-XCA-2", null);
    expect(corrected.pair?.before.code).toBe(code);
    expect(corrected.pair?.after.code).toBe("D-2-XCA-2");
    expect(corrected.others).toEqual([code, "D-1-XCA-1"]);
    const back = await readDifferences(manager, "en", code, "D-2-XCA-2");
    expect([back.pair?.before.code, back.pair?.after.code]).toEqual([code, "D-2-XCA-2"]);
    const rounds = await readDifferences(manager, "en", "D-2-XCA-2", "D-1-XCA-1");
    expect(rounds.pair?.before.code).toBe("D-1-XCA-1");
    expect((await readDifferences(manager, "en", "D-1-XCA-1", null)).pair?.after.code).toBe(code);
  });

  test("are absent where one is hidden, sealed, of another country, or the same", async ({ db }) => {
    const all = await begin(db, "D-3", "XCB");
    const code = await publish(db, all);
    const elsewhere = await publish(db, await begin(db, "D-4", "XCC"));
    const late = await begin(db, "D-5", "XCB", { startsOn: "2027-01-01", endsOn: "2027-12-31" });
    const second = await publish(db, late);
    const manager = contextOf(db, all.team.manager);
    const absent = { code: "NOT_FOUND" };
    for (const other of [elsewhere, code, "D-9-XCB-1"])
      await expect(readDifferences(manager, "en", code, other), other).rejects.toMatchObject(absent);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    await expect(readDifferences(reader, "en", code, second)).rejects.toMatchObject(absent);

    const other = contextOf(db, await makePerson(db, "Other manager", ["programme_manager"]));
    await proposeSeal(manager, { code: second, reason: "A witness could be recognised" });
    await confirmSeal(other, { code: second });
    await expect(readDifferences(manager, "en", code, second)).rejects.toMatchObject(absent);
    await expect(readDifferences(manager, "en", second, code)).rejects.toMatchObject(absent);
    expect(await readDifferences(manager, "en", code, null)).toMatchObject({ others: [], pair: null });
  });
});
