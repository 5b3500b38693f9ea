/** Packs that came back to the demonstration, under ids of their own, for pages that show one. */
import { join } from "node:path";
import { Readable } from "node:stream";
import { and, eq, inArray } from "drizzle-orm";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { importRuns } from "@/db/schema/import";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { one } from "@/lib/core/rows";
import { XLSX } from "@/lib/files/recognise";
import { folderStore } from "@/lib/files/store";
import { EMPTY_VIEW, type RunView } from "@/lib/import/runs/view";
import { PACK_COLUMNS, PACK_PARTS, partOf } from "@/lib/packs/fields";
import { type PackKey, packPath } from "@/lib/packs/schema";
import {
  fingerprint,
  IDENTITY_SHEET,
  PACK_FORMAT,
  type PackIdentity,
  sealOfPack,
  sealOfRow,
} from "@/lib/packs/seal";
import { storedRating } from "@/lib/ratings/rows";
import { E2E_PORT, e2eCopyDir, e2eDataDir, e2eReadDir } from "./e2e-place";
import { fillPack } from "./packs";

const KEY: PackKey = { round: "2026", iso3: "XAD", kind: "assessor" };
const COMPARED = "019f0000-0000-7000-8000-00000000000a";
const APPLIED = "019f0000-0000-7000-8000-00000000000b";
const NO_BATCH = "019f0000-0000-7000-8000-00000000000c";
/** What the pack says that waits: one part to add, one to choose, and cells that are not taken. */
const TYPED = {
  "G1.1": { level: 9 },
  "G2.1": { level: null, state: null, reason: null, rationale: "Seen in the field.\nرأيناه في الميدان." },
  "G2.2": { team_note: "Ask the embassy again." },
};

/** Who has brought it. */
type Bringer = { email: string };

/** A pack of the few ratings that are typed over, sealed as the product seals it. */
async function takenPack(db: Database): Promise<Buffer> {
  const rows = await db.read
    .select({ rating: ratings, edition: instrumentEditions.sha256 })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(rounds.code, KEY.round),
        eq(countries.iso3, KEY.iso3),
        eq(ratings.kind, KEY.kind),
        inArray(ratings.indicator, Object.keys(TYPED)),
      ),
    );
  const identity: PackIdentity = {
    format: PACK_FORMAT,
    ...KEY,
    edition: rows[0]?.edition ?? "",
    locale: "en",
    sentAt: new Date().toISOString(),
  };
  const lines = rows.map(({ rating }): CellValue[] => {
    const { version, values } = storedRating(rating);
    const sent = PACK_PARTS.map((part) => fingerprint(part, partOf(part, values))).join(" ");
    const check = sealOfRow(identity, rating.indicator, version, sent);
    const { state, level, notAssessedReason, notApplicableReason } = values;
    const texts = [values.rationale, values.teamNote, values.changeCause];
    const judged = [state, level, notAssessedReason, notApplicableReason];
    return [rating.indicator, null, ...judged, ...texts, version, sent, check];
  });
  const about = [...Object.entries(identity), ["check", sealOfPack(identity)]];
  const bytes = await writeXlsx({
    sheets: [
      { name: "Read me", rows: [["Read me"]] },
      { name: "Ratings", rows: [[...PACK_COLUMNS], [...PACK_COLUMNS], ...lines] },
      { name: IDENTITY_SHEET, rows: about },
    ],
  });
  return Buffer.from(bytes);
}

async function bring(db: Database, { email }: Bringer, id: string, run: { view: RunView | null }) {
  const now = new Date();
  const person = one(await db.read.select({ id: users.id }).from(users).where(eq(users.email, email)));
  const filled = await fillPack(await takenPack(db), TYPED);
  let sha256 = "";
  for (const folder of [e2eDataDir(E2E_PORT), e2eCopyDir(E2E_PORT), e2eReadDir(E2E_PORT)]) {
    const kept = await folderStore(join(folder, "files")).put(Readable.from([filled]), {
      maxBytes: filled.length,
      now,
      examine: async () => ({ type: XLSX }),
    });
    sha256 = kept.sha256;
  }
  const values = {
    id,
    kind: "ratings",
    personId: person.id,
    fileName: "pack.xlsx",
    fileSha256: sha256,
    step: "check",
    status: run.view === null ? "ready" : "done",
    choices: { pack: KEY },
    view: run.view,
    written: 0,
    total: 0,
    createdAt: now,
    updatedAt: now,
  } as const;
  await db.transaction((tx) =>
    tx.insert(importRuns).values(values).onConflictDoUpdate({ target: importRuns.id, set: values }),
  );
  return `${packPath(KEY)}/${id}`;
}

/** A pack that waits to be applied; answers the address of its page. */
export function makeComparedPack(db: Database, bringer: Bringer): Promise<string> {
  return bring(db, bringer, COMPARED, { view: null });
}

/** A pack that was applied; answers the address of its page. */
export function makeAppliedPack(db: Database, bringer: Bringer): Promise<string> {
  const counts = { created: 0, updated: 3, unchanged: 0, leftOut: 0 };
  return bring(db, bringer, APPLIED, { view: { ...EMPTY_VIEW, batch: NO_BATCH, counts } });
}
