/**
 * Builds the demonstration by the product's own mutations, with the clock in the past and each person acting as
 * themselves, so that log, revisions and hashes are true.
 */
import "server-only";
import type { Database } from "@/db/client";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isSignedIn } from "@/lib/core/request";
import type { FileStore } from "@/lib/files/store";
import { markAllRead } from "@/lib/notifications/mutations";
import { changeSettings } from "@/lib/settings/mutations";
import { getSettings } from "@/lib/settings/queries";
import { assessmentSteps, openingSteps } from "./assessment-steps";
import { documentedSteps } from "./documented-steps";
import { editionSteps } from "./edition-steps";
import { errorReportSteps } from "./error-report-steps";
import { EDITION, makeAccounts, makeCountries, roundSteps } from "./foundation";
import { PRACTICE_LEADS, PRACTICE_OPENED_ON, PRACTICE_ROUND } from "./practice";
import { scopingSteps } from "./scoping-steps";
import { ACCOUNT_NAMES, ASSESSMENT_PLANS, type AssessmentPlan } from "./timeline";
import { must, type Step, takeSteps, type World } from "./world";

/** What a database is to the demonstration: free for it, its own, its own but not built to the end, or somebody's. */
export type DemonstrationPlace = "empty" | "built" | "unfinished" | "foreign";

/** The name that the last step gives the programme; without it the building did not come to its end. */
const PROGRAMME_NAME = "Global Programme against Trafficking in Human Beings (demonstration)";
const READ_AT = new Date("2026-10-15T09:00:00.000Z");
const FINISHED_AT = new Date("2026-11-20T09:00:00.000Z");

/** Looks at a database without changing it. */
export async function demonstrationPlace(database: Database): Promise<DemonstrationPlace> {
  const ctx = createContext(database, { kind: "system", job: "demonstration" }, FINISHED_AT);
  const { installationKind, version } = await getSettings(ctx);
  const isUsed = (await database.read.$count(users)) + (await database.read.$count(rounds)) > 0;
  if (installationKind === "regular") return isUsed ? "foreign" : "empty";
  // The mark is the second version of the settings, the last step makes a third.
  return version >= 3 ? "built" : "unfinished";
}

function practiceSteps(world: World): readonly Step[] {
  return PRACTICE_LEADS.flatMap((plan) =>
    openingSteps(world, { ...plan, round: PRACTICE_ROUND, openedOn: PRACTICE_OPENED_ON }),
  );
}

/** Everybody has read what came until some weeks ago. */
function readingSteps(): readonly Step[] {
  return ACCOUNT_NAMES.map((by) => ({
    at: READ_AT,
    by,
    act: async (ctx) => {
      if (isSignedIn(ctx)) await markAllRead(ctx, { until: READ_AT });
    },
  }));
}

function lastStep(): Step {
  return {
    at: FINISHED_AT,
    by: "admin",
    act: async (ctx) => {
      const { installationKind: _kind, ...settings } = await getSettings(ctx);
      must(await changeSettings(ctx, { ...settings, programmeName: PROGRAMME_NAME }), "the settings");
    },
  };
}

/**
 * Builds the demonstration in an empty database; every account gets the passphrase. `plans` is for tests that want
 * a part of it; without a store of files it has none. Throws INVALID where the database is not empty.
 */
export async function buildDemonstration(
  database: Database,
  passphrase: string,
  {
    plans = ASSESSMENT_PLANS,
    files = null,
  }: { plans?: readonly AssessmentPlan[]; files?: FileStore | null } = {},
): Promise<void> {
  if ((await demonstrationPlace(database)) !== "empty") {
    throw new AppError("INVALID", "the demonstration is built in an empty database only");
  }
  const world = await makeAccounts(database, passphrase, files);
  await makeCountries(world);
  const steps = plans.flatMap((plan) => assessmentSteps(world, plan));
  await takeSteps(world, [
    ...roundSteps(),
    ...steps,
    ...scopingSteps(world),
    ...practiceSteps(world),
    ...documentedSteps(),
    ...editionSteps(EDITION),
    ...errorReportSteps(plans.map(({ iso3 }) => iso3)),
    ...readingSteps(),
    lastStep(),
  ]);
}
