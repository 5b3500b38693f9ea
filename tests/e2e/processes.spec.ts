import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  type Application,
  endApplications,
  isReady,
  postgresOf,
  startApplication as start,
  statusOfHealth,
} from "../support/application";
import { OWN_PORT } from "../support/e2e-place";

/** Only ends what hangs, however busy the machine. */
const HANGING_MS = 120_000;

const dataDirs: string[] = [];

const startApplication = (dataDir: string) => start(dataDir, OWN_PORT);

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "gpat-processes-"));
  dataDirs.push(folder);
  return folder;
}

async function expectHealth(status: number): Promise<void> {
  await expect.poll(() => statusOfHealth(OWN_PORT), { timeout: HANGING_MS, intervals: [50] }).toBe(status);
}

/** Processes whose command line holds all the words. */
function processesWith(...words: string[]): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return words.every((word) => line.includes(word));
      } catch {
        return false;
      }
    })
    .map(Number);
}

function childrenOf(main: ChildProcess, module: string): number[] {
  return processesWith(module).filter((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === main.pid;
  });
}

async function expectNothingLeft({ dataDir }: Application): Promise<void> {
  await expect.poll(() => processesWith("postgres", dataDir), { timeout: HANGING_MS }).toEqual([]);
  await expectHealth(0);
}

test.describe.configure({ mode: "serial" });
test.skip(process.platform !== "linux", "finds the processes of the application through /proc");

test.afterEach(endApplications);
test.afterAll(() => {
  for (const folder of dataDirs) rmSync(folder, { recursive: true, force: true });
});

test("the application outlives the death of each of its processes and stops in order", async () => {
  const application = startApplication(newDataDir());
  await expectHealth(200);

  const [web = 0] = childrenOf(application.main, "web.ts");
  process.kill(web, "SIGKILL");
  await expect.poll(() => childrenOf(application.main, "web.ts")[0] ?? web).not.toBe(web);
  await expectHealth(200);

  const [worker = 0] = childrenOf(application.main, "worker/main.ts");
  process.kill(worker, "SIGKILL");
  await expect.poll(() => childrenOf(application.main, "worker/main.ts")[0] ?? worker).not.toBe(worker);

  process.kill(postgresOf(application), "SIGKILL");
  await expectHealth(503);
  await expectHealth(200);

  const ended = once(application.main, "exit");
  application.main.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await expectNothingLeft(application);
});

test("nothing is left running when the application itself is killed, and it starts again", async () => {
  const application = startApplication(newDataDir());
  await expectHealth(200);
  application.main.kill("SIGKILL");
  await expectNothingLeft(application);

  const again = startApplication(application.dataDir);
  await expectHealth(200);

  const second = startApplication(newDataDir());
  await once(second.main, "exit");
  expect(second.said()).toContain(`Port ${OWN_PORT} is taken; set PORT to a free one.`);

  again.main.kill("SIGTERM");
  await once(again.main, "exit");
  await expectNothingLeft(again);
});

test("a database that dies while the application starts does not end the start", async () => {
  const application = startApplication(newDataDir());
  const holders = join(application.dataDir, "holders");
  await expect
    .poll(() => existsSync(holders) && readdirSync(holders).length, { timeout: HANGING_MS, intervals: [5] })
    .toBe(1);
  process.kill(postgresOf(application), "SIGKILL");
  await expect.poll(() => isReady(application), { timeout: HANGING_MS }).toBe(true);
  await expectHealth(200);
  expect(application.said()).toContain("the database does not answer during the start; it is asked again");
});
