/** How many files are taken of who gives, however many are sent at once. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { CONTRIBUTION_UPLOADS_MAX, GIVER_MEGABYTES_MAX } from "@/lib/auth/attempts";
import { attachContributionFile, contributionUploads } from "@/lib/contributions/files";
import { FILES_MAX } from "@/lib/contributions/rules";
import { partialUploadsIn } from "@/lib/files/partial-uploads";
import { folderStore } from "@/lib/files/store";
import { beginUpload } from "@/lib/files/uploads";
import { begin } from "@/tests/support/assessment-steps";
import { linkFor, sent, stranger } from "@/tests/support/contributions";
import { test } from "@/tests/support/database";
import { contextOf } from "@/tests/support/programme";

const store = folderStore(mkdtempSync(join(tmpdir(), "contributions-")));
const uploads = partialUploadsIn(mkdtempSync(join(tmpdir(), "gpat-uploads-")));

/** Asks to send so many bytes. */
async function askToSend(db: Database, ticket: string, bytes: number): Promise<void> {
  await contributionUploads(stranger(db), store, ticket).admit?.(bytes);
}

const note = (number: number) => ({
  name: "note.txt",
  stream: Readable.from([Buffer.from(`Note ${number}.`)]),
  declared: { size: 7, sha256: null },
});

describe("files", () => {
  test("are taken for one contribution only so many at once, whoever sends them", async ({ db }) => {
    const { key, team } = await begin(db, "G-7", "XGG");
    const { id, ticket } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    const admitted = await Promise.allSettled(
      Array.from({ length: CONTRIBUTION_UPLOADS_MAX + 5 }, () => askToSend(db, ticket, 7)),
    );
    expect(admitted.filter(({ status }) => status === "fulfilled")).toHaveLength(CONTRIBUTION_UPLOADS_MAX);
    for (const outcome of admitted)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "TOO_MANY" });
    const results = await Promise.all(
      Array.from({ length: FILES_MAX + 2 }, (_, number) =>
        attachContributionFile(stranger(db), store, ticket, note(number)),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(FILES_MAX);
    expect(results.filter(({ ok }) => !ok)).toEqual([
      { ok: false, reason: "enough" },
      { ok: false, reason: "enough" },
    ]);
    const held = await db.pool.query("select 1 from contribution_files where contribution_id = $1", [id]);
    expect(held.rowCount).toBe(FILES_MAX);
  });

  test("are taken by one link only so many bytes, over all that came by it", async ({ db }) => {
    const { key, team } = await begin(db, "G-8", "XGH");
    const secret = await linkFor(contextOf(db, team.lead), key, { contributionsMax: 1000 });
    const other = await linkFor(contextOf(db, team.lead), key);
    const largest = 25;
    for (let taken = 0; taken + largest <= GIVER_MEGABYTES_MAX; taken += largest) {
      const { ticket } = await sent(db, secret);
      await askToSend(db, ticket, largest * 1_000_000);
    }
    const { ticket } = await sent(db, secret);
    const place = contributionUploads(stranger(db), store, ticket);
    const said = { name: "note.txt", size: 1, sha256: null };
    await expect(beginUpload(stranger(db), uploads, place, said)).rejects.toMatchObject({ code: "TOO_MANY" });
    await expect(askToSend(db, (await sent(db, other)).ticket, 1)).resolves.toBeUndefined();
  });
});
