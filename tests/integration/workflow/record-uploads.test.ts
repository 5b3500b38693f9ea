/** Files of letters and contributions that stop on their way and go on. */
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { contributionFileViews, contributionUploads } from "@/lib/contributions/files";
import { takeReceiptStep } from "@/lib/contributions/receipt";
import { recordOfTicket } from "@/lib/contributions/rules";
import { uploadTicket } from "@/lib/contributions/upload-ticket";
import { signedIn } from "@/lib/core/request";
import { letterUploads, openLetterFile } from "@/lib/correspondence/files";
import { addLetter } from "@/lib/correspondence/mutations";
import { partialUploadsIn } from "@/lib/files/partial-uploads";
import { folderStore } from "@/lib/files/store";
import {
  beginUpload,
  cancelUpload,
  continueUpload,
  type UploadPlace,
  uploadOffset,
} from "@/lib/files/uploads";
import { begin } from "@/tests/support/assessment-steps";
import { linkFor, sent, stranger } from "@/tests/support/contributions";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { letterOf } from "@/tests/support/letters";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const CONTENT = Buffer.from(`%PDF-1.7\n${"0123456789".repeat(20_000)}\n%%EOF\n`);
const SAID = {
  name: "act.pdf",
  size: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};
const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-files-")));
const uploads = partialUploadsIn(mkdtempSync(join(tmpdir(), "gpat-uploads-")));

async function* delivered(from: number, to = CONTENT.length): AsyncIterable<Uint8Array> {
  yield CONTENT.subarray(from, to);
}

const goOn = (place: UploadPlace, id: string, offset: number, to?: number) =>
  continueUpload(uploads, place, { id, offset }, delivered(offset, to));

async function begun(place: UploadPlace): Promise<string> {
  const result = await beginUpload({ now: TEST_NOW }, uploads, place, SAID);
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

test("the file of a letter goes on where it stopped, and a lost answer is given again though the letter takes no more", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const { round, iso3, assessor, lead } = country;
  const ctx = signedIn(country.as(assessor));
  await addLetter(ctx, letterOf({ round, iso3 }));
  const key = { round, iso3, number: 1 };
  const place = letterUploads(ctx, store, key);
  const id = await begun(place);
  expect(await goOn(place, id, 0, 1_000)).toEqual({ ok: true, value: { offset: 1_000 } });
  expect(await codeOf(uploadOffset(uploads, letterUploads(signedIn(country.as(lead)), store, key), id))).toBe(
    "NOT_FOUND",
  );
  const { offset, size } = await uploadOffset(uploads, place, id);
  expect(await goOn(place, id, offset)).toEqual({ ok: true, value: { offset: size } });
  const { stream } = await openLetterFile(ctx, store, key);
  expect((await buffer(stream)).equals(CONTENT)).toBe(true);
  expect(await uploadOffset(uploads, place, id)).toEqual({ offset: size, size });
  expect(await codeOf(begun(place))).toBe("LOCKED");
  const reviewers = letterUploads(signedIn(country.as(country.reviewer)), store, key);
  expect(await codeOf(begun(reviewers))).toBe("FORBIDDEN");
});

test("a contribution without an account goes on with the next ticket of the same contribution, and with no other", async ({
  db,
}) => {
  const { key, team } = await begin(db, "U-1", "XUA");
  const secret = await linkFor(contextOf(db, team.lead), key);
  const [own, other] = [await sent(db, secret), await sent(db, secret)];
  const place = contributionUploads(stranger(db), store, own.ticket);
  const id = await begun(place);
  await goOn(place, id, 0, 1_000);

  const elsewhere = contributionUploads(stranger(db), store, other.ticket);
  expect(await codeOf(uploadOffset(uploads, elsewhere, id))).toBe("NOT_FOUND");
  expect(await codeOf(goOn(elsewhere, id, 1_000))).toBe("NOT_FOUND");
  expect(await codeOf(cancelUpload(uploads, elsewhere, id))).toBe("NOT_FOUND");
  expect(() => contributionUploads(stranger(db), store, `${own.ticket}x`)).toThrow();

  // The tab was closed, and the ticket's hour is over: the code of the receipt gives the next one.
  const later = new Date(TEST_NOW.getTime() + 2 * 60 * 60 * 1000);
  expect(() => contributionUploads(stranger(db, later), store, own.ticket)).toThrow();
  const told = await takeReceiptStep(stranger(db, later), { step: "look", code: own.receipt });
  const next = told.ok ? (told.value.ticket ?? "") : "";
  expect(recordOfTicket(next)).toBe(recordOfTicket(own.ticket));
  const again = contributionUploads(stranger(db, later), store, next);
  const { offset } = await uploadOffset(uploads, again, id);
  expect(offset).toBe(1_000);
  expect(await goOn(again, id, offset)).toEqual({ ok: true, value: { offset: CONTENT.length } });
  const files = () => contributionFileViews(stranger(db), own.id);
  expect((await files()).map(({ name, size }) => [name, size])).toEqual([["act.pdf", CONTENT.length]]);

  // The same content once more is the file that is there.
  const twice = await begun(again);
  expect((await goOn(again, twice, 0)).ok).toBe(true);
  expect(await files()).toHaveLength(1);
});

test("nothing more arrives once the consent has ended", async ({ db }) => {
  const { key, team } = await begin(db, "U-2", "XUB");
  const own = await sent(db, await linkFor(contextOf(db, team.lead), key));
  const place = contributionUploads(stranger(db), store, uploadTicket(own.id, TEST_NOW));
  const id = await begun(place);
  await goOn(place, id, 0, 1_000);
  await takeReceiptStep(stranger(db), { step: "withdraw", code: own.receipt, confirmed: "on" });
  expect(await codeOf(goOn(place, id, 1_000))).toBe("NOT_FOUND");
  expect(await codeOf(begun(place))).toBe("NOT_FOUND");
  await cancelUpload(uploads, place, id);
  expect(await uploads.find(id)).toBeNull();
});
