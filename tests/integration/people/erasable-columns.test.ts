import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { expect } from "vitest";
import { REGISTERS } from "@/db/enums";
import { ERASABLE, entryPlaces, type Place } from "@/lib/erasures/places";
import { test } from "@/tests/support/database";

/** Codes, days, languages, hashes and what else no person types as a sentence. */
const NO_SENTENCE =
  /\.(\w*(sha256|hash|language|languages|country|countries|iso3|code|codes|key|keys|entity|noun|indicator|indicators|domain|domains|reported_by|currency|locale|time_zone)|(published|began|ended|adopted|in_force|repealed|happened)_on|edition_date|since|period_(from|to)|instrument|version)$/;
/** Lists of codes, and what the application itself writes. */
const OWN = new Set(
  [
    "band_stability_results.result",
    "assessment_figures.band caps exact",
    "assessment_transitions.transition",
    "audit_events.action actor_kind request_reference",
    "boundary_readings.property view",
    "boundary_sets.property",
    "countries.region subregion",
    "erasures.enforced_by",
    "files.media_type",
    "import_batches.summary",
    "import_profiles.kind",
    "institutions.functions",
    "meetings.starts_at",
    "mail_outbox.last_error message_id",
    "published_figures.hidden_reason",
    "quality_dismissals.rule signature",
    "rating_revisions.answer fields",
    "ratings.field_versions",
    "register_counters.place",
    "register_links.name",
    "releases.audit_head",
    "routes.control_methods forms recruitment_channels sectors",
    "sessions.device",
    "trafficker_groups.active_in forms roles",
  ].flatMap(namedColumns),
);
/** What goes with the rows that it is made from: revisions, and the documents of the search. */
const FOLLOWS = new Set(
  ["register_entries.folded tokens", "revisions.content reason", "search_documents.folded title"].flatMap(
    namedColumns,
  ),
);
/** What a publication froze; two people seal a release. */
const FROZEN = new Set(
  [
    "country_drafts.content",
    "figure_versions.blocks",
    "edition_crosswalk_rows.note",
    "instrument_editions.title content",
    "published_figures.place",
    "releases.content corrigendum",
  ].flatMap(namedColumns),
);
/** Names of people, countries, files and of the programme, and what waits for the worker: corrected by its own write, or ends by itself. */
const NAMES = new Set(
  [
    "boundary_readings.file_name",
    "country_names.name",
    "check_runs.entries filter view",
    "country_other_names.folded name",
    "edition_drafts.content decisions",
    "field_devices.name",
    "figure_runs.reason",
    "import_batches.file_name",
    "import_profiles.header mapping",
    "import_runs.choices file_name view",
    "saved_views.name place query",
    "settings.programme_name",
    "users.email name",
  ].flatMap(namedColumns),
);
/** The proposal itself: the passage is forgotten, the reason may not repeat it. */
const PROPOSAL = new Set(namedColumns("erasures.passage reason"));

function namedColumns(line: string): readonly string[] {
  const [table, columns = ""] = line.split(".");
  return columns.split(" ").map((column) => `${table}.${column}`);
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function columnsOf({ table, texts }: Place): readonly string[] {
  const columns = getTableColumns(table);
  return texts.map((name) => {
    if (columns[name] === undefined) throw new Error(`${getTableName(table)} has no ${name}`);
    return `${getTableName(table)}.${snakeCase(name)}`;
  });
}

test("a passage can be erased from every column into which people type sentences", async ({ db }) => {
  const places = [
    ...Object.values(ERASABLE).flatMap((noun) => noun.places),
    ...REGISTERS.flatMap((register) => entryPlaces(register)),
  ];
  const erasable = new Set(places.flatMap(columnsOf));
  const rows = await db.read
    .select({ name: sql<string>`table_name || '.' || column_name` })
    .from(sql`information_schema.columns`)
    .where(sql`table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`)
    .orderBy(sql`1`);
  const known = [erasable, OWN, FOLLOWS, FROZEN, NAMES, PROPOSAL];
  const forgotten = rows
    .map(({ name }) => name)
    .filter((name) => !NO_SENTENCE.test(name) && !known.some((group) => group.has(name)));
  expect(forgotten).toEqual([]);
  // What the database erases of a rating is what the application asks it to.
  const [rule] = await db.read
    .select({ text: sql<string>`pg_get_functiondef('ratings_only_when_writable'::regproc)` })
    .from(sql`(select 1) one`);
  for (const { texts } of ERASABLE.rating?.places ?? [])
    for (const name of texts) expect(rule?.text).toContain(`'${snakeCase(name)}'`);
});
