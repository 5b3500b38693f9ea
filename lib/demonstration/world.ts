/** What the steps of the demonstration share while it is built. */
import "server-only";
import type { Database } from "@/db/client";
import type { Actor } from "@/lib/core/context";
import { type Ctx, createContext } from "@/lib/core/context";
import { addDays } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { FileStore } from "@/lib/files/store";
import type { AccountName } from "./timeline";

export type Person = Extract<Actor, { kind: "user" }>;

export type World = {
  readonly database: Database;
  readonly people: ReadonlyMap<AccountName, Person>;
  /** Where files are kept; without it the demonstration has none. */
  readonly files: FileStore | null;
};

/** Whoever runs the installation, by a command. */
export const COMMAND = "command";

/** One act of one person, or of a command, at one instant. Steps are taken in the order of their instants. */
export type Step = {
  readonly at: Date;
  readonly by: AccountName | typeof COMMAND;
  readonly act: (ctx: Ctx) => Promise<void>;
};

/** The context of a person or of a command at an instant. Throws INTERNAL for an account that was not made. */
export function contextOf(world: World, account: Step["by"], at: Date): Ctx {
  if (account === COMMAND) return createContext(world.database, { kind: "system", job: COMMAND }, at);
  const person = world.people.get(account);
  if (!person) throw new AppError("INTERNAL", `no account ${account}`);
  return createContext(world.database, person, at);
}

/** The account of a person of the demonstration. Throws INTERNAL for one that was not made. */
export function userIdOf(world: World, account: AccountName): string {
  const person = world.people.get(account);
  if (!person) throw new AppError("INTERNAL", `no account ${account}`);
  return person.userId;
}

/** What a write gave. Throws INTERNAL with the reason where it was refused: the data or the order of steps is wrong. */
export function must<T>(result: Result<T, string>, what: string): T {
  if (result.ok) return result.value;
  throw new AppError("INTERNAL", `${what} was refused: ${result.reason}`);
}

/** The instant so many days after a day, at a time of the day in UTC. */
export function instant(day: string, days: number, hour: number, minute = 0): Date {
  const [hours, minutes] = [hour, minute].map((part) => String(part).padStart(2, "0"));
  return new Date(`${addDays(day, days)}T${hours}:${minutes}:00.000Z`);
}

/** A day that many working days (Monday to Friday) after another, as days to add. */
export function workingDays(day: string, from: number, count: number): number {
  let days = from;
  for (let left = count; ; days += 1) {
    const weekday = new Date(`${addDays(day, days)}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    if (left === 0) return days;
    left -= 1;
  }
}

/** Takes the steps one after another, each in the context of its person and instant. */
export async function takeSteps(world: World, steps: readonly Step[]): Promise<void> {
  const inOrder = [...steps].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, by, act } of inOrder) await act(contextOf(world, by, at));
}
