import { describe, expect } from "vitest";
import { assessmentPage } from "@/lib/assessments/head";
import { saveScope } from "@/lib/assessments/mutations";
import { getScope } from "@/lib/assessments/scope";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { erasableNoun } from "@/lib/erasures/queries";
import { tableBytes } from "@/lib/export/write";
import { requestsBeside } from "@/lib/information-requests/beside";
import { requestTable } from "@/lib/information-requests/csv";
import { saveRequest } from "@/lib/information-requests/mutations";
import { requestPage, requestsPage } from "@/lib/information-requests/page";
import type { SaveRequest } from "@/lib/information-requests/schema";
import { takeIntoRating, takeIntoScope } from "@/lib/information-requests/take-over";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const DAY_MS = 86_400_000;

const requestOf = ({ round, iso3 }: ScoredCountry, change: Partial<SaveRequest> = {}): SaveRequest => ({
  round,
  iso3,
  number: 0,
  version: 0,
  what: "Convictions of 2025 by offence",
  institution: null,
  institutionName: "Court of Appeal",
  indicators: ["G2.2", "G2.1"],
  askedOn: "2026-02-02",
  dueOn: "2026-02-20",
  remindedOn: null,
  answeredOn: null,
  refusedOn: null,
  refusalReason: null,
  language: "en",
  ...change,
});

/** The context of a person for a page. */
const reader = (country: ScoredCountry, who: ScoredCountry["lead"]) => ({ ...country.as(who), actor: who });

async function notAssessed(
  country: ScoredCountry,
  notAssessedReason: "no_answer" | "refused" | "not_reached",
) {
  const { round, iso3, assessor } = country;
  const key = { round, iso3, indicator: "G2.1", kind: "assessor" } as const;
  const ctx = country.as(assessor);
  const { version } = await getRating(ctx, key);
  const fields = { state: "not_assessed", level: null, notAssessedReason } as const;
  const saved = await saveRating(ctx, { ...key, baseVersion: version, mutationId: newId(TEST_NOW), fields });
  expect(saved.status).toBe("saved");
  return () => getRating(ctx, key);
}

