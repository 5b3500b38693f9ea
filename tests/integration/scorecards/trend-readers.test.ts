import { createTranslator } from "next-intl";
import { describe, expect } from "vitest";
import { trendImage } from "@/components/trends/trend-image";
import type { Translate } from "@/lib/i18n/message-key";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { trendCsv } from "@/lib/trends/csv";
import { begin } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { releaseHeard } from "@/tests/support/heard-country";
import { contextOf, makePerson } from "@/tests/support/programme";
import { confirmAll, giveOne, openRound, take } from "@/tests/support/released-country";
import { changeLevel, readTrendAs, threeRounds, valuesOf, years } from "@/tests/support/trend-rounds";

const t: Translate = createTranslator({ locale: "en", messages: catalogueOf("en") });

describe("who reads a trend", () => {
  test("the team has drafts and levels of exposure, others releases and words alone", async ({ db }) => {
    const { people, third } = await threeRounds(db, "TD", "XTD");
    for (const actor of [people.observer, people.focal]) {
      const page = await readTrendAs(db, actor, "XTD");
      expect(page.trend.rounds.map(({ code }) => code)).toEqual(["TD1", "TD2"]);
      expect(page.trend.exposure.flatMap(({ points }) => points.map((point) => point?.level))).toEqual(
        page.trend.exposure.flatMap(() => [null, null]),
      );
      expect(page.trend.exposure.find(({ indicator }) => indicator === "R1.1")?.points[1]?.word).toBe(
        "Isolated",
      );
      const told = JSON.stringify(page) + trendCsv(t, "en", page);
      for (const hidden of [
        "R.exposure",
        "overall.capability",
        '"R1"',
        "TD3",
        people.lead.name,
        people.reviewer.name,
      ])
        expect(told).not.toContain(hidden);
      expect(page.trend.levels.some(({ code }) => code.startsWith("R1"))).toBe(false);
    }
    const { trend } = await readTrendAs(db, people.manager, "XTD");
    expect(
      trend.exposure.find(({ indicator }) => indicator === "R1.1")?.points.map((point) => point?.level),
    ).toEqual([1, 1, 1]);
    // Of a round that goes back to drafting the manager sees no figure, and its lead still does.
    await take(db, people.reviewer, third, "return", { reason: "C2.1 is too old." });
    expect((await readTrendAs(db, people.manager, "XTD")).trend.rounds).toHaveLength(2);
    expect((await readTrendAs(db, people.lead, "XTD")).trend.rounds).toHaveLength(3);
  });

  test("nobody without a part, and readers once the State was asked; absent and hidden look the same", async ({
    db,
  }) => {
    const { people } = await threeRounds(db, "TE", "XTE");
    const elsewhere = await makePerson(db, "Assessor of another");
    await openRound(db, people, "TE9", ["XTF"], years(2024));
    await giveOne(contextOf(db, people.manager), { round: "TE9", iso3: "XTF" }, elsewhere, "assessor");
    const reader = await makePerson(db, "Reader", ["reader"]);
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const nothing = {
      purpose: null,
      purposes: [],
      trend: { rounds: [], figures: [], levels: [], exposure: [] },
    };
    for (const actor of [elsewhere, reader, admin]) {
      expect(await readTrendAs(db, actor, "XTE")).toMatchObject(nothing);
      expect(await codeOf(readTrendAs(db, actor, "QQQ"))).toBe("NOT_FOUND");
    }
    const heard = await begin(db, "TE8", "XTG", { stateIsHeard: true });
    await fillDraft(db, heard.id, heard.team.lead.userId);
    await releaseHeard(db, heard);
    const page = await readTrendAs(db, reader, "XTG");
    expect(page.trend.rounds.map(({ code, stateAsked }) => [code, stateAsked])).toEqual([["TE8", true]]);
    await expect(async () =>
      trendImage(t, { locale: "en", programme: "P", day: "2026-03-02" }, "domains", page),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a correction takes the place of what it corrects, and what is sealed is gone for all", async ({
    db,
  }) => {
    const { people, second } = await threeRounds(db, "TG", "XTH");
    await take(db, people.manager, second, "reopen", { reason: "A source was misread." });
    await changeLevel(db, people, second, "G5.3", 1);
    expect(valuesOf((await readTrendAs(db, people.observer, "XTH")).trend, "G5")).toEqual([43.8, 50]);
    expect(valuesOf((await readTrendAs(db, people.lead, "XTH")).trend, "G5")?.[1]).toBe(41.7);
    await take(db, people.lead, second, "submit");
    await confirmAll(contextOf(db, people.reviewer), second);
    await take(db, people.reviewer, second, "pass");
    await take(db, people.approver, second, "publish", { corrigendum: "G5.3 is 1." });
    const corrected = (await readTrendAs(db, people.observer, "XTH")).trend;
    expect(valuesOf(corrected, "G5")).toEqual([43.8, 41.7]);
    expect(corrected.rounds[1]?.release?.code).toBe("TG2-XTH-2");
    const other = await makePerson(db, "Second manager", ["programme_manager"]);
    await proposeSeal(contextOf(db, people.manager), {
      code: "TG2-XTH-2",
      reason: "A witness could be recognised",
    });
    await confirmSeal(contextOf(db, other), { code: "TG2-XTH-2" });
    for (const actor of [people.observer, people.manager])
      expect((await readTrendAs(db, actor, "XTH")).trend.rounds.map(({ code }) => code)).not.toContain("TG2");
  });
});
