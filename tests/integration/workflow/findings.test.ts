import { describe, expect } from "vitest";
import { newId } from "@/lib/core/ids";
import { dismissFinding, mergeProposal, saveFinding } from "@/lib/findings/mutations";
import { findingPage, findingsPage, proposalPage } from "@/lib/findings/page";
import type { SaveFinding } from "@/lib/findings/schema";
import { saveRating } from "@/lib/ratings/mutations";
import { saveRecommendation } from "@/lib/recommendations/mutations";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const NO_FILTER = { kind: null, state: null };

/** The context of a person for a page. */
const reader = (country: ScoredCountry, who: ScoredCountry["lead"]) => ({ ...country.as(who), actor: who });

async function rate(country: ScoredCountry, indicator: string, level: number) {
  const saved = await saveRating(country.as(country.assessor), {
    round: country.round,
    iso3: country.iso3,
    indicator,
    kind: "assessor",
    baseVersion: 0,
    mutationId: newId(TEST_NOW),
    fields: { state: "rated", level },
  });
  expect(saved.status).toBe("saved");
}

const findingOf = ({ round, iso3 }: ScoredCountry, change: Partial<SaveFinding> = {}): SaveFinding => ({
  round,
  iso3,
  number: 0,
  version: 0,
  proposal: null,
  kind: "gap",
  statement: "The law names no offence of trafficking.",
  evidence: null,
  indicators: ["G2.1"],
  domains: [],
  entries: [],
  language: "en",
  ...change,
});

describe("findings", () => {
  test("a person accepts what the rule proposes, joins a proposal to it, and dismisses another", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor, lead } = country;
    const key = { round, iso3 };
    for (const [indicator, level] of [
      ["G2.1", 0],
      ["G2.2", 1],
      ["G3.1", 1],
      ["G3.2", 4],
    ] as const)
      await rate(country, indicator, level);
    const ctx = country.as(assessor);
    const read = () => findingsPage(reader(country, lead), "en", key, NO_FILTER);
    const before = await read();
    expect(before.findings).toEqual([]);
    expect(before.proposals.map(({ key: own }) => own).toSorted()).toEqual(["G2.1", "G2.2", "G3.1"]);
    expect(before.proposals[0]?.key).toBe("G2.1");

    expect(await saveFinding(ctx, findingOf(country, { proposal: "G2.1" }))).toEqual({
      ok: true,
      value: { number: 1, version: 1 },
    });
    expect(await saveFinding(ctx, findingOf(country, { proposal: "G2.1" }))).toEqual({
      ok: false,
      reason: "not_proposed",
    });
    expect(await mergeProposal(ctx, { ...key, number: 1, proposal: "G2.2" })).toMatchObject({
      value: { number: 1, version: 2 },
    });
    const dismissal = {
      ...key,
      number: 0,
      version: 0,
      proposal: "G3.1",
      reason: "Said in G2.1.",
      language: "en",
    };
    expect(await dismissFinding(ctx, dismissal)).toMatchObject({ value: { number: 2 } });

    const after = await read();
    expect(after.proposals).toEqual([]);
    expect(after.findings).toMatchObject([
      { number: 1, code: `${round}-${iso3}-F-001`, state: "accepted", indicators: ["G2.1", "G2.2"] },
      { number: 2, state: "dismissed", statement: null, dismissalReason: "Said in G2.1." },
    ]);
    expect(after.findings[0]?.priority).toMatchObject({ indicator: "G2.1", band: expect.any(String) });
    const only = await findingsPage(reader(country, lead), "en", key, { kind: null, state: "dismissed" });
    expect(only.findings.map(({ number }) => number)).toEqual([2]);

    const page = await findingPage(reader(country, lead), "en", { ...key, number: 1 });
    expect(page.judged.map(({ code, rating }) => [code, rating])).toEqual([
      ["G2.1", { state: "rated", level: 0 }],
      ["G2.2", { state: "rated", level: 1 }],
    ]);
    expect(page.history).toHaveLength(2);

    const takenUp = findingOf(country, {
      number: 2,
      version: 1,
      indicators: ["G3.1"],
      statement: "After all.",
    });
    expect(await saveFinding(ctx, takenUp)).toMatchObject({ value: { number: 2, version: 2 } });
    expect((await read()).findings).toMatchObject([
      { number: 1 },
      { number: 2, state: "accepted", dismissalReason: null },
    ]);
    expect(await saveFinding(ctx, takenUp)).toEqual({ ok: false, reason: "changed_meanwhile" });
  });

  test("is refused for what is not there, and is not dismissed while a recommendation answers it", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead } = country;
    const key = { round, iso3 };
    const ctx = country.as(lead);
    expect(await saveFinding(ctx, findingOf(country, { entries: ["XAA-L-999"] }))).toEqual({
      ok: false,
      reason: "no_entry",
    });
    for (const wrong of [{ indicators: ["Z9.9"] }, { domains: ["G.capability"] }])
      await expect(saveFinding(ctx, findingOf(country, wrong))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await saveFinding(ctx, findingOf(country, { domains: ["G2"] }));
    const recommended = await saveRecommendation(ctx, {
      ...key,
      number: 0,
      version: 0,
      wording: "Name the offence.",
      institution: null,
      institutionName: "Parliament",
      strength: "urges",
      kind: "law",
      dueOn: "2027-01-31",
      costBand: "none",
      findings: [1],
      targets: [],
      language: "en",
    });
    expect(recommended.ok).toBe(true);
    const dismissal = { ...key, number: 1, version: 1, proposal: null, reason: "No.", language: "en" };
    expect(await dismissFinding(ctx, dismissal)).toEqual({ ok: false, reason: "recommended" });
  });

  test("are written by the drafters in drafting and in the answer to the State, and hidden as levels are", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, reviewer } = country;
    const key = { round, iso3 };
    await rate(country, "G2.1", 0);
    await saveFinding(country.as(lead), findingOf(country));
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const observer = await makePerson(db, "observer", ["observer"]);
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const read = (who: typeof manager) => findingsPage(reader(country, who), "en", key, NO_FILTER);
    for (const who of [reviewer, manager, observer, focal])
      await expect(read(who)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await country.setState("internal_review");
    for (const who of [reviewer, manager]) {
      const { findings, choices } = await read(who);
      expect(findings).toHaveLength(1);
      expect(choices).toBeNull();
      await expect(
        proposalPage(reader(country, who), "en", { ...key, proposal: "G2.1" }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const change = findingOf(country, { number: 1, version: 1 });
    await expect(saveFinding(country.as(lead), change)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await country.setState("comment_response");
    expect(await saveFinding(country.as(lead), change)).toMatchObject({ value: { version: 2 } });
    await country.setState("published");
    for (const who of [observer, focal]) await expect(read(who)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
