/**
 * Canary sentences in every field of a confidential and of a restricted source, then every page and every reading route
 * in the name of everybody: what somebody may not read is on no surface, in no export, mail, job or line of the log.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Database } from "@/db/client";
import { REGISTERS } from "@/db/enums";
import { XLSX } from "@/lib/files/recognise";
import { folderStore } from "@/lib/files/store";
import { PAGES } from "@/lib/policy/page-surfaces";
import { endApplications } from "../support/application";
import type { Ask } from "../support/asking";
import {
  canariesIn,
  DEMONSTRATED,
  type Planted,
  PREFIX,
  plantCanaries,
  RELEASED,
  type Secret,
  WITH_STATE,
} from "../support/canaries";
import { E2E_PORT, e2eCanaryDir } from "../support/e2e-place";
import { type OwnDemonstration, startOwnDemonstration } from "../support/own-demonstration";
import { allText } from "../support/packs";
import { expect, test } from "./fixtures";
import { PAGE_EXAMPLES, resolve } from "./pages";
import { READS, readAddress } from "./reads";
import { asksOf, codeOfPublication, WALKERS, type Walker } from "./walkers";

const DATA_DIR = e2eCanaryDir(E2E_PORT);

/** Who may read what is planted. A twin is open to everybody. */
const MAY_READ: Readonly<Record<Secret, readonly Walker[]>> = {
  closed: ["assessor", "assessor2"],
  restricted: ["manager", "assessor", "assessor2", "second", "reviewer", "approver"],
  opened: ["manager", "assessor", "assessor2"],
  reason: ["manager", "assessor", "assessor2"],
  note: ["assessor", "assessor2", "second", "reviewer", "approver"],
  twin: [...WALKERS],
};

const secretOf = (canary: string) => canary.split("-")[1] as Secret;

let own: OwnDemonstration;
let db: Database;
let planted: Planted;

/** A demonstration of its own: what is planted must not stand in the tables of other specs. */
test.beforeAll(async () => {
  own = await startOwnDemonstration(DATA_DIR, { LOG_LEVEL: "debug" });
  db = own.db;
  planted = await plantCanaries({ db, store: folderStore(join(DATA_DIR, "files")), now: new Date() });
});
test.afterAll(async () => {
  await own?.leave();
  await endApplications();
});

const ASSESSMENT =
  /rounds\/\w+\/[A-Z]{3}(?=\/|$)|rounds\/practice\/LBN|(?<=assessments\/)\[round\]\/\[iso3\]/;
const SOURCE = /sources\/(\[code\]|[A-Z]{3}-S-\d+)/;

/** The address of a page or route with what is planted in place of its example. */
function plantedAddresses(address: string): readonly string[] {
  const keys = [DEMONSTRATED, WITH_STATE, RELEASED].map(({ round, iso3 }) => `${round}/${iso3}`);
  if (ASSESSMENT.test(address))
    return keys.map((key) =>
      address.replace(ASSESSMENT, (found) => `${found.startsWith("[") ? "" : "rounds/"}${key}`),
    );
  if (SOURCE.test(address))
    return Object.values(planted.codes).map((code) => address.replace(SOURCE, `sources/${code}`));
  const release = `${RELEASED.round}-${RELEASED.iso3}-1`;
  return [
    address,
    address.replace(/2026-XAB-1/, release).replace(/countries\/XA[BF]/, `countries/${WITH_STATE.iso3}`),
  ];
}

/** Every address that is read: each page and route about what is planted, and searches for it. */
async function addresses(): Promise<readonly string[]> {
  const examples: string[] = [];
  for (const { addresses: own } of Object.values(PAGE_EXAMPLES))
    for (const address of own) examples.push(`/en${await resolve(address, db)}`);
  const publication = await codeOfPublication(db);
  const reads = Object.values(READS).map((route) => readAddress(route, publication));
  const all = [...examples, ...reads].flatMap(plantedAddresses);
  const downloads = [
    ...REGISTERS.map((register) => `/api/registers/${register}?format=csv`),
    ...["xlsx", "json"].map((format) => `/api/registers/routes?format=${format}`),
  ];
  const searches = [PREFIX, "harbour"].flatMap((words) => {
    const q = encodeURIComponent(words);
    const library = [DEMONSTRATED, WITH_STATE].map(({ iso3 }) => `/en/countries/${iso3}/sources?q=${q}`);
    return [`/en/search?q=${q}`, `/api/search?q=${q}`, ...library];
  });
  const further = [
    `/en/sources/closed/${planted.closedKey}`,
    `/en/countries/${DEMONSTRATED.iso3}/sources`,
    `/api/assessments/${WITH_STATE.round}/${WITH_STATE.iso3}/pack/second`,
    `/en/rounds/${RELEASED.round}/${RELEASED.iso3}/why/G2`,
    `/en/rounds/${WITH_STATE.round}/${WITH_STATE.iso3}/country-comments/G2.1`,
    `/en/rounds/${WITH_STATE.round}/${WITH_STATE.iso3}/history/G2.1/assessor`,
  ];
  return [...new Set([...all, ...downloads, ...searches, ...further])].filter((one) => !one.includes("["));
}

/** What an answer says: a spreadsheet cell by cell, its headers too, where the name of a file stands. */
async function textOf(ask: Ask, address: string): Promise<string> {
  const response = await ask(address);
  const headers = JSON.stringify([...response.headers]);
  const isSheet = response.headers.get("content-type")?.startsWith(XLSX) ?? false;
  return (
    headers + (isSheet ? await allText(Buffer.from(await response.arrayBuffer())) : await response.text())
  );
}

