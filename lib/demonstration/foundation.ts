/** Accounts, countries and rounds: what stands before the first assessment is opened. */
import "server-only";
import type { Database } from "@/db/client";
import { type Ctx, createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addArea, setParticipation } from "@/lib/countries/mutations";
import type { FileStore } from "@/lib/files/store";
import {
  acceptFirstAdministrator,
  acceptInvitation,
  ensureFirstAdministratorLink,
} from "@/lib/invitations/mutations";
import { createRound } from "@/lib/rounds/mutations";
import { markDemonstration } from "@/lib/settings/mutations";
import { addInterest, inviteUser } from "@/lib/users/mutations";
import { findUserId } from "@/lib/users/queries";
import { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from "./accounts";
import { ASSESSED_BEFORE, type DemonstrationRound } from "./marks";
import { DOCUMENTED_PARTS, PRACTICE_ROUND } from "./practice";
import { SCOPED_STATE, SCOPING_ROUND } from "./scoping-steps";
import { DEMONSTRATION_STATES } from "./state";
import { type AccountName, ROUND_FACTS } from "./timeline";
import { contextOf, must, type Person, type Step, type World } from "./world";

/** The edition that the rounds are on. */
export const EDITION = "gpat@1.0.0";
/** When the installation of the demonstration was set up; before the first round. */
const SET_UP_AT = new Date("2023-02-20T09:00:00.000Z");
const PRACTICE_SET_UP_AT = new Date("2026-10-26T09:00:00.000Z");
const SCOPING_SET_UP_AT = new Date("2026-10-28T09:00:00.000Z");
const PRESENT_SET_UP_AT = new Date("2026-03-23T09:00:00.000Z");
/** First year of the invented States' part in the programme. */
const TOOK_PART_SINCE: Readonly<Record<DemonstrationRound, string>> = { "2023": "2022", "2026": "2025" };

function secretOf(path: string): string {
  return new URLSearchParams(path.slice(path.indexOf("?"))).get("token") ?? "";
}

async function makeFirstAdministrator(
  database: Database,
  { name, email, roles }: DemonstrationAccount,
  passphrase: string,
): Promise<Person> {
  const path = await ensureFirstAdministratorLink(database, SET_UP_AT);
  if (path === null) throw new AppError("INTERNAL", "the database has an administrator already");
  const anonymous = createContext(database, { kind: "anonymous" }, SET_UP_AT);
  const input = { token: secretOf(path), name, email, locale: "en", passphrase } as const;
  must(await acceptFirstAdministrator(anonymous, input), "the first administrator");
  const command = createContext(database, { kind: "system", job: "demonstration" }, SET_UP_AT);
  const userId = await findUserId(command, email);
  if (userId === null) throw new AppError("INTERNAL", `no account ${email}`);
  return { kind: "user", userId, name, email, roles, sessionId: newId(SET_UP_AT) };
}

async function makePerson(
  admin: Ctx,
  database: Database,
  { name, email, roles }: DemonstrationAccount,
  passphrase: string,
): Promise<Person> {
  const invited = must(await inviteUser(admin, { name, email, roles: [...roles], locale: "en" }), email);
  const anonymous = createContext(database, { kind: "anonymous" }, SET_UP_AT);
  must(await acceptInvitation(anonymous, { token: invited.secret, passphrase }), `the link of ${email}`);
  return { kind: "user", userId: invited.userId, name, email, roles, sessionId: newId(SET_UP_AT) };
}

/** Marks the installation as the demonstration and makes its accounts, each with the passphrase. */
export async function makeAccounts(
  database: Database,
  passphrase: string,
  files: FileStore | null,
): Promise<World> {
  const command = createContext(database, { kind: "system", job: "demonstration" }, SET_UP_AT);
  must(await markDemonstration(command), "the mark of the demonstration");
  const people = new Map<AccountName, Person>();
  const world: World = { database, people, files };
  for (const entry of DEMONSTRATION_ACCOUNTS) {
    const person = entry.roles.includes("administrator")
      ? await makeFirstAdministrator(database, entry, passphrase)
      : await makePerson(contextOf(world, "admin", SET_UP_AT), database, entry, passphrase);
    people.set(entry.account, person);
  }
  return world;
}

/** The invented States with their names in six languages, and the documented parts of real countries. */
export async function makeCountries(world: World): Promise<void> {
  const ctx = contextOf(world, "admin", SET_UP_AT);
  for (const state of DEMONSTRATION_STATES) {
    const { iso3, names, region, story, population } = state;
    const { en, ar, ...otherNames } = names;
    const note = `Invented for the demonstration; no real State is meant. Population: ${population}. ${story}`;
    must(await addArea(ctx, { iso3, nameEn: en, nameAr: ar, otherNames, note }), iso3);
    const round = ASSESSED_BEFORE.some((code) => code === iso3) ? "2023" : "2026";
    const part = { iso3, region, since: TOOK_PART_SINCE[round], note: "Invented for the demonstration." };
    must(await setParticipation(ctx, part), `the part of ${iso3}`);
  }
  for (const part of DOCUMENTED_PARTS) must(await setParticipation(ctx, part), `the part of ${part.iso3}`);
  for (const { account, nationality } of DEMONSTRATION_ACCOUNTS) {
    const person = world.people.get(account);
    if (!person || nationality === null) continue;
    const interest = { userId: person.userId, iso3: nationality, kind: "nationality", note: null } as const;
    must(await addInterest(ctx, interest), `the nationality of ${account}`);
  }
}

/** The illustrative rounds and the practice round, each made by the administrator before it begins. */
export function roundSteps(): readonly Step[] {
  const rounds = [
    { code: "2023", at: SET_UP_AT, countries: ASSESSED_BEFORE },
    { code: "2026", at: PRESENT_SET_UP_AT, countries: DEMONSTRATION_STATES.map(({ iso3 }) => iso3) },
    { code: SCOPING_ROUND, at: SCOPING_SET_UP_AT, countries: [SCOPED_STATE] },
    { code: PRACTICE_ROUND, at: PRACTICE_SET_UP_AT, countries: DOCUMENTED_PARTS.map(({ iso3 }) => iso3) },
  ] as const;
  return rounds.map(({ code, at, countries }) => ({
    at,
    by: "admin",
    act: async (ctx) => {
      const facts = {
        ...ROUND_FACTS[code],
        code,
        edition: EDITION,
        countries: [...countries],
        secondRating: code === "2026" || code === SCOPING_ROUND,
        stateIsHeard: code === "2026" || code === SCOPING_ROUND,
        beginsWithScoping: code === SCOPING_ROUND,
        asksSelfAssessment: code === SCOPING_ROUND,
        selfAssessmentDueOn: null,
      };
      must(await createRound(ctx, facts), `round ${code}`);
    },
  }));
}
