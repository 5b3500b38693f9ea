import { chromium, defineConfig } from "@playwright/test";
import { presentBrowser } from "../lib/cli/browser";
import { E2E_PORT } from "./support/e2e-place";

/** Over every page, and on data of their own where they write. */
const WALKS = [
  "accessibility.spec.ts",
  "accessible-states.spec.ts",
  "canaries.spec.ts",
  "walk.spec.ts",
  "write-walk.spec.ts",
];

/** Of the application as a process: they start, kill and start again one of their own, on data of their own. */
const PROCESSES = [
  "demonstration.spec.ts",
  "external-database.spec.ts",
  "first-administrator.spec.ts",
  "processes.spec.ts",
  "read-timeout.spec.ts",
  "saves-crash.spec.ts",
];

const browser = presentBrowser(chromium.executablePath());

/** Journeys in a real browser against the production build (NEXT_DIST_DIR) on a fresh data folder. */
export default defineConfig({
  testDir: "e2e",
  tsconfig: "tsconfig.json",
  outputDir: "../test-results",
  // One file for every platform, beside its spec.
  snapshotPathTemplate: "{testDir}/{arg}{ext}",
  // Limits only end what hangs; a busy machine must not decide whether a journey passes.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // Walks and processes change nothing that the journeys see, so that they go beside them, each one after another.
  workers: 3,
  projects: [
    { name: "journeys", testIgnore: [...WALKS, ...PROCESSES], workers: 1 },
    { name: "walks", testMatch: WALKS, workers: 1 },
    { name: "processes", testMatch: PROCESSES, workers: 1 },
  ],
  forbidOnly: true,
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "../test-results/report.json" }],
  ],
  use: {
    baseURL: `http://localhost:${E2E_PORT}`,
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      ...(browser ? { executablePath: browser.path } : {}),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: {
    command: `node --conditions=react-server --import tsx tests/support/e2e-server.ts`,
    cwd: "..",
    url: `http://localhost:${E2E_PORT}/api/health`,
    env: { E2E_PORT: String(E2E_PORT), PORT: String(E2E_PORT), LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" },
    stdout: "pipe",
    // Making the demonstration takes a minute: E2E_REUSE=1 runs against a server that was started by hand.
    reuseExistingServer: process.env.E2E_REUSE === "1",
    timeout: 900_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