test("what a source protects is on no surface of anybody who may not read it", async () => {
  test.setTimeout(900_000);
  expect(Object.keys(PAGE_EXAMPLES).sort()).toEqual(Object.keys(PAGES).sort());
  const asks = await asksOf(own);
  const leaks: string[] = [];
  const seen = new Map<Walker, Set<string>>(WALKERS.map((walker) => [walker, new Set()]));
  for (const address of await addresses()) {
    await Promise.all(
      [...asks].map(async ([walker, ask]) => {
        for (const canary of canariesIn(await textOf(ask, address))) {
          seen.get(walker)?.add(canary);
          if (!MAY_READ[secretOf(canary)].includes(walker)) leaks.push(`${walker} ${address} ${canary}`);
        }
      }),
    );
  }
  expect(leaks).toEqual([]);
  // The walk is no empty threat: its author meets every one of them, and a reader what is open.
  expect([...(seen.get("assessor") ?? [])].sort()).toEqual(EVERY_CANARY);
  for (const walker of ["focal", "observer", "reader"] as const)
    expect([...(seen.get(walker) ?? [])], walker).toContain("kestrel-twin-title");
  expect([...(seen.get("manager") ?? [])]).toContain("kestrel-opened-passage");
  expect([...(seen.get("reviewer") ?? [])]).toContain("kestrel-restricted-content");
});

const OF_A_SOURCE = ["title", "publisher", "origin", "body", "ministry", "link", "locator", "passage"];
const EVERY_CANARY = [
  ...["closed", "restricted", "opened", "twin"].flatMap((secret) =>
    OF_A_SOURCE.map((field) => `kestrel-${secret}-${field}`),
  ),
  ...["closed", "restricted", "opened"].flatMap((secret) => [
    `kestrel-${secret}-file`,
    `kestrel-${secret}-content`,
  ]),
  ...["code", "function", "province"].map((field) => `kestrel-closed-${field}`),
  "kestrel-note-text",
  "kestrel-reason-text",
].sort();

test("nor in a mail, a notification, a job or a line of the log", async () => {
  const places = {
    mails: "select to_jsonb(m) as row from mail_outbox m",
    notifications: "select to_jsonb(n) as row from notifications n",
    jobs: "select to_jsonb(j) as row from pgboss.job j",
    drafts: "select to_jsonb(d) as row from country_drafts d",
    releases: "select to_jsonb(r) as row from releases r",
    searched: "select to_jsonb(s) as row from audit_events s",
  };
  for (const [name, statement] of Object.entries(places)) {
    const { rows } = await db.pool.query(statement);
    expect(rows.length, name).toBeGreaterThan(0);
    const found = [...canariesIn(JSON.stringify(rows))].filter((canary) => secretOf(canary) !== "twin");
    expect(found, name).toEqual([]);
  }
  expect(own.application.said()).toContain("request");
  expect([...canariesIn(own.application.said())]).toEqual([]);
});

test("nor in an export of the whole installation, but what is restricted in that of the sources", async () => {
  const command = ["--conditions=react-server", "--import", "tsx", "tests/support/every-export.ts"];
  const env = { ...process.env, DATA_DIR, DATABASE_URL: "" };
  const printed = execFileSync(process.execPath, [...command, RELEASED.round], { env, maxBuffer: 2 ** 30 });
  const tables: Record<string, unknown> = JSON.parse(printed.toString());
  expect(Object.keys(tables)).toEqual(["ratings", "sources", ...REGISTERS]);
  for (const [name, table] of Object.entries(tables)) {
    const open: readonly Secret[] = name === "sources" ? ["twin", "restricted"] : ["twin"];
    const found = [...canariesIn(JSON.stringify(table))].filter((canary) => !open.includes(secretOf(canary)));
    expect(found, name).toEqual([]);
  }
  expect([...canariesIn(JSON.stringify(tables.sources))]).toContain("kestrel-restricted-title");
});

test("nor in a report on paper: of a release, of a round, or in a brief", async () => {
  const command = ["--conditions=react-server", "--import", "tsx", "tests/support/every-report.ts"];
  const env = { ...process.env, DATA_DIR, DATABASE_URL: "" };
  const printed = execFileSync(process.execPath, [...command, RELEASED.round], { env, maxBuffer: 2 ** 30 });
  const papers: Record<string, string> = JSON.parse(printed.toString());
  const names = [
    `report ${RELEASED.round}-${RELEASED.iso3}-1`,
    `brief ${WITH_STATE.iso3}`,
    `brief ${RELEASED.iso3}`,
    "round team",
    "round readers",
  ];
  expect(Object.keys(papers)).toEqual(names.flatMap((name) => [`${name} as pdf`, `${name} as docx`]));
  for (const [name, text] of Object.entries(papers)) {
    expect(text.length, name).toBeGreaterThan(1_000);
    // A line of a PDF may end within a canary.
    const found = [...canariesIn(text), ...canariesIn(text.replace(/\s+/g, ""))];
    expect(
      found.filter((canary) => secretOf(canary) !== "twin"),
      name,
    ).toEqual([]);
  }
  expect([...canariesIn(papers[`${names[0]} as docx`] ?? "")]).toContain("kestrel-twin-title");
});
