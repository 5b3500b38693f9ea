/** Limits on attempts, counted in the database so that every process of the application counts together. */
import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { TooManyError } from "@/lib/core/errors";
import { networkOf } from "./network";

/** Attempts per account and device (or network, for a device not known) before a pause. */
export const ACCOUNT_ATTEMPTS_MAX = 10;
/** Attempts per network over all accounts before a pause; an office may share one address. */
export const NETWORK_ATTEMPTS_MAX = 100;
/** Uses of links and questions for a new link per network before a pause. */
export const LINK_ATTEMPTS_MAX = 30;
/** Uploads begun for one contribution before a pause, finished or not. */
export const CONTRIBUTION_UPLOADS_MAX = 10;
/** Megabytes of files by one link, or of one person who gives for a State, before a pause; a file counts for one at least. */
export const GIVER_MEGABYTES_MAX = 500;
/** Reports of errors per person before a pause. */
export const ERROR_REPORTS_MAX = 30;
/** Simulations of bands that a person asks for before a pause: what each of them leaves is kept. */
export const SIMULATIONS_MAX = 60;
/** Files that a person has checked before a pause: of each the data of its releases may be made anew. */
export const FILE_CHECKS_MAX = 60;
/** Data packages that a person takes before a pause: each is made anew from the texts of its releases. */
export const PACKAGES_MAX = 30;
/** Tries of a person to open closed sources again too soon before a pause: each is kept and told to others. */
export const REFUSED_OPENINGS_MAX = 10;
/** Length of the window and of the pause, in minutes. */
export const ATTEMPTS_WINDOW_MINUTES = 15;
/**
 * Searches per person in a minute, by door. The box asks at every pause of somebody who types, so that it may ask more
 * often; and the page has a count of its own, so that Enter still leads to what was found when the box may ask no more.
 */
export const SEARCHES_MAX = { suggestions: 120, page: 60 } as const;
export type SearchDoor = keyof typeof SEARCHES_MAX;
/** Length of the window and of the pause of searches, in minutes. */
export const SEARCHES_WINDOW_MINUTES = 1;

const BYTES_IN_MEGABYTE = 1_000_000;

/** Who tries: the address of the client and, where the browser proved it, the known device. */
export type Attempt = { address: string; device: string | null };

function limiter(
  pool: pg.Pool,
  keyPrefix: string,
  points: number,
  minutes: number = ATTEMPTS_WINDOW_MINUTES,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: minutes * 60,
  });
}

/** Keys name people and addresses only by their hash. */
function keyOf(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("base64url");
}

async function consume(from: RateLimiterPostgres, key: string, points = 1): Promise<void> {
  try {
    await from.consume(key, points);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooManyError(Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

/**
 * Counts one attempt to sign in before the passphrase is looked at. Throws TOO_MANY when the account's attempts
 * from this device, or the network's attempts, are used up. `succeeded` gives the attempt back.
 */
export async function countSignIn(
  pool: pg.Pool,
  email: string,
  { address, device }: Attempt,
): Promise<{ succeeded: () => Promise<void> }> {
  const network = networkOf(address);
  const perAccount = limiter(pool, "sign-in-account", ACCOUNT_ATTEMPTS_MAX);
  const perNetwork = limiter(pool, "sign-in-network", NETWORK_ATTEMPTS_MAX);
  const accountKey = keyOf(email, device === null ? `network ${network}` : `device ${device}`);
  const networkKey = keyOf(network);
  if (device === null) await consume(perNetwork, networkKey);
  await consume(perAccount, accountKey);
  return {
    async succeeded() {
      await perAccount.delete(accountKey);
      if (device === null) await perNetwork.reward(networkKey);
    },
  };
}

/** Counts one use of a link or one question for a link. Throws TOO_MANY. */
export async function countLinkUse(pool: pg.Pool, address: string): Promise<void> {
  await consume(limiter(pool, "link-network", LINK_ATTEMPTS_MAX), keyOf(networkOf(address)));
}

/**
 * Counts one upload for a contribution before anything of it is read, so that many at once are refused like many one
 * after the other. `giver` is the link, or the contributor with an account. Throws TOO_MANY.
 */
export async function countContributedFile(
  pool: pg.Pool,
  { contribution, giver, bytes }: { contribution: string; giver: string; bytes: number },
): Promise<void> {
  await consume(limiter(pool, "contribution-uploads", CONTRIBUTION_UPLOADS_MAX), keyOf(contribution));
  await countMegabytes(pool, giver, bytes);
}

/** Counts the megabytes of a file before anything of it is read, by who gives it. Throws TOO_MANY. */
export async function countMegabytes(pool: pg.Pool, giver: string, bytes: number): Promise<void> {
  const megabytes = Math.max(1, Math.ceil(bytes / BYTES_IN_MEGABYTE));
  await consume(limiter(pool, "giver-megabytes", GIVER_MEGABYTES_MAX), keyOf(giver), megabytes);
}

/** Counts one report of an error by a person. Throws TOO_MANY. */
export async function countErrorReport(pool: pg.Pool, userId: string): Promise<void> {
  await consume(limiter(pool, "error-reports", ERROR_REPORTS_MAX), keyOf(userId));
}

/** Counts one simulation of bands that a person asks for. Throws TOO_MANY. */
export async function countSimulation(pool: pg.Pool, userId: string): Promise<void> {
  await consume(limiter(pool, "simulations", SIMULATIONS_MAX), keyOf(userId));
}

/** Counts one file that a person has checked. Throws TOO_MANY. */
export async function countFileCheck(pool: pg.Pool, userId: string): Promise<void> {
  await consume(limiter(pool, "file-checks", FILE_CHECKS_MAX), keyOf(userId));
}

/** Counts one data package that a person takes. Throws TOO_MANY. */
export async function countPackage(pool: pg.Pool, userId: string): Promise<void> {
  await consume(limiter(pool, "data-packages", PACKAGES_MAX), keyOf(userId));
}

/** Counts one try of a person to open a closed source again too soon. Throws TOO_MANY. */
export async function countRefusedOpening(pool: pg.Pool, userId: string): Promise<void> {
  await consume(limiter(pool, "refused-openings", REFUSED_OPENINGS_MAX), keyOf(userId));
}

/** Counts one search of a person. Throws TOO_MANY. */
export async function countSearch(pool: pg.Pool, userId: string, door: SearchDoor): Promise<void> {
  await consume(limiter(pool, `search-${door}`, SEARCHES_MAX[door], SEARCHES_WINDOW_MINUTES), keyOf(userId));
}
