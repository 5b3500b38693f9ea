/** What it takes to merge sixty ratings that were filled in without a line, beside sixty saves one by one. */
import "server-only";
import { join } from "node:path";
import { Readable } from "node:stream";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { folderStore } from "@/lib/files/store";
import { PACK_COLUMNS } from "@/lib/packs/fields";
import { applyPack, beginPack } from "@/lib/packs/mutations";
import { getPackRun } from "@/lib/packs/runs";
import type { PackKey } from "@/lib/packs/schema";
import { makePack } from "@/lib/packs/workbook";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { actingPerson } from "@/lib/users/acting-person";
import { quantile } from "./load";
import type { Line } from "./report";
import { BENCH_PEOPLE, SMALL_ROUND } from "./seed";
import type { Stage } from "./stage";
import { benchPaths } from "./targets";

const RATINGS_SHEET = 1;
/** A merge is one transaction: it may take no longer than the same saves one after another. */
const MERGE_BAR = 1;

/** Merges a pack and saves the same ratings one by one, in turns, in the process that measures. */
export async function mergeLines({ database, dataDir, size }: Stage, repeats: number): Promise<Line[]> {
  const system = createContext(database, { kind: "system", job: "bench" }, new Date());
  const actor = await actingPerson(system, BENCH_PEOPLE.assessor);
  if (actor === null) throw new Error("The person of the benchmark is gone.");
  const now = () => createContext(database, actor, new Date());
  const iso3 = (await benchPaths(database, size)).domain.split("/").at(-2) ?? "";
  const key: PackKey = { round: SMALL_ROUND, iso3, kind: "assessor" };
  const store = folderStore(join(dataDir, "files"));

  const merge = async (text: string) => {
    const { bytes, indicators } = await filled((await makePack(now(), "en", key)).bytes, text);
    const start = performance.now();
    const file = {
      name: "pack.xlsx",
      declared: { size: bytes.length, sha256: null },
      stream: Readable.from([bytes]),
    };
    const begun = await beginPack(now(), store, key, file);
    if (!begun.ok) throw new Error(begun.reason);
    const run = { ...key, run: begun.value.id };
    const read = await getPackRun(now(), store, run);
    if (read.status !== "compared") throw new Error(read.status);
    const applied = await applyPack(now(), store, { ...run, versions: read.preview.versions, choices: {} });
    if (!applied.ok || applied.value.changed !== indicators.length)
      throw new Error("The pack was not merged whole.");
    return { seconds: (performance.now() - start) / 1000, indicators };
  };
  const saveOneByOne = async (indicators: readonly string[], text: string) => {
    const start = performance.now();
    for (const indicator of indicators) {
      const { version: baseVersion } = await getRating(now(), { ...key, indicator });
      const fields = { rationale: text };
      await saveRating(now(), { ...key, indicator, baseVersion, mutationId: newId(new Date()), fields });
    }
    return (performance.now() - start) / 1000;
  };

  const merged: number[] = [];
  const single: number[] = [];
  let count = 0;
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const { seconds, indicators } = await merge(`Read without a line, time ${repeat}.`);
    const alone = await saveOneByOne(indicators, `Read with a line, time ${repeat}.`);
    if (repeat === 0) continue; // warms the code
    count = indicators.length;
    merged.push(seconds);
    single.push(alone);
  }
  const seconds = quantile(merged, 0.5);
  return [
    { name: `merge of ${count} ratings from a pack`, value: seconds, unit: "s", bar: null },
    {
      name: `merge of ${count} ratings / the same saves one by one`,
      value: seconds / quantile(single, 0.5),
      unit: "ratio",
      bar: MERGE_BAR,
    },
  ];
}

/** The pack with this text as every rationale, and the indicators that it names. */
async function filled(pack: Buffer, text: string): Promise<{ bytes: Buffer; indicators: string[] }> {
  const { sheets } = await readXlsx(pack);
  const rows = sheets[RATINGS_SHEET]?.rows ?? [];
  const [code, rationale] = [PACK_COLUMNS.indexOf("code"), PACK_COLUMNS.indexOf("rationale")];
  const ratings = rows.slice(2);
  for (const row of ratings) row[rationale] = text;
  const bytes = await writeXlsx({ sheets: sheets.map(({ name, rows: all }) => ({ name, rows: all })) });
  return { bytes: Buffer.from(bytes), indicators: ratings.map((row) => String(row[code])) };
}
