/** Every page, every reading route and every server action, with every account of the demonstration and with none. */
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ACCESS_CLASSES, type AccessClass } from "@/db/enums";
import { countries } from "@/db/schema/country";
import { sourceCountries, sources } from "@/db/schema/source";
import { ACTIONS } from "@/lib/policy/action-surfaces";
import { PAGES } from "@/lib/policy/page-surfaces";
import { ROUTES } from "@/lib/policy/route-surfaces";
import { endApplications } from "../support/application";
import type { Ask } from "../support/asking";
import { E2E_PORT, e2eReadDir } from "../support/e2e-place";
import { type OwnDemonstration, startOwnDemonstration, WALK_ORIGIN } from "../support/own-demonstration";
import { lineOf } from "../support/walk-table";
import { expect, test } from "./fixtures";
import { CERTIFIED, SCOPED } from "./page-addresses";
import { PAGE_EXAMPLES, resolve } from "./pages";
import { READS, readAddress } from "./reads";
import {
  actionsOfBuild,
  asksOf,
  codeOfPublication,
  NOBODY,
  newestEvent,
  SOURCE_WITH_FILE,
  WALKERS,
  type Walker,
} from "./walkers";

/** Assessments of the demonstration whose pages are walked: one in each state that rights tell apart. */
const ASSESSMENTS = {
  "in scoping": `${SCOPED.round}/${SCOPED.iso3}`,
  "whose State certified its own answers": `${CERTIFIED.round}/${CERTIFIED.iso3}`,
  "in drafting": "2026/XAD",
  "in internal review": "2026/XAG",
  "that is with its State": "2026/XAI",
  "whose comments are answered": "2026/XAL",
  "in approval": "2026/XAC",
  published: "2026/XAB",
} as const;

/** The first source of each access class about this country is walked. Codes of hidden ones are drawn at random. */
const COUNTRY_OF_SOURCES = "XAB";

/** The id of what somebody has on the way; it stays out of the table. */
const RUN_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

let demonstration: OwnDemonstration;

/** A demonstration of its own: what other specs write beside this one would stand for what reading wrote. */
test.beforeAll(async () => {
  demonstration = await startOwnDemonstration(e2eReadDir(E2E_PORT));
});
test.afterAll(async () => {
  await demonstration?.leave();
  await endApplications();
});

/** What is asked for, and how the table names it: ids and links of one run stay out of it. */
type Stop = { label: string; address: string };
type Requests = ReadonlyMap<Walker, Ask>;

/** A note as a plain form sends it. */
function noteForm(): FormData {
  const form = new FormData();
  form.append("file", new File(["A note."], "note.txt", { type: "text/plain" }));
  return form;
}

/** The address of the example of a page, and how to name it. Throws where it has none. */
async function stopOf(key: string, db: Database): Promise<Stop> {
  const [address] = PAGE_EXAMPLES[key]?.addresses ?? [];
  if (address === undefined) throw new RangeError(`no example of ${key} in pages.ts`);
  const label = typeof address === "string" ? `/en${address}` : key;
  return { label, address: `/en${await resolve(address, db)}` };
}

async function codeOfSource(db: Database, accessClass: AccessClass): Promise<string> {
  const [source] = await db.read
    .select({ code: sources.code })
    .from(sources)
    .innerJoin(sourceCountries, eq(sourceCountries.sourceId, sources.id))
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(and(eq(countries.iso3, COUNTRY_OF_SOURCES), eq(sources.accessClass, accessClass)))
    .orderBy(asc(sources.id));
  if (!source) throw new RangeError(`no ${accessClass} source about ${COUNTRY_OF_SOURCES}`);
  return source.code;
}

