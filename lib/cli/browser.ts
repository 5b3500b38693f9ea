/**
 * Finds a Chromium for the end-to-end tests, in this order: PLAYWRIGHT_CHROMIUM, an installed browser,
 * Playwright's own, Playwright's download, the package manager of the system where this user may use it.
 * No browser comes from a registry package: those that exist are built for cloud functions, lack parts
 * that the tests need (print to PDF, fonts), and weigh as much as the download.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/snap/bin/chromium",
];
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** Where a browser is and where it came from, in words. */
export type Browser = { path: string; origin: string };

/** Whether the file is a browser that starts here. */
function runs(path: string): boolean {
  return (
    existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0
  );
}

function firstInstalled(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  return candidates.find(runs);
}

/** A browser that is there already, without any download; undefined when there is none. `own` is Playwright's place for its own. */
export function presentBrowser(own: string): Browser | undefined {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) return { path: named, origin: "PLAYWRIGHT_CHROMIUM" };
  const installed = firstInstalled();
  if (installed) return { path: installed, origin: "an installed browser" };
  return runs(own) ? { path: own, origin: "Playwright's own" } : undefined;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "inherit", timeout: DOWNLOAD_TIMEOUT_MS }).status === 0;
}

/** A browser, downloaded or installed where none is there; `say` is told each step. Undefined when nothing worked. */
export function obtainBrowser(own: string, say: (sentence: string) => void): Browser | undefined {
  const present = presentBrowser(own);
  if (present) return present;
  say("No browser is here; trying Playwright's download.");
  if (run("playwright", ["install", "chromium"]) && runs(own))
    return { path: own, origin: "Playwright's download" };
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    say("Neither a download nor a package manager gave a browser; set PLAYWRIGHT_CHROMIUM to a Chromium.");
    return undefined;
  }
  say("The download did not work; trying the package manager (apt-get install chromium).");
  if (!run("apt-get", ["install", "-y", "chromium"])) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "chromium"]);
  }
  const installed = firstInstalled();
  return installed ? { path: installed, origin: "the package manager" } : undefined;
}
