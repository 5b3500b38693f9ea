/** What the pages of the registers read, in one place for each page. */
import "server-only";
import { notFound } from "next/navigation";
import type { RegisterKey } from "@/db/enums";
import { batchesToCheck } from "@/lib/checks/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { countryNamesOf, countryOptions } from "@/lib/countries/queries";
import { errorReportsOn } from "@/lib/error-reports/queries";
import { changesSinceReports } from "@/lib/error-reports/since";
import { listRawExports } from "@/lib/export/raw-exports";
import { holdsFigures } from "@/lib/figures/schema";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { viewsOf } from "@/lib/saved-views/queries";
import { mayShare } from "@/lib/saved-views/rights";
import { programmeDay, programmeZone } from "@/lib/settings/programme-day";
import { getSettings } from "@/lib/settings/queries";
import { countryEntrySubject } from "./country-subject";
import { DEFINITIONS, isRegister } from "./definitions";
import { citablePassages, entryHistory, getEntry } from "./entry-queries";
import type { Field, RegisterDefinition, Rows, Values } from "./fields";
import { entryHistoryLines } from "./history";
import { addingPlaces } from "./new-entry-subject";
import { listEntries } from "./queries";
import type { EntryFilter } from "./schema";
import type { EntryDetail } from "./view";
import { countriesIn } from "./words";

/** The register that an address names; anything else is no page. */
export function registerOf(word: string): RegisterDefinition {
  return isRegister(word) ? DEFINITIONS[word] : notFound();
}

function countriesOfFields(fields: readonly Field[], values: Values): readonly string[] {
  return fields.flatMap(({ kind, name }) => {
    const value = values[name];
    if (kind === "country" && typeof value === "string") return [value];
    return kind === "countries" && Array.isArray(value) ? value : [];
  });
}

function countriesOfEntry(definition: RegisterDefinition, values: Values, rows: Rows): readonly string[] {
  return [
    ...countriesOfFields(definition.fields, values),
    ...definition.rows.flatMap(({ name, fields }) =>
      (rows[name] ?? []).flatMap((row) => countriesOfFields(fields, row)),
    ),
  ];
}

/** One page of a register with the names of the countries in it, and all countries as choices of the filter. */
export function readRegisterPage(locale: Locale, definition: RegisterDefinition, filter: EntryFilter) {
  return readPage(async (ctx) => {
    const [list, countries] = await Promise.all([
      listEntries(ctx, definition.key, filter),
      countryOptions(ctx, locale),
    ]);
    const names = Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name]));
    const download = {
      programme: (await getSettings(ctx)).programmeName,
      day: await programmeDay(ctx),
      mayTakeRaw: await mayTakeRaw(ctx, definition, filter),
    };
    // The way to check many stands where only what waits for the reader's check does.
    const toCheck =
      filter.status === "to_check" && list.checks
        ? { batches: await batchesToCheck(ctx, definition.key), zone: await programmeZone(ctx) }
        : null;
    const exports = holdsFigures(definition.key) ? await listRawExports(ctx, definition.key) : null;
    const taken = exports === null ? null : { exports, zone: await programmeZone(ctx) };
    const saved = {
      views: await viewsOf(ctx, { page: "register", place: definition.key }),
      mayShare: mayShare(ctx),
    };
    return { list, countries, names, download, toCheck, taken, saved };
  });
}

/** Figures as they were entered are taken one country at a time, by whom may read them so. */
async function mayTakeRaw(ctx: Ctx, { key }: RegisterDefinition, { country }: EntryFilter): Promise<boolean> {
  if (!holdsFigures(key) || country === null) return false;
  const subject = await countryEntrySubject(ctx, country).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  return subject !== null && can(ctx.actor, "entry.read_raw", subject);
}

/** What the form of a new entry needs. NOT_FOUND where the person may add nowhere. */
export function readNewEntryPage(locale: Locale) {
  return readPage(async (ctx) => {
    const places = await addingPlaces(ctx);
    if (!places.all && places.iso3s.length === 0) throw new AppError("NOT_FOUND", "new entry");
    return { countries: await countryOptions(ctx, locale), home: places.iso3s[0] ?? null };
  });
}

/** One entry, with everything that its page shows. */
export function readEntryPage(locale: Locale, { key, ...definition }: RegisterDefinition, code: string) {
  return readPage(async (ctx) => {
    const entry = await getEntry(ctx, key, code);
    const iso3s = entry.countries.map(({ iso3 }) => iso3);
    const { lines, countries } = entry.may.seeHistory
      ? await entryHistoryLines(ctx, { key, ...definition }, await entryHistory(ctx, key, code))
      : { lines: [], countries: [] };
    const since = await changesSinceReports(ctx, { key, ...definition }, entry);
    const wanted = [
      ...iso3s,
      ...countries,
      ...since.countries,
      ...countriesOfEntry({ key, ...definition }, entry.values, entry.rows),
      ...countriesIn([entry.title, ...entry.linkedFrom.map(({ title }) => title)]),
      ...(entry.reportedBy === null ? [] : [entry.reportedBy]),
    ];
    const [names, passages, zone] = await Promise.all([
      countryNamesOf(ctx, locale, [...new Set(wanted)]),
      entry.may.cite ? citablePassages(ctx, iso3s) : [],
      programmeZone(ctx),
    ]);
    const { userId: person } = ctx.actor;
    const errors = await errorReportsOn(ctx, key, code);
    return {
      person,
      entry,
      errors,
      changes: since.changes,
      names: Object.fromEntries(names),
      passages,
      lines,
      zone,
    };
  });
}

/** One entry for its form. NOT_FOUND where the person may not change it. */
export function readEntryForChange(locale: Locale, key: RegisterKey, code: string) {
  return readPage(
    async (ctx): Promise<{ entry: EntryDetail; countries: { iso3: string; name: string }[] }> => {
      const entry = await getEntry(ctx, key, code);
      if (!entry.may.write) throw new AppError("NOT_FOUND", `change of ${code}`);
      return { entry, countries: await countryOptions(ctx, locale) };
    },
  );
}