/** Everything that is read, by heading. */
async function stopsOf(db: Database): Promise<ReadonlyMap<string, readonly Stop[]>> {
  const pages: Stop[] = [];
  for (const key of Object.keys(PAGES)) pages.push(await stopOf(key, db));
  const named = (address: string): Stop => ({ label: address.replace(RUN_ID, "[run]"), address });
  const publication = await codeOfPublication(db);
  const reads = Object.values(READS).map((label) => ({
    label,
    address: readAddress(label, publication),
  }));
  const isOfAssessment = ({ address }: Stop) =>
    /^\/en\/rounds\/\w+\/[A-Z]{3}(\/|$)/.test(address) || address.includes("[iso3]");
  const isOfSource = ({ address }: Stop) =>
    /^\/en\/sources\/[A-Z]{3}-S-/.test(address) || address.includes("/sources/[code]");
  const all = [...pages, ...reads];
  const stops = new Map([
    ["everything else", all.filter((stop) => !isOfAssessment(stop) && !isOfSource(stop))],
  ]);
  for (const [state, assessment] of Object.entries(ASSESSMENTS)) {
    const own = all
      .filter(isOfAssessment)
      .map(({ address }) => address.replace(/rounds\/\w+\/[A-Z]{3}/, `rounds/${assessment}`))
      .map((address) => address.replace("[round]/[iso3]", assessment));
    stops.set(`an assessment ${state}`, own.map(named));
  }
  for (const accessClass of ACCESS_CLASSES) {
    const code = await codeOfSource(db, accessClass);
    const own = all.filter(isOfSource).map(({ address }) => {
      const label = address.replace(/[A-Z]{3}-S-\d+/, "[code]");
      return { label, address: label.replace("[code]", code) };
    });
    stops.set(`a ${accessClass} source`, own);
  }
  return stops;
}

/** One line of the table: how each walker is answered. */
async function walked(requests: Requests, { label, address }: Stop): Promise<string> {
  const statuses = await Promise.all(
    [...requests.values()].map(async (ask) => {
      const response = await ask(address);
      await response.arrayBuffer();
      return String(response.status);
    }),
  );
  return lineOf(label, statuses);
}

test("every page and every reading route of the inventory has an example", () => {
  expect(Object.keys(PAGE_EXAMPLES).sort()).toEqual(Object.keys(PAGES).sort());
  const reads = Object.keys(ROUTES).flatMap((key) => (key.startsWith("GET ") ? [key.slice(4)] : []));
  expect(Object.keys(READS).sort()).toEqual(reads.sort());
});

test("each account reads what the reviewed table says, and reading leaves no trace", async () => {
  test.setTimeout(900_000);
  const { db } = demonstration;
  const requests = await asksOf(demonstration);
  const files = [`sources/${SOURCE_WITH_FILE}`, `registers/publications/${await codeOfPublication(db)}`];
  for (const place of files) {
    const given = await requests.get("assessor")?.(`/api/${place}/uploads`, {
      method: "POST",
      headers: { origin: WALK_ORIGIN },
      body: noteForm(),
    });
    expect(given?.headers.get("location"), place).toContain("?file=done");
  }
  const stops = await stopsOf(db);
  const before = await newestEvent(db);
  const table = [lineOf("", WALKERS)];
  for (const [heading, own] of stops) {
    table.push("", `# ${heading}`);
    for (const stop of own) table.push(await walked(requests, stop));
  }
  expect(`${table.join("\n")}\n`).toMatchSnapshot("walk.txt");
  expect(await newestEvent(db)).toBe(before);
});

test("no action fails or writes when it is called without its form, and a stranger is refused", async () => {
  test.setTimeout(900_000);
  const { db } = demonstration;
  const requests = await asksOf(demonstration);
  const known = new Map<string, Stop>();
  for (const key of Object.keys(PAGES)) known.set(key, await stopOf(key, db));
  const before = await newestEvent(db);
  const called = new Set<string>();
  for (const [id, { name, pages }] of actionsOfBuild()) {
    for (const page of pages) {
      const init = {
        method: "POST",
        headers: { origin: WALK_ORIGIN, "next-action": id, "content-type": "text/plain;charset=UTF-8" },
        body: "[]",
      };
      const answered = [...requests].map(async ([walker, ask]) => {
        const response = await ask(known.get(page)?.address ?? page, init);
        const text = await response.text();
        const asked = `${name} on ${page} by ${walker}`;
        expect(response.status, asked).toBeLessThan(500);
        expect(text, asked).toContain('"status":"failed"');
        if (walker === NOBODY && ACTIONS[name]?.access === "signed_in")
          expect(text, asked).toContain('"code":"UNAUTHENTICATED"');
      });
      await Promise.all(answered);
    }
    called.add(name);
  }
  expect([...called].sort()).toEqual(Object.keys(ACTIONS).sort());
  expect(await newestEvent(db)).toBe(before);
});