describe("a request for information", () => {
  test("is kept with its indicators, history and number, and told as it stands on the day", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor } = country;
    const ctx = country.as(assessor);
    expect(await saveRequest(ctx, requestOf(country))).toEqual({
      ok: true,
      value: { number: 1, version: 1 },
    });
    expect(await saveRequest(ctx, requestOf(country, { dueOn: "2026-03-02" }))).toMatchObject({
      value: { number: 2 },
    });
    const answered = requestOf(country, { number: 1, version: 1, answeredOn: "2026-02-25" });
    expect(await saveRequest(ctx, answered)).toMatchObject({ value: { number: 1, version: 2 } });
    expect(await saveRequest(ctx, answered)).toEqual({ ok: false, reason: "changed_meanwhile" });
    const { requests } = await requestsPage(reader(country, assessor), "en", { round, iso3 });
    expect(requests.map(({ number, state, indicators }) => ({ number, state, indicators }))).toEqual([
      { number: 1, state: "answered", indicators: ["G2.1", "G2.2"] },
      { number: 2, state: "waiting", indicators: ["G2.1", "G2.2"] },
    ]);
    const { history } = await requestPage(reader(country, assessor), "en", { round, iso3, number: 1 });
    expect(history).toHaveLength(2);
    expect(history[0]?.changes).toEqual([{ field: "answeredOn", before: null, after: "2026-02-25" }]);
    const later = country.as(assessor, DAY_MS);
    const next = await requestsPage({ ...later, actor: assessor }, "en", { round, iso3 });
    expect(next.requests.map(({ state }) => state)).toEqual(["answered", "unanswered"]);
    const csv = (await tableBytes(requestTable(next.requests), "csv")).toString();
    expect(csv).toContain("1,Convictions of 2025 by offence,,Court of Appeal,G2.1|G2.2,2026-02-02");
  });

  test("is refused for days that lie ahead, unknown indicators and institutions of elsewhere", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    expect(await saveRequest(ctx, requestOf(country, { remindedOn: "2026-03-03" }))).toEqual({
      ok: false,
      reason: "not_yet",
    });
    const elsewhere = { institution: "XAA-I-001", institutionName: null };
    expect(await saveRequest(ctx, requestOf(country, elsewhere))).toEqual({
      ok: false,
      reason: "no_institution",
    });
    await expect(saveRequest(ctx, requestOf(country, { indicators: ["Z9.9"] }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("is written by the drafting team, read by the whole team and hidden from anybody else", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, reviewer } = country;
    await saveRequest(country.as(lead), requestOf(country));
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const key = { round, iso3 };
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    for (const who of [reviewer, manager]) {
      const { requests, choices } = await requestsPage(reader(country, who), "en", key);
      expect(requests).toHaveLength(1);
      expect(choices).toBeNull();
      await expect(saveRequest(country.as(who), requestOf(country))).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    const { erasableId } = await requestPage(reader(country, manager), "en", { ...key, number: 1 });
    const own = await erasableNoun(country.as(manager), "information_request", erasableId ?? "");
    expect(own).toMatchObject({ href: `/rounds/${round}/${iso3}/information-requests/1` });
    const others = [focal, await makePerson(db, "stranger"), await makePerson(db, "reader", ["reader"])];
    for (const who of others) {
      await expect(requestsPage(reader(country, who), "en", key)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(saveRequest(country.as(who), requestOf(country))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    await country.setState("published");
    await expect(saveRequest(country.as(lead), requestOf(country))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("taking over", () => {
  test("a rating takes what was asked only where its reason is the one of the request", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead } = country;
    await saveRequest(country.as(lead), requestOf(country));
    const take = (indicator = "G2.1") =>
      takeIntoRating(country.as(lead), { round, iso3, number: 1, indicator });
    expect(await take()).toEqual({ ok: false, reason: "other_reason" });
    expect(await take("G2.3")).toEqual({ ok: false, reason: "not_of_request" });
    await notAssessed(country, "refused");
    expect(await take()).toEqual({ ok: false, reason: "other_reason" });
    const rating = await notAssessed(country, "no_answer");
    const page = await requestPage(reader(country, lead), "en", { round, iso3, number: 1 });
    expect(page.takers).toEqual(["G2.1"]);
    expect(await take()).toEqual({ ok: true, value: null });
    expect(await rating()).toMatchObject({
      requestWhat: "Convictions of 2025 by offence",
      requestOf: "Court of Appeal",
      requestOn: "2026-02-02",
      requestBy: "2026-02-20",
      requestRefusal: null,
    });
    const refusal = { refusedOn: "2026-02-18", refusalReason: "The files are closed." };
    await saveRequest(country.as(lead), requestOf(country, { number: 1, version: 1, ...refusal }));
    await notAssessed(country, "refused");
    expect(await take()).toEqual({ ok: true, value: null });
    expect(await rating()).toMatchObject({ requestRefusal: "The files are closed. (2026-02-18)" });
    const reviewer = country.as(country.reviewer);
    await expect(
      takeIntoRating(reviewer, { round, iso3, number: 1, indicator: "G2.1" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the scope takes the chosen institutions under what it says, and nothing by itself", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, assessmentId } = country;
    const ctx = country.as(lead);
    await saveRequest(ctx, requestOf(country));
    await saveRequest(ctx, requestOf(country, { institutionName: "Police" }));
    await saveRequest(
      ctx,
      requestOf(country, { institutionName: "Labour Inspectorate", dueOn: "2026-06-01" }),
    );
    expect(await getScope(ctx, assessmentId)).toBeNull();
    const take = (version: number, ...institutions: string[]) =>
      takeIntoScope(ctx, { round, iso3, version, institutions, language: "en" });
    expect(await take(0, "Labour Inspectorate")).toEqual({ ok: false, reason: "not_offered" });
    expect(await take(0, "Police")).toEqual({ ok: true, value: { version: 1 } });
    const scope = await getScope(ctx, assessmentId);
    expect(scope).toMatchObject({ institutionsSilent: "Police", territory: null });
    const filled = { territory: "The mainland", institutionsSilent: "The Senate\nPolice" };
    if (scope) await saveScope(ctx, { ...scope, round, iso3, ...filled });
    expect(await take(1, "Court of Appeal")).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(await take(2, "Police")).toEqual({ ok: false, reason: "not_offered" });
    expect(await take(2, "Court of Appeal")).toEqual({ ok: true, value: { version: 3 } });
    expect(await getScope(ctx, assessmentId)).toMatchObject({
      territory: "The mainland",
      institutionsSilent: "The Senate\nPolice\nCourt of Appeal",
    });
  });
});

describe("the card of an indicator", () => {
  test("tells the team what was asked about it, by one statement for the whole domain, and nobody else", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor, lead, reviewer } = country;
    const past = { askedOn: "2026-02-02", dueOn: "2026-02-20" };
    await saveRequest(country.as(assessor), requestOf(country, past));
    const refusal = { refusedOn: "2026-02-10", refusalReason: "Not kept." };
    await saveRequest(country.as(lead), requestOf(country, { ...past, ...refusal, indicators: ["G2.1"] }));
    const placeFor = (who: ScoredCountry["lead"]) =>
      assessmentPage(signedIn(country.as(who)), "en", { round, iso3 }, "progress.read");
    const place = await placeFor(assessor);
    const told = async (who: ScoredCountry["lead"], at = place) => {
      const beside = await requestsBeside(signedIn(country.as(who)), at, ["G2.1", "G2.2", "G2.3"]);
      return [...beside].map(([indicator, list]) => [indicator, list.map(({ state }) => state)]);
    };
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    expect(await told(assessor)).toEqual([
      ["G2.1", ["unanswered", "refused"]],
      ["G2.2", ["unanswered"]],
      ["G2.3", []],
    ]);
    expect(statements).toBe(1);
    expect(await told(reviewer, await placeFor(reviewer))).toHaveLength(3);
    for (const duties of [["focal_point"], ["contributor"], []] as const)
      expect(await told(assessor, { ...place, subject: { ...place.subject, duties } })).toEqual([]);
  });
});
