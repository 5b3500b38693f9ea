/** What it takes to make the files that leave the product: the report of a country, and the data of ten rounds. */
import "server-only";
import { rounds } from "@/db/schema/round";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { createContext } from "@/lib/core/context";
import { roundPackage } from "@/lib/data-packages/package";
import type { ReleaseDocument } from "@/lib/releases/format";
import { parseRelease, previewRelease } from "@/lib/releases/queries";
import { docxOf } from "@/lib/reports/docx";
import { pdfOf } from "@/lib/reports/pdf";
import { reportOfRelease } from "@/lib/reports/read";
import { actingPerson } from "@/lib/users/acting-person";
import { quantile } from "./load";
import type { Line } from "./report";
import { BENCH_PEOPLE, SMALL_ROUND } from "./seed";
import type { Stage } from "./stage";
import { benchPaths } from "./targets";
import { timed } from "./timing";

/** Countries that have a release in every large round. */
const RELEASED = 40;
const MADE_ON = "2026-12-31";

/** Publishes what one assessment says for many, then makes a report of one and a package of each round. */
export async function takeAwayLines({ database, size }: Stage, repeats: number): Promise<Line[]> {
  const now = new Date();
  const system = createContext(database, { kind: "system", job: "bench" }, now);
  const actor = await actingPerson(system, BENCH_PEOPLE.manager);
  if (actor === null) throw new Error("The manager of the benchmark is missing.");
  const ctx = createContext(database, actor, now);
  const iso3 = (await benchPaths(database, size)).scorecard.split("/").at(-2) ?? "";
  const written = await publish(database, await previewRelease(ctx, { round: SMALL_ROUND, iso3 }));

  const report = { read: [] as number[], pdf: [] as number[], docx: [] as number[] };
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const [read, model] = await timed(() => reportOfRelease(ctx, written.code, "en"));
    const [pdf] = await timed(async () => pdfOf(model, MADE_ON));
    const [docx] = await timed(() => docxOf(model));
    if (repeat === 0) continue; // warms the code
    report.read.push(read);
    report.pdf.push(pdf);
    report.docx.push(docx);
  }

  const codes = await database.read.selectDistinct({ code: rounds.code }).from(rounds);
  const large = codes.filter(({ code }) => code !== SMALL_ROUND);
  const [packing, bytes] = await timed(async () => {
    let total = 0;
    for (const { code } of large)
      for await (const chunk of (await roundPackage(ctx, code)).body) total += Buffer.from(chunk).length;
    return total;
  });
  const [plain] = await timed(async () => {
    for (let time = 0; time < RELEASED; time += 1)
      sha256(canonicalJson(parseRelease(canonicalJson(written.document))));
  });
  const median = (numbers: readonly number[]) => quantile(numbers, 0.5);
  return [
    { name: "country report: read", value: median(report.read), unit: "s", bar: null },
    { name: "country report: PDF", value: median(report.pdf), unit: "s", bar: null },
    { name: "country report: DOCX", value: median(report.docx), unit: "s", bar: null },
    {
      name: `data packages of ${large.length} rounds, ${RELEASED} releases each`,
      value: packing,
      unit: "s",
      bar: null,
    },
    { name: "their bytes", value: bytes / 1000, unit: "kB", bar: null },
    {
      name: "a release in a package / reading and hashing its text",
      value: packing / large.length / plain,
      unit: "ratio",
      bar: null,
    },
  ];
}

/** Writes the same document as the release of many countries in every large round; answers one of them. */
async function publish(
  database: Stage["database"],
  document: ReleaseDocument,
): Promise<{ code: string; document: ReleaseDocument }> {
  const client = await database.pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query<{ id: string; round: string; iso3: string; name: string }>(CHOSEN, [
      SMALL_ROUND,
      RELEASED,
    ]);
    const written = rows.map(({ id, round, iso3, name }) => {
      const code = `${round}-${iso3}-1`;
      const own: ReleaseDocument = {
        ...document,
        code,
        number: 1,
        country: { ...document.country, iso3, name },
        round: { ...document.round, code: round, title: `Round ${round}` },
      };
      return { id, code, document: own };
    });
    for (const { id, code, document: own } of written) {
      const text = canonicalJson(own);
      await client.query(INSERT, [id, code, text, sha256(text), own.publishedAt]);
    }
    await client.query("set session_replication_role = origin");
    await client.query(`analyze releases`);
    const [first] = written;
    if (!first) throw new Error("No assessment to publish.");
    return first;
  } finally {
    client.release();
  }
}

const CHOSEN = `
  select id, round, iso3, name from (
    select a.id, r.code as round, c.iso3, n.name, row_number() over (partition by r.id order by c.iso3 collate "C") as n
    from assessments a join rounds r on r.id = a.round_id join countries c on c.id = a.country_id
    join country_names n on n.country_id = c.id and n.language = 'en'
    where r.code <> $1
  ) numbered where n <= $2
  order by round, iso3`;
const INSERT = `
  insert into releases (id, code, assessment_id, number, content, sha256, audit_head, published_at)
    values (gen_random_uuid(), $2, $1, 1, $3, $4, repeat('0', 64), $5)`;
