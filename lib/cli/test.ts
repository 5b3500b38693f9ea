/**
 * `npm test`: everything that must hold, in one run; `--verify`: the fast part of it.
 * Its last line is `N passed, N failed` (`, N skipped`), added up over all runners.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { z } from "zod";
import { type Browser, obtainBrowser } from "./browser";
import { type OlderPostgres, startOlderPostgres } from "./older-postgres";
import { servesOn } from "./started-application";

type Counts = { passed: number; failed: number; skipped: number };
type Variables = Record<string, string>;

/** The build of the tests lies beside the one that may be in use. */
const BUILD_FOLDER = ".next-test";
/** What `next build` and `next typegen` rewrite when the build folder has another name. */
const REWRITTEN = ["tsconfig.json", "next-env.d.ts"];
const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
const SKIPPED: Counts = { passed: 0, failed: 0, skipped: 1 };

const reports = mkdtempSync(join(tmpdir(), "gpat-reports-"));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command of node_modules/.bin to its end; true when it ended well. */
function run(command: string, args: readonly string[], variables: Variables = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...variables };
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
    child.on("error", (error) => {
      console.error(`${command} does not start: ${error.message}`);
      resolve(false);
    });
    child.on("close", (status) => resolve(status === 0));
  });
}

async function step(name: string, work: () => Promise<Counts>): Promise<Counts> {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const counts = await work().catch((error: unknown) => {
    console.error(error);
    return FAILED;
  });
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.failed === 0 ? "passed" : "failed"} in ${seconds} s`);
  return counts;
}

const single = async (running: Promise<boolean>): Promise<Counts> => ((await running) ? PASSED : FAILED);

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Vitest's own counts; a file that cannot even be loaded counts as one failure. */
async function vitest(name: string, args: readonly string[], variables: Variables = {}): Promise<Counts> {
  const file = join(reports, `${name}.json`);
  const common = ["run", "--root", ".", "--config", "tests/vitest.config.ts", "--passWithNoTests"];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ended = await run("vitest", [...common, ...reporters, ...args], variables);
  if (!existsSync(file)) return ended ? SKIPPED : FAILED;
  const report = vitestReport.parse(JSON.parse(readFileSync(file, "utf8")));
  const failed = ended && report.success ? report.numFailedTests : Math.max(report.numFailedTests, 1);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Playwright's own counts; a journey that only passed the second time counts as failed. */
async function playwright(browser: Browser): Promise<Counts> {
  const file = join(reports, "e2e.json");
  const ended = await run("playwright", ["test", "--config", "tests/playwright.config.ts"], {
    PLAYWRIGHT_CHROMIUM: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    NEXT_DIST_DIR: BUILD_FOLDER,
  });
  if (!existsSync(file)) return FAILED;
  const { stats } = playwrightReport.parse(JSON.parse(readFileSync(file, "utf8")));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: ended ? failed : Math.max(failed, 1), skipped: stats.skipped };
}

/** Runs `work` and puts back the files of the checkout that Next rewrites on the way. */
async function keepingCheckoutClean<T>(work: () => Promise<T>): Promise<T> {
  const before = new Map(REWRITTEN.filter(existsSync).map((file) => [file, readFileSync(file)]));
  try {
    return await work();
  } finally {
    for (const file of REWRITTEN) {
      const content = before.get(file);
      if (content) writeFileSync(file, content);
      else rmSync(file, { force: true });
    }
  }
}

async function onOlderPostgres(hasBuild: boolean): Promise<void> {
  let older: OlderPostgres | undefined;
  await step("an older PostgreSQL", async () => {
    older = await startOlderPostgres();
    if (older) return PASSED;
    console.log("No PostgreSQL 15 to 17 is installed here: skipped.");
    return SKIPPED;
  });
  if (!older) return;
  const { version, url, stop } = older;
  const command = ["--conditions=react-server", "--import", "tsx", "lib/cli/migrate.ts"];
  try {
    await step(`migrations on PostgreSQL ${version}`, () =>
      single(run(process.execPath, command, { DATABASE_URL: url })),
    );
    await step(`integration tests on PostgreSQL ${version}`, () =>
      vitest(`postgres-${version}`, ["--project", "integration", "--exclude", "tests/integration/slow/**"], {
        TEST_DATABASE_URL: url,
      }),
    );
    await step(`application on PostgreSQL ${version}`, () =>
      hasBuild ? single(servesOn(url, BUILD_FOLDER)) : Promise.resolve(FAILED),
    );
  } finally {
    await stop();
  }
}

async function main(verifyOnly: boolean): Promise<void> {
  const slow = verifyOnly ? ["--exclude", "tests/integration/slow/**"] : [];
  await step("format and lint", () => single(run("biome", ["ci", "."])));
  await step("types", async () =>
    single(run("next", ["typegen"]).then((typed) => typed && run("tsc", ["--noEmit"]))),
  );
  await step("unit tests", () => vitest("unit", ["--project", "unit"]));
  await step("integration tests", () => vitest("integration", ["--project", "integration", ...slow]));
  if (verifyOnly) return;
  const built = await step("production build", () =>
    keepingCheckoutClean(() => single(run("next", ["build"], { NEXT_DIST_DIR: BUILD_FOLDER }))),
  );
  const hasBuild = built.failed === 0;
  if (hasBuild) {
    await step("inventory of the build", () =>
      vitest("build", ["--project", "build"], { NEXT_DIST_DIR: BUILD_FOLDER }),
    );
  }
  await onOlderPostgres(hasBuild);
  if (!hasBuild) return;
  await step("end-to-end tests", async () => {
    const browser = obtainBrowser(chromium.executablePath(), (sentence) => console.log(sentence));
    if (!browser) return FAILED;
    console.log(`Browser: ${browser.path} (${browser.origin}).`);
    return playwright(browser);
  });
}

await main(process.argv.includes("--verify"));
rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
