import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq, like } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { userRoles, users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { comparedRelease } from "@/lib/releases/compared";
import { parseRelease } from "@/lib/releases/queries";
import { runScript, SCRIPTS } from "@/tests/support/command";
import { commandPlace, expectSentence, RATINGS } from "@/tests/support/command-place";
import { TEST_NOW } from "@/tests/support/programme";
import { openRound, publish, rateAll } from "@/tests/support/released-country";
import { tamper } from "@/tests/support/tamper";

const INSTRUMENT = "tests/support/instruments/sum-of-three.json";
const SOURCES = "code,country_iso3,type,title";
const BATCH = /batch ([0-9a-f-]{36})/;

const place = commandPlace();
const { folder, run, file } = place;

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
    "map:data": "it rewrites the outline of the land",
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
      out: "Nothing was written (dry run). 3 rows were read: 1 would be new, 0 changed, 0 unchanged.\n",
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
      out: "Nothing was written (dry run). 3 rows were read: 3 would be new, 0 changed, 0 unchanged.\n",
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
    expect(await run("import", "undo", batch)).toEqual({
      status: 0,
      out: `Batch ${batch} is undone: 3 records taken back.\n`,
      err: "",
    });
    expect(await run("import", "undo", batch)).toEqual({
      status: 1,
      out: `Batch ${batch} was undone before. Nothing was changed.\n`,
      err: "",
    });
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

test("people: a first administrator, a new link, and a role for everybody after that", async () => {
  const created = await run("user", "create", "--email", "first@example.test", "--name", "First");
  expect(created).toMatchObject({ status: 0, err: "" });
  expect(created.out).toMatch(/^This link sets a passphrase, once and within \d+ hours:\nhttp:\/\/\S+\n$/);
  const renewed = await run("user", "link", "--email", "first@example.test");
  expect(renewed).toMatchObject({ status: 0, err: "" });
  expect(renewed.out).toMatch(/\nhttp:\/\/\S+\n$/);
  expect(renewed.out).not.toBe(created.out);
  const person = ["--email", "second@example.test", "--name", "Second"];
  expectSentence(
    await run("user", "create", ...person),
    /There is an administrator already: say with --role/,
  );
  expect(await run("user", "create", ...person, "--role", "observer")).toMatchObject({ status: 0 });
  const roles = await place.db.read
    .select({ email: users.email, role: userRoles.role })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(like(users.email, "%nd@example.test"));
  expect(roles).toEqual([{ email: "second@example.test", role: "observer" }]);
});

test("templates and files are looked for where the person stands", async () => {
  const standing = join(folder, "elsewhere");
  mkdirSync(standing);
  const there = (name: string, ...args: string[]) =>
    runScript(name, args, { dataDir: join(folder, "data"), standing });
  for (const kind of ["ratings", "sources", "instrument"]) {
    expect(await there("import", "template", kind)).toMatchObject({ status: 0, err: "" });
  }
  expect(readdirSync(standing).toSorted()).toEqual([
    "instrument-code-book.json",
    "instrument-template.json",
    "ratings-code-book.csv",
    "ratings-template.csv",
    "sources-code-book.csv",
    "sources-template.csv",
  ]);
  const dry = await there("import", "instrument", "instrument-template.json", "--dry-run");
  expect(dry).toMatchObject({
    status: 0,
    out: "Nothing was written (dry run). 2 rows were read: 1 would be new, 0 changed, 0 unchanged.\n",
  });
  expect(await there("export", "sources", "--out", "out.csv")).toMatchObject({ status: 0 });
  expect(readdirSync(standing)).toContain("out.csv");
});

test("a release is verified by code and by file; a changed one is refused; the chain holds", async () => {
  const key = { round: "CLI-1", iso3: "XCV" };
  await openRound(place.db, place.people, key.round, [key.iso3]);
  await rateAll(place.db, place.people, key);
  await publish(place.db, place.people, key);
  const code = `${key.round}-${key.iso3}-1`;
  expect(await run("release:verify", code)).toMatchObject({ status: 0, err: "" });
  const stored = await comparedRelease(createContext(place.db, { kind: "system", job: "test" }, TEST_NOW), {
    code,
  });
  const path = join(folder, "release.json");
  writeFileSync(path, stored?.text ?? "");
  const verified = await run("release:verify", path);
  expect(verified).toMatchObject({ status: 0, err: "" });
  expect(verified.out).toContain("The release holds: hash, edition, audit anchor and every figure.");
  writeFileSync(path, (stored?.text ?? "").replace(key.round, "CLI-2"));
  const changed = await run("release:verify", path);
  expect(changed).toMatchObject({ status: 1 });
  expect(changed.err).toContain("This installation has no release CLI-2-XCV-1.");

  const archive = join(folder, "package.zip");
  expect(await run("export", "package", "--release", code, "--out", archive)).toMatchObject({ status: 0 });
  const whole = await run("release:verify", archive);
  expect(whole).toMatchObject({ status: 0, err: "" });
  expect(whole.out).toContain(`Data of release ${code}.`);

  const chain = await run("audit:verify");
  expect(chain).toMatchObject({ status: 0, err: "" });
  expect(chain.out).toMatch(
    /^The chain holds: \d+ events, 0 with erased texts\.\nReleases whose anchor it holds: 1\.\nHead: [0-9a-f]{64}\n$/,
  );

  const { position } = parseRelease(stored?.text ?? "").audit;
  await tamper(place.db, `delete from audit_events where position >= ${position}`);
  expect(await run("audit:verify")).toEqual({
    status: 1,
    out: "",
    err: `The chain does not agree with release ${code} at event ${position}: the chain ends before the event that the release is anchored in.\n`,
  });
});
