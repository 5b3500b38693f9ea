/** The addresses that are measured on one server, with sessions minted in its database. */
import "server-only";
import { randomUUID } from "node:crypto";
import type autocannon from "autocannon";
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { sessionCookieName } from "@/lib/auth/cookies";
import { openSession } from "@/lib/auth/sign-in";
import { tokenOfSecret } from "@/lib/auth/token";
import { createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { CONNECTIONS, type Target } from "./load";
import { BENCH_PEOPLE, type DataSize, largeRound, SMALL_ROUND } from "./seed";

/** The page that others are compared with: the same layout, session and language, one row from the database. */
const BASE_PAGE = "/en/instruments";
const DOMAIN = "G2";

/** A value of the `cookie` header that signs this person in. */
export async function mintCookie(database: Database, email: string): Promise<string> {
  const now = new Date();
  const person = one(await database.read.select({ id: users.id }).from(users).where(eq(users.email, email)));
  const ctx = createContext(database, { kind: "anonymous" }, now);
  const secret = await openSession(ctx, person.id, "bench");
  return `${sessionCookieName(undefined)}=${tokenOfSecret(secret, now)}`;
}

/** Values of the `cookie` header of the people of the benchmark. */
export async function benchCookies(database: Database) {
  return {
    assessor: await mintCookie(database, BENCH_PEOPLE.assessor),
    manager: await mintCookie(database, BENCH_PEOPLE.manager),
  };
}

/** Paths of the pages, for load, for statements and for the browser. */
export type BenchPaths = {
  base: string;
  domain: string;
  scorecard: string;
  smallGrid: string;
  largeGrid: string;
  matrix: string;
  routeMap: string;
  review: string;
  reply: string;
};

/** One assessment in drafting that the assessor leads, one under review that the manager reads. */
export async function benchPaths(database: Database, size: DataSize): Promise<BenchPaths> {
  const rows = await database.read
    .select({ iso3: countries.iso3, state: assessments.state })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(rounds.code, SMALL_ROUND))
    .orderBy(asc(countries.iso3));
  const drafting = one(rows.filter(({ state }) => state === "drafting").slice(0, 1));
  const [reviewed, commented] = rows.filter(({ state }) => state === "internal_review");
  const heard = rows.find(({ state }) => state === "comment_response");
  if (!reviewed || !commented || !heard) throw new Error("The small round is not as it was made.");
  return {
    base: BASE_PAGE,
    domain: `/en/rounds/${SMALL_ROUND}/${drafting.iso3}/${DOMAIN}`,
    scorecard: `/en/rounds/${SMALL_ROUND}/${reviewed.iso3}/scorecard`,
    smallGrid: `/en/rounds/${SMALL_ROUND}`,
    largeGrid: `/en/rounds/${largeRound(size)}`,
    matrix: `/en/rounds/${largeRound(size)}?columns=indicators`,
    routeMap: "/en/routes/map",
    review: `/en/rounds/${SMALL_ROUND}/${commented.iso3}/review`,
    reply: `/en/rounds/${SMALL_ROUND}/${heard.iso3}/country-comments`,
  };
}

/** Names of what is measured under load. */
export type TargetName = keyof BenchPaths | "managerBase" | "update" | "saveText" | "saveLevel";

/** Everything that is measured under load on one server. */
export async function benchTargets(
  database: Database,
  origin: string,
  size: DataSize,
): Promise<Record<TargetName, Target>> {
  const paths = await benchPaths(database, size);
  const cookies = await benchCookies(database);
  const page = (name: string, path: string, cookie: string): Target => ({
    name,
    url: origin + path,
    headers: { cookie },
  });
  const writers = await Promise.all(
    Array.from({ length: CONNECTIONS * 2 }, () => mintCookie(database, BENCH_PEOPLE.assessor)),
  );
  const queue = await ratingQueue(database);
  return {
    base: page("base page", paths.base, cookies.assessor),
    managerBase: page("base page of the manager", paths.base, cookies.manager),
    domain: page("domain page", paths.domain, cookies.assessor),
    scorecard: page("scorecard", paths.scorecard, cookies.manager),
    smallGrid: page("grid of 12", paths.smallGrid, cookies.manager),
    largeGrid: page(`grid of ${size.countries}`, paths.largeGrid, cookies.manager),
    matrix: page(`matrix of ${size.countries} × 60`, paths.matrix, cookies.manager),
    routeMap: page(`map of ${size.routes} routes`, paths.routeMap, cookies.manager),
    review: page("review with 400 comments", paths.review, cookies.manager),
    reply: page("draft with 400 comments of the State", paths.reply, cookies.manager),
    update: updates(origin, writers),
    saveText: saves("save of a text", origin, writers, queue, (version) => ({
      rationale: `What the law says was read again, and found to be the same, time ${version}.`,
    })),
    saveLevel: saves("save of a level", origin, writers, queue, (version) => ({
      state: "rated",
      level: version % 5,
    })),
  };
}

type Slot = { path: string; version: number };
type Queue = Slot[];

/** Ratings of the small round that may be written, each in the hands of one request at a time. */
async function ratingQueue(database: Database): Promise<Queue> {
  const rows = await database.read
    .select({ iso3: countries.iso3, indicator: ratings.indicator, version: ratings.version })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(assessments.state, "drafting"))
    .orderBy(asc(ratings.indicator), asc(countries.iso3));
  return rows.map(({ iso3, indicator, version }) => ({
    path: `/api/assessments/${SMALL_ROUND}/${iso3}/ratings/${indicator}/assessor`,
    version,
  }));
}

/** An authenticated update of one row: the session says that it is still in use. */
function updates(origin: string, cookies: readonly string[]): Target {
  let turn = 0;
  const request: autocannon.Request = {
    method: "POST",
    path: "/api/session",
    setupRequest: (sent) => {
      turn += 1;
      return { ...sent, headers: { origin, cookie: cookies[turn % cookies.length] } };
    },
  };
  return { name: "update of one row", url: origin, headers: {}, requests: [request] };
}

const savedAnswer = z.object({ version: z.number() });

function saves(
  name: string,
  origin: string,
  cookies: readonly string[],
  queue: Queue,
  fieldsOf: (version: number) => Record<string, unknown>,
): Target {
  let turn = 0;
  const underWay = new WeakMap<object, Slot>();
  const request: autocannon.Request = {
    method: "PATCH",
    setupRequest: (sent, context) => {
      const slot = queue.shift();
      if (!slot) throw new Error("more requests than ratings");
      underWay.set(context, slot);
      turn += 1;
      return {
        ...sent,
        path: slot.path,
        headers: {
          origin,
          cookie: cookies[turn % cookies.length],
          "content-type": "application/json",
          "if-match": `"${slot.version}"`,
          "idempotency-key": randomUUID(),
        },
        body: JSON.stringify({ fields: fieldsOf(slot.version + 1) }),
      };
    },
    onResponse: (status, body, context) => {
      const slot = underWay.get(context);
      if (slot && status === 200)
        queue.push({ ...slot, version: savedAnswer.parse(JSON.parse(body)).version });
    },
  };
  return { name, url: origin, headers: {}, requests: [request] };
}
