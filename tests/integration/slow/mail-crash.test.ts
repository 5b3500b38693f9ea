import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import { test } from "@/tests/support/database";
import { until } from "@/tests/support/holders";
import { inviteMany, mailsOf } from "@/tests/support/outbox";
import { startCatcher } from "@/tests/support/smtp-catcher";

const MAILS = 40;
const KILLS = 5;

/** The worker of the product on the database of the test. */
function startWorkerProcess(databaseUrl: string, smtpUrl: string) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/worker/main.ts"],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        SMTP_URL: smtpUrl,
        MAIL_FROM: "gpat@example.test",
        AUTH_URL: "https://gpat.example.test",
        LOG_LEVEL: "error",
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  return async (signal: "SIGKILL" | "SIGTERM") => {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
}

test("no mail is lost when the worker is killed, and one sent twice bears the same Message-ID", async ({
  db,
}) => {
  const catcher = await startCatcher();
  await inviteMany(db, MAILS, new Date());
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = catcher.mails.length;
    const end = startWorkerProcess(db.url, catcher.url);
    await until("some mails came", () => catcher.mails.length > before + kill);
    await end("SIGKILL");
  }
  const end = startWorkerProcess(db.url, catcher.url);
  await until("every mail is sent", async () => (await mailsOf(db)).every(({ state }) => state === "sent"));
  await end("SIGTERM");
  const came = catcher.mails.map(({ messageId }) => messageId);
  const written = (await mailsOf(db)).map(({ messageId }) => messageId);
  expect(written).toHaveLength(MAILS);
  expect([...new Set(came)].sort()).toEqual(written.sort());
  expect(came.length - MAILS).toBeLessThanOrEqual(KILLS);
});
