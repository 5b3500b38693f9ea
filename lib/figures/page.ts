import "server-only";
import type { Ctx } from "@/lib/core/context";
import { countryNamesOf, getCountry } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { figuresOfCountry } from "@/lib/registers/shown";
import { programmeZone } from "@/lib/settings/programme-day";
import { changedFigures } from "./changed";
import { figureVersionsOf } from "./queries";
import { lastFigureRun } from "./runs";
import { FIGURE_REGISTERS } from "./schema";
import { changedCells, seriesOf } from "./series";

/** The figures of a country as its reader may see them, with their versions. Throws NOT_FOUND for an unknown country. */
export async function readFiguresPage(ctx: Ctx, locale: Locale, iso3: string) {
  const subject = await countryEntrySubject(ctx, iso3);
  const readsRaw = can(ctx.actor, "entry.read_raw", subject);
  const mayPublish = can(ctx.actor, "entry.check", subject);
  const sets = await Promise.all(
    FIGURE_REGISTERS.map(async (register) => {
      const figures = await figuresOfCountry(ctx, register, iso3);
      const changed = await changedFigures(ctx, register, iso3);
      const cells = [...(readsRaw ? [] : changedCells(changed.places)), ...figures];
      const holdsOwn = !readsRaw && figures.some((figure) => figure.readsRaw);
      const versions = await figureVersionsOf(ctx, register, iso3);
      return {
        register,
        /** The reader sees some as they were entered though not all: those that its own State gave. */
        holdsOwn,
        /** All of it is as it was published, so that its charts may be taken away. */
        hasImages: !readsRaw && !holdsOwn,
        tables: seriesOf(register, cells),
        versions,
        /** Figures of the version in force that are not shown because they changed since. */
        changed: changed.count,
        run: mayPublish ? await lastFigureRun(ctx, register, iso3) : null,
        citizenships: cells.flatMap(({ values }) =>
          typeof values.categoryCountry === "string" ? [values.categoryCountry] : [],
        ),
      };
    }),
  );
  const names = await countryNamesOf(ctx, locale, [
    ...new Set(sets.flatMap(({ citizenships }) => citizenships)),
  ]);
  return {
    sets,
    names: Object.fromEntries(names),
    country: await getCountry(ctx, locale, iso3),
    zone: await programmeZone(ctx),
    readsRaw,
    mayPublish,
  };
}
