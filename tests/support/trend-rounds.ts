/** A country with three rounds, and its trend as a reader has it. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Actor } from "@/lib/core/context";
import { saveRating } from "@/lib/ratings/mutations";
import { readTrend } from "@/lib/trends/queries";
import type { Trend } from "@/lib/trends/trend";
import { contextOf, makePerson } from "./programme";
import {
  giveOne,
  makeProgramme,
  openRound,
  type Programme,
  publish,
  rateAll,
  take,
} from "./released-country";

const GAP = { state: "not_assessed", level: null, reason: "not_reached" } as const;

/** The trend of a country as somebody reads it. */
export const readTrendAs = (db: Database, actor: Actor, iso3: string) =>
  readTrend(contextOf(db, actor), iso3, { locale: "en", purpose: undefined });

/** Years of a round with the cut-off date in its first one. */
export const years = (from: number) => ({
  startsOn: `${from}-01-01`,
  endsOn: `${from + 1}-12-31`,
  cutOffOn: `${from}-06-30`,
});

/** A figure of a trend over the rounds. */
export const figureOf = (trend: Trend, key: string) => trend.figures.find((line) => line.key === key);
/** The values of a figure over the rounds, as they are shown. */
export const valuesOf = (trend: Trend, key: string) =>
  figureOf(trend, key)?.points.map((point) => point?.score?.value ?? null);

/** Saves another level as the lead, because the situation changed. */
export async function changeLevel(
  db: Database,
  people: Programme,
  key: AssessmentKey,
  indicator: string,
  level: number,
) {
  const saved = await saveRating(contextOf(db, people.lead), {
    ...key,
    indicator,
    kind: "assessor",
    baseVersion: 1,
    mutationId: randomUUID(),
    fields: { level, changeCause: "situation_changed" },
  });
  expect(saved.status).toBe("saved");
}

/** A country with two released rounds and a third under review: G5 is rated 2 1 2, then 2 – 2, then 1 2 2. */
export async function threeRounds(db: Database, prefix: string, iso3: string) {
  const people = { ...(await makeProgramme(db)), focal: await makePerson(db, "Focal") };
  const [first, second, third] = [1, 2, 3].map((number) => ({ round: `${prefix}${number}`, iso3 }));
  if (!first || !second || !third) throw new Error("no rounds");
  await openRound(db, people, first.round, [iso3], years(2020));
  await giveOne(contextOf(db, people.manager), first, people.focal, "focal_point");
  await rateAll(db, people, first, { "G5.2": { level: 1 }, "R1.1": { level: 1 } });
  await publish(db, people, first);
  await openRound(db, people, second.round, [iso3], years(2022));
  await giveOne(contextOf(db, people.manager), second, people.focal, "focal_point");
  await rateAll(db, people, second, { "G5.2": GAP, "R1.1": { level: 1 } });
  await publish(db, people, second);
  await openRound(db, people, third.round, [iso3], years(2024));
  await giveOne(contextOf(db, people.manager), third, people.focal, "focal_point");
  await rateAll(db, people, third, { "R1.1": { level: 1 } });
  await changeLevel(db, people, third, "G5.1", 1);
  await take(db, people.lead, third, "submit");
  return { people, first, second, third };
}
