/** A folder with an embedded database of its own, for tests that run commands as people do. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { type EmbeddedDatabase, openEmbedded } from "@/lib/database/launcher";
import { type Ended, runScript } from "./command";
import { makeProgramme, type Programme } from "./released-country";

/** The head of a file of ratings. */
export const RATINGS = "country_iso3,indicator,state,level,reason,rationale,confidence,source";

/** Where commands run; `db`, `people` and `folder` are there once the tests of the file begin. */
export type CommandPlace = {
  folder: string;
  db: Database;
  people: Programme;
  run: (name: string, ...args: string[]) => Promise<Ended>;
  /** A file of the test, by its lines; answers its path. */
  file: (name: string, ...lines: string[]) => string;
};

/** Makes the place before the tests of a file and removes it after them. */
export function commandPlace(): CommandPlace {
  const folder = mkdtempSync(join(tmpdir(), "gpat-commands-"));
  let held: EmbeddedDatabase;
  let open: { db: Database; people: Programme } | undefined;
  const run = (name: string, ...args: string[]) => runScript(name, args, { dataDir: join(folder, "data") });
  const opened = () => {
    if (open === undefined) throw new Error("the database of the commands is not open yet");
    return open;
  };

  beforeAll(async () => {
    const migrated = await run("db:migrate");
    expect(migrated).toMatchObject({ status: 0, err: "" });
    expect(migrated.out).toMatch(/^The embedded database \(PostgreSQL 18[^)]*\) is at migration \S+\.\n$/);
    held = await openEmbedded(join(folder, "data"));
    const db = openDatabase(held.connection);
    open = { db, people: await makeProgramme(db) };
  });

  afterAll(async () => {
    await open?.db.close();
    await held.leave();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    folder,
    run,
    file(name, ...lines) {
      const path = join(folder, name);
      writeFileSync(path, `${lines.join("\n")}\n`);
      return path;
    },
    get db() {
      return opened().db;
    },
    get people() {
      return opened().people;
    },
  };
}

/** One sentence about what stands in the way, and never the stack of an error. */
export function expectSentence({ status, out, err }: Ended, sentence: RegExp): void {
  expect(status).toBe(1);
  expect(out + err).toMatch(sentence);
  expect(out + err).not.toMatch(/^\s+at |node:internal|Error:/m);
}
