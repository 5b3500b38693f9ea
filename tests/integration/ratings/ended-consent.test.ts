import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { PersonCtx } from "@/lib/core/request";
import { partialUploadsIn } from "@/lib/files/partial-uploads";
import { folderStore } from "@/lib/files/store";
import { beginUpload } from "@/lib/files/uploads";
import { citePassage } from "@/lib/ratings/cite";
import { citeEntry } from "@/lib/registers/cite";
import { citablePassages } from "@/lib/registers/entry-queries";
import { attachFile, sourceUploads } from "@/lib/sources/files";
import { grantReader, saveSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { citableAssessments, getSource } from "@/lib/sources/queries";
import { addTwin } from "@/lib/sources/twins";
import { test } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { codeOf } from "@/tests/support/error-code";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, chainProblems, interview, passageOf } from "@/tests/support/source-records";

const ENDED = { ok: false, reason: "consent_ended" };
const WITHDRAWN = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
const file = () => ({
  name: "notes.txt",
  stream: (async function* () {
    yield Buffer.from("She said so.");
  })(),
  declared: { size: 12, sha256: null },
});

/** An interview that a rating cites, whose consent its author notes as withdrawn. */
async function withdrawnSource(country: ScoredCountry) {
  const ctx = country.as(country.assessor);
  const code = await added(ctx, interview(country));
  const passageId = await passageOf(ctx, code, "Words", { country, indicators: ["C4.1"] });
  const saved = await saveSource(ctx, { ...interview(country, WITHDRAWN), code, version: 1 });
  if (!saved.ok) throw new Error(saved.reason);
  return { ctx, code, passageId };
}

describe("a source whose consent was withdrawn", () => {
  test("takes no passage, file, reader or redacted version, and is cited nowhere anew", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { ctx, code, passageId } = await withdrawnSource(country);
    const { round, iso3 } = country;
    const words = { code, locator: "p. 9", body: "More", language: "en", shows: "applied" } as const;
    const nowhere = { round: null, iso3: null, indicators: [] as string[], stance: "supports" as const };
    expect(await addPassage(ctx, { ...words, ...nowhere })).toEqual(ENDED);
    const cited = { passageId, shows: "applied", stance: "supports" } as const;
    expect(await citePassage(ctx, { ...cited, round, iso3, indicators: ["C4.2"] })).toEqual(ENDED);
    const entry = await makeEntry(ctx, "routes", routeOver(iso3, "TGO"));
    expect(await citeEntry(ctx, { ...cited, register: "routes", code: entry })).toEqual(ENDED);
    const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-files-")));
    expect(await attachFile(ctx, store, code, file())).toEqual(ENDED);
    const uploads = partialUploadsIn(mkdtempSync(join(tmpdir(), "gpat-uploads-")));
    const said = { name: "notes.txt", size: 12, sha256: null };
    expect(await beginUpload(ctx, uploads, sourceUploads(ctx as PersonCtx, store, code), said)).toEqual(
      ENDED,
    );
    expect(await grantReader(ctx, { code, userId: country.reviewer.userId })).toEqual(ENDED);
    const wider = { ...interview(country, { ...WITHDRAWN, accessClass: "restricted" }), code, version: 2 };
    expect(await saveSource(ctx, wider)).toEqual(ENDED);
    const { wantedFor: _wanted, ...twin } = interview(country, { accessClass: "restricted" });
    expect(await codeOf(addTwin(ctx, { ...twin, twinOf: code }))).toBe("NOT_FOUND");
    expect(await chainProblems(db)).toEqual([]);
  });

  test("offers none of that and lists what rests on it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { ctx, code } = await withdrawnSource(country);
    const source = await getSource(ctx, code);
    expect(source.may).toMatchObject({ write: true, extend: false, twin: false });
    expect(source.grantable).toEqual([]);
    expect(await citableAssessments(ctx, code)).toEqual([]);
    expect(await citablePassages(ctx, [country.iso3])).toEqual([]);
    expect(source.citations?.map(({ indicator }) => indicator)).toEqual(["C4.1"]);
  });
});
