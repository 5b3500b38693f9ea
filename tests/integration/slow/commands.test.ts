import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { createContext } from "@/lib/core/context";
import { type EmbeddedDatabase, openEmbedded } from "@/lib/database/launcher";
import { storedRelease } from "@/lib/releases/queries";
import { runScript, SCRIPTS } from "@/tests/support/command";
import { TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, type Programme, publish, rateAll } from "@/tests/support/released-country";

const INSTRUMENT = "tests/support/instruments/sum-of-three.json";
const RATINGS = "country_iso3,indicator,state,level,reason,rationale,confidence,source";
const SOURCES = "code,country_iso3,type,title";
const BATCH = /batch ([0-9a-f-]{36})/;

let folder: string;
let held: EmbeddedDatabase;
let db: Database;
let people: Programme;

const run = (name: string, ...args: string[]) => runScript(name, args, { dataDir: join(folder, "data") });
/** A file of the test, by its lines. */
function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gpat-commands-"));
  const migrated = await run("db:migrate");
  expect(migrated).toMatchObject({ status: 0, err: "" });
  expect(migrated.out).toMatch(/^The embedded database \(PostgreSQL 18[^)]*\) is at migration \S+\.\n$/);
  held = await openEmbedded(join(folder, "data"));
  db = openDatabase(held.connection);
  people = await makeProgramme(db);
});

afterAll(async () => {
  await db.close();
  await held.leave();
  rmSync(folder, { recursive: true, force: true });
});

test("every command of package.json is run here or in a test that is named", () => {
  const elsewhere = {
    build: "npm test",
    start: "runtime/start.test.ts",
    dev: "runtime/start.test.ts",
    demo: "demonstration/build.test.ts",
    test: "itself",
    verify: "itself",
    bench: "it measures for minutes",
    "lockfile:complete": "it rewrites the lock file",
  };
  const ownCommands = Object.entries(SCRIPTS).filter(([, line]) => line.startsWith("node "));
  const here = ["db:migrate", "import", "export", "scores", "user", "audit:verify", "release:verify"];
  expect(ownCommands.map(([name]) => name).toSorted()).toEqual(
    [...here, ...Object.keys(elsewhere)].toSorted(),
  );
});

