/**
 * `npm run bench [-- --quick]`: the promised ratios in one run, as a table and as `bench-result.json`.
 * Two installations run side by side, one small and one large, and are asked in turns, so that what else
 * the machine does falls on both. A third one answers the base page only, for the comparison of memory.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { browserLines } from "@/lib/bench/browser-lines";
import { importLines } from "@/lib/bench/import-time";
import { type Measured, measure, quantile } from "@/lib/bench/load";
import { maskLines } from "@/lib/bench/mask-time";
import { mergeLines } from "@/lib/bench/merge-time";
import { isMet, type Line, table } from "@/lib/bench/report";
import { searchLines } from "@/lib/bench/search-time";
import type { DataSize } from "@/lib/bench/seed";
import { stabilityLines } from "@/lib/bench/stability-time";
import { openStage, type Stage } from "@/lib/bench/stage";
import { statementsOf } from "@/lib/bench/statements";
import { takeAwayLines } from "@/lib/bench/take-away-time";
import { benchCookies, benchPaths, benchTargets, type TargetName } from "@/lib/bench/targets";
import { environment } from "@/lib/core/env";
import { isBuildStale, makeBuild } from "./production-build";
import { runCommand } from "./run";

const RESULT_FILE = "bench-result.json";
const PORT = 3641;
/** Twelve countries and two rounds, the small one included; and the size of the whole world over ten rounds. */
const SMALL: DataSize = { countries: 12, rounds: 1, routes: 50 };
const LARGE: DataSize = { countries: 193, rounds: 10, routes: 2_500 };
const TARGETS: readonly TargetName[] = [
  "base",
  "managerBase",
  "domain",
  "scorecard",
  "smallGrid",
  "largeGrid",
  "matrix",
  "routeMap",
  "review",
  "reply",
  "update",
  "saveText",
  "saveLevel",
];
/** What is measured on both sizes and may not grow with the data. */
const SAME_ROWS: readonly TargetName[] = ["domain", "scorecard", "smallGrid", "saveText", "saveLevel"];
/** Four hundred comments, each a line of its thread, with the forms of who reads them; and the whole draft below four hundred of the State. */
const COMMENTS_BAR = 6;
/** Each of 11,580 ratings is a cell with its word and the way to its why. */
const MATRIX_BAR = 40;
/** The map of routes holds every arrow twice, drawn and as a line of its table. */
const ROUTE_MAP_BAR = 25;
const SETTLE_MS = 3_000;
/** Long enough for the first answer of the largest page by a server that has just started. */
const WARM_SECONDS = 3;
const MEBIBYTE = 1024 * 1024;

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false } },
});
const REPEATS = options.quick ? 1 : 3;
const SECONDS = options.quick ? 2 : 4;

type Results = ReadonlyMap<TargetName, readonly Measured[]>;

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Loads every target of both stages in turns. */
async function loadBoth(stages: readonly Stage[]): Promise<Results[]> {
  const targets = await Promise.all(
    stages.map(({ database, server, size }) => benchTargets(database, server.origin, size)),
  );
  const results = stages.map(() => new Map<TargetName, Measured[]>());
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    for (const name of TARGETS) {
      for (const [index, own] of targets.entries()) {
        const measured = await measure(own[name], repeat === 0 ? WARM_SECONDS : SECONDS);
        if (repeat === 0) continue; // warms code and caches
        const list = results[index]?.get(name) ?? [];
        results[index]?.set(name, [...list, measured]);
        say(
          `  ${own[name].name}, ${stages[index]?.size.countries} countries: ${measured.median.toFixed(1)} ms`,
        );
      }
    }
  }
  return results;
}

/** The median of the medians of a target. */
function median(results: Results | undefined, name: TargetName): number {
  return quantile(
    (results?.get(name) ?? []).map((measured) => measured.median),
    0.5,
  );
}

