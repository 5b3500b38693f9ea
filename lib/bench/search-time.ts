/** What a search takes where a hundred thousand records can be found: by words, by spellings that come near, by parts of words. */
import "server-only";
import { z } from "zod";
import { quantile } from "./load";
import type { Line } from "./report";
import { BENCH_PEOPLE } from "./seed";
import type { Stage } from "./stage";
import { mintCookie } from "./targets";

const RECORDS = 100_000;

/**
 * Published records with titles of five words out of a hundred and twenty, of two languages and scripts, put into the
 * search by the product's own function. Other triggers are off, as for the rest of the data. The plans of that function
 * are made while its tables are nearly empty, and would read them whole for each record once they are not.
 */
const MAKE_RECORDS = `
set session_replication_role = replica;
create temporary table bench_words as
  select (row_number() over ())::int - 1 as n, word from unnest(string_to_array($words, ' ')) word;
create temporary table bench_records as
  select gen_random_uuid() as id, record.n::int, array(
    select w.word from generate_series(0, 4) k
    join bench_words w on w.n = (record.n * (k * 2 + 1) + record.n / 120 * (k + 3) + k * 17) % (select count(*) from bench_words)
    order by k) as words
  from generate_series(1, ${RECORDS}) record (n);
insert into register_entries (id, register, code, title, status, access_class, language, created_at, updated_at,
    checked_at, independent_sources, names_other_state, version)
  select id, 'publications', 'INT-U-' || lpad(n::text, 6, '0'), array_to_string(words, ' '), 'checked', 'public',
    case when n % 2 = 0 then 'en' else 'ar' end, now(), now(), now(), 2, false, 2
  from bench_records;
insert into publications (entry_id, name, kind, publisher, languages, countries, link)
  select id, array_to_string(words, ' '), 'report', 'Publisher ' || n % 500, '{en}', '{}', 'https://example.org/'
  from bench_records;
analyze register_entries;
analyze publications;
set enable_seqscan = off;
select count(search_entry(id)) from bench_records;
reset enable_seqscan;
set session_replication_role = origin;
drop table bench_words, bench_records;
`;

/** What people type: whole words, a part of one, misspelt, accented, in Arabic, a code, two words, and nothing that is there. */
const QUERIES = [
  "recruitment",
  "shelter victims",
  "prosec",
  "traficking",
  "référral",
  "الاتجار",
  "ضحايا",
  "INT-U-050000",
  "border police",
  "zzzyx",
] as const;
const WORDS = [
  "recruitment shelter victims prosecution trafficking referral border police court witness labour inspection",
  "children school market harbour fishing farm domestic work agency visa passport debt contract wage hotel road rail",
  "airport sea coast river town village district province ministry office unit task force prosecutor judge lawyer",
  "interpreter hearing compensation confiscation sentence appeal law article protocol convention treaty protection",
  "prevention awareness campaign leaflet toolkit manual training evaluation review plan strategy budget donor project",
  "الاتجار ضحايا الحماية المحكمة الشرطة الحدود التدريب القانون المادة البروتوكول الاتفاقية الوزارة المدعي القاضي",
  "الشاهد التعويض المصادرة العقوبة الوقاية التوعية الحملة الخطة الاستراتيجية المشروع التقييم الدليل المأوى الإحالة",
  "العمل المزرعة الميناء الفندق الطريق المطار البحر الساحل النهر المدينة القرية",
].join(" ");

const suggestions = z.object({ groups: z.array(z.object({ options: z.array(z.unknown()) })) });

/** Makes the records and asks for each query in turns, by the door of the search box. */
export async function searchLines({ database, server }: Stage, repeats: number): Promise<Line[]> {
  const client = await database.pool.connect();
  try {
    await client.query(MAKE_RECORDS.replace("$words", `'${WORDS}'`));
    await client.query("vacuum analyze register_entries");
    await client.query("vacuum analyze search_documents");
  } finally {
    client.release();
  }
  const cookie = await mintCookie(database, BENCH_PEOPLE.manager);
  const times: number[] = [];
  let found = 0;
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    for (const q of QUERIES) {
      const start = performance.now();
      const answer = await fetch(`${server.origin}/api/search?${new URLSearchParams({ q, locale: "en" })}`, {
        headers: { cookie },
      });
      // One that is ended for its length has no answer, and its time stands for it.
      const groups = answer.ok ? suggestions.parse(await answer.json()).groups.length : 0;
      if (repeat === 0) continue; // warms code and caches
      times.push(performance.now() - start);
      found += groups;
    }
  }
  if (found === 0) throw new Error("No search found anything.");
  return [
    { name: "search over 100,000 records, median", value: quantile(times, 0.5), unit: "ms", bar: null },
    { name: "search over 100,000 records, slowest", value: Math.max(...times), unit: "ms", bar: null },
  ];
}