describe("import, export and scores", () => {
  test("an instrument comes in once, and leaves as the same bytes", async () => {
    const dry = await run("import", "instrument", INSTRUMENT, "--dry-run");
    expect(dry).toEqual({
      status: 0,
      out: "Nothing was written (dry run). 3 rows would be read.\n",
      err: "",
    });
    expect(await run("import", "instrument", INSTRUMENT)).toMatchObject({ status: 0, err: "" });
    const again = await run("import", "instrument", INSTRUMENT);
    expect(again).toMatchObject({ status: 0, out: "Nothing to do: this file has been imported before.\n" });
    const out = join(folder, "instrument.json");
    const exported = await run("export", "instrument", "--instrument", "sum-of-three@1", "--out", out);
    expect(exported).toEqual({ status: 0, out: `Written: ${out}\n`, err: "" });
    expect(readFileSync(out, "utf8")).toBe(readFileSync(INSTRUMENT, "utf8"));
  });

  test("ratings of another organisation come in, give figures, leave, and are taken back", async () => {
    const chosen = file(
      "ratings.csv",
      RATINGS,
      "BEN,PROS,rated,3,,,,",
      "BEN,PROT,rated,3,,,,",
      "BEN,PREV,rated,3,,,,",
    );
    const target = ["--round", "OUT-1", "--create-round", "--instrument", "sum-of-three@1"];
    const dry = await run("import", "ratings", chosen, ...target, "--dry-run");
    expect(dry).toMatchObject({
      status: 0,
      out: "Nothing was written (dry run). 3 rows would be read.\n",
    });
    const done = await run("import", "ratings", chosen, ...target);
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(done.out).toMatch(/^Imported as batch [0-9a-f-]{36}: 3 new, 0 changed, 0 unchanged\.\n$/);

    const scores = await run("scores", "OUT-1", "--format", "csv");
    expect(scores).toMatchObject({ status: 0, err: "" });
    expect(scores.out).toMatch(
      /^country_iso3,key,kind,status,score,exact,coverage,low,high,band,caps\n(.*\n)*BEN,total,aggregate,final,9(\.0+)?,9,/,
    );
    const json = await run("scores", "OUT-1", "--format", "json");
    expect(JSON.parse(json.out)).toContainEqual(
      expect.objectContaining({ country_iso3: "BEN", key: "total", exact: "9" }),
    );

    for (const format of ["csv", "xlsx", "json"]) {
      const out = join(folder, `out.${format}`);
      const exported = await run("export", "ratings", "--round", "OUT-1", "--format", format, "--out", out);
      expect(exported).toMatchObject({ status: 0, err: "" });
      const again = await run("import", "ratings", out, "--round", "OUT-1");
      expect(again).toMatchObject({
        status: 0,
        out: "Nothing to do: this file has been imported before.\n",
      });
    }

    const batch = BATCH.exec(done.out)?.[1] ?? "";
    expect(await run("import", "undo", batch)).toMatchObject({ status: 0, err: "" });
    const after = await run("scores", "OUT-1", "--format", "json");
    expect(JSON.parse(after.out)).toContainEqual(
      expect.objectContaining({ country_iso3: "BEN", key: "total", exact: "" }),
    );
  });

  test("a wrong file is refused with its lines", async () => {
    const chosen = file("wrong.csv", RATINGS, "BEN,PROS,rated,9,,,,", "ZZZ,PROT,rated,3,,,,");
    const refused = await run("import", "ratings", chosen, "--round", "OUT-1");
    expect(refused).toEqual({
      status: 1,
      err: "",
      out:
        "wrong.csv, line 2, column level: The level 9 is not on the scale from 1 to 5 in steps of 1.\n" +
        "wrong.csv, line 3, column country_iso3: No country has the code “ZZZ”. Use ISO 3166-1 alpha-3, such as BEN.\n" +
        "Nothing was imported: 2 problems.\n",
    });
    const asData = await run("import", "ratings", chosen, "--round", "OUT-1", "--json");
    expect(JSON.parse(asData.out)).toMatchObject({
      status: "problems",
      problems: [{ line: 2 }, { line: 3 }],
    });
  });

  test("sources come in and leave", async () => {
    const chosen = file("sources.csv", SOURCES, "BEN-S-900,BEN,media,A report");
    const done = await run("import", "sources", chosen);
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(done.out).toMatch(/^Imported as batch [0-9a-f-]{36}: 1 new, 0 changed, 0 unchanged\.\n$/);
    const out = join(folder, "sources-out.csv");
    expect(await run("export", "sources", "--out", out)).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(out, "utf8")).toContain("BEN-S-900,BEN,media,A report");
  });
});

test("people: a first administrator, a new link", async () => {
  const created = await run(
    "user",
    "create",
    "--email",
    "first@example.test",
    "--name",
    "First",
    "--role",
    "administrator",
  );
  expect(created).toMatchObject({ status: 0, err: "" });
  expect(created.out).toMatch(/^This link sets a passphrase, once and within \d+ hours:\nhttp:\/\/\S+\n$/);
  const renewed = await run("user", "link", "--email", "first@example.test");
  expect(renewed).toMatchObject({ status: 0, err: "" });
  expect(renewed.out).toMatch(/\nhttp:\/\/\S+\n$/);
  expect(renewed.out).not.toBe(created.out);
});

test("a release is verified by code and by file; a changed one is refused; the chain holds", async () => {
  const key = { round: "CLI-1", iso3: "BEN" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  await publish(db, people, key);
  const code = `${key.round}-${key.iso3}-1`;
  expect(await run("release:verify", code)).toMatchObject({ status: 0, err: "" });
  const stored = await storedRelease(createContext(db, { kind: "system", job: "test" }, TEST_NOW), code);
  const path = join(folder, "release.json");
  writeFileSync(path, stored?.text ?? "");
  const verified = await run("release:verify", path);
  expect(verified).toMatchObject({ status: 0, err: "" });
  expect(verified.out).toContain("The release holds: hash, edition, audit anchor and every figure.");
  writeFileSync(path, (stored?.text ?? "").replace(key.round, "CLI-2"));
  expect(await run("release:verify", path)).toMatchObject({ status: 1 });

  const chain = await run("audit:verify");
  expect(chain).toMatchObject({ status: 0, err: "" });
  expect(chain.out).toMatch(/^The chain holds: \d+ events, 0 with erased texts\.\nHead: [0-9a-f]{64}\n$/);
});