function timeLines([small, large]: readonly Results[]): Line[] {
  const ratio = (name: string, of: TargetName, to: TargetName, bar: number): Line => ({
    name,
    value: median(large, of) / median(large, to),
    unit: "ratio",
    bar,
  });
  return [
    { name: "base page, median", value: median(large, "base"), unit: "ms", bar: null },
    { name: "update of one row, median", value: median(large, "update"), unit: "ms", bar: null },
    ratio("domain page / base page", "domain", "base", 2.5),
    ratio("scorecard / base page", "scorecard", "managerBase", 2.5),
    ratio("grid of 193 / base page", "largeGrid", "managerBase", 6),
    ratio("matrix of 193 × 60 / base page", "matrix", "managerBase", MATRIX_BAR),
    ratio("map of 2,500 routes / base page", "routeMap", "managerBase", ROUTE_MAP_BAR),
    ratio("review with 400 comments / base page", "review", "managerBase", COMMENTS_BAR),
    ratio("draft with 400 comments of the State / base page", "reply", "managerBase", COMMENTS_BAR),
    ratio("save of a text / update of one row", "saveText", "update", 2),
    ratio("save of a level / update of one row", "saveLevel", "update", 2),
    ...SAME_ROWS.map(
      (name): Line => ({
        name: `${name}: 193 × 10 / 12 × 2`,
        value: median(large, name) / median(small, name),
        unit: "ratio",
        bar: 1.2,
      }),
    ),
  ];
}

const STATEMENT_BARS = { domain: 12, scorecard: 15, smallGrid: 10, largeGrid: 10 } as const;

/** Statements per page at both sizes. */
async function statementLines(stages: readonly Stage[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { database, dataDir, server, size } of stages) {
    const paths = await benchPaths(database, size);
    const cookies = await benchCookies(database);
    for (const name of ["domain", "scorecard", "smallGrid", "largeGrid"] as const) {
      const cookie = name === "domain" ? cookies.assessor : cookies.manager;
      const ask = () =>
        fetch(server.origin + paths[name], { headers: { cookie } }).then((answer) => answer.text());
      await ask();
      const { length } = await statementsOf(database.pool, dataDir, ask);
      const of = name === "largeGrid" ? `grid of ${size.countries}` : name;
      lines.push({
        name: `statements of ${of}, ${size.countries} × ${size.rounds + 1}`,
        value: length,
        unit: "statements",
        bar: STATEMENT_BARS[name],
      });
    }
  }
  return lines;
}

/** Memory of the large stage after all load, against a new one that answered the base page for as long. */
async function memoryLines(loaded: Stage, folder: string): Promise<Line[]> {
  await sleep(SETTLE_MS);
  const after = loaded.server.residentMemory();
  const seconds = TARGETS.length * (1 + REPEATS * SECONDS);
  const alone = await openStage(join(folder, "alone"), PORT + 2, LARGE);
  try {
    const targets = await benchTargets(alone.database, alone.server.origin, alone.size);
    await measure(targets.base, seconds);
    await sleep(SETTLE_MS);
    const base = alone.server.residentMemory();
    return [
      { name: "resident memory after the base page alone", value: base / MEBIBYTE, unit: "MB", bar: null },
      { name: "resident memory after everything", value: after / MEBIBYTE, unit: "MB", bar: null },
      { name: "resident memory, everything / base page alone", value: after / base, unit: "ratio", bar: 1.3 },
    ];
  } finally {
    await alone.end();
  }
}

await runCommand(async () => {
  const folder = mkdtempSync(join(tmpdir(), "gpat-bench-"));
  process.env.AUTH_SECRET = randomBytes(48).toString("base64url"); // one for the servers and for minting sessions
  const root = process.cwd();
  if (isBuildStale(environment().nextDistDir, root)) await makeBuild(root);
  const stages: Stage[] = [];
  try {
    say("Making the data and starting the servers.");
    stages.push(await openStage(join(folder, "small"), PORT, SMALL));
    const large = await openStage(join(folder, "large"), PORT + 1, LARGE);
    stages.push(large);
    say("Under load:");
    const results = await loadBoth(stages);
    const memory = await memoryLines(large, folder);
    say("Statements, scripts and the slow line.");
    const lines = [
      ...timeLines(results),
      ...(await statementLines(stages)),
      ...(await browserLines(large, REPEATS)),
      ...memory,
      ...(await maskLines(REPEATS)),
      ...(await mergeLines(large, REPEATS)),
      ...(await stabilityLines(large, options.quick)),
      ...(await importLines(large)),
      ...(await searchLines(large, REPEATS)),
      ...(await takeAwayLines(large, REPEATS)),
    ];
    const json = {
      at: new Date().toISOString(),
      quick: options.quick,
      lines: lines.map((line) => ({ ...line, met: isMet(line) })),
    };
    writeFileSync(RESULT_FILE, `${JSON.stringify(json, null, 2)}\n`);
    process.stdout.write(`${table(lines)}\n`);
    return lines.every(isMet) ? 0 : 1;
  } finally {
    for (const stage of stages) await stage.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
