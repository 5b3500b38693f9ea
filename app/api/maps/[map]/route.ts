import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { programmeName } from "@/app/programme-name";
import { factMapImage, type ImagePlace, routeMapImage } from "@/components/map/map-image";
import type { MapBoundaries } from "@/lib/boundaries/view";
import { imageResponse } from "@/lib/charts/response";
import type { Ctx } from "@/lib/core/context";
import { defineRoute } from "@/lib/core/route";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { areaParts, landParts } from "@/lib/map/drawing";
import { readFactMap, readRouteMap } from "@/lib/map/page";
import { factMapSchema, MAP_IMAGES } from "@/lib/map/schema";
import { ROUTES } from "@/lib/registers/definitions/routes";
import { entryFilter } from "@/lib/registers/schema";
import { IMAGE_FORMATS } from "@/lib/scorecards/charts";
import { programmeDay } from "@/lib/settings/programme-day";

const params = z.object({ map: z.enum(MAP_IMAGES) });
const query = z.looseObject({
  format: z.enum(IMAGE_FORMATS).catch("svg"),
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
});

type Asked = Readonly<Record<string, string | undefined>>;

async function placeOf(ctx: Ctx, locale: Locale, boundaries: MapBoundaries | null): Promise<ImagePlace> {
  const [programme, day, land, areas] = await Promise.all([
    programmeName(locale),
    programmeDay(ctx),
    landParts(),
    boundaries === null ? null : areaParts(ctx, boundaries),
  ]);
  return { locale, programme, day, land, areas };
}

type Image = { place: ImagePlace; svg: string };

async function routesImage(ctx: Ctx, t: Translate, locale: Locale, asked: Asked): Promise<Image> {
  const filter = entryFilter(ROUTES, asked);
  const view = await readRouteMap(ctx, locale, filter);
  const place = await placeOf(ctx, locale, view.boundaries);
  return { place, svg: routeMapImage(t, place, view, filter) };
}

async function factsImage(ctx: Ctx, t: Translate, locale: Locale, asked: Asked): Promise<Image> {
  const filter = factMapSchema.parse(asked);
  const view = await readFactMap(ctx, locale, filter);
  const place = await placeOf(ctx, locale, view.boundaries);
  return { place, svg: factMapImage(t, place, view, filter) };
}

const IMAGES = { routes: routesImage, facts: factsImage };

/** What the page of a map shows by the same filters, to the same people, as an image that stands alone. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { map } = input.params;
  const { locale, format, ...rest } = input.query;
  const asked = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
  const t: Translate = await getTranslations({ locale });
  const { place, svg } = await IMAGES[map](ctx, t, locale, asked);
  return imageResponse(svg, `map-of-${map}-${place.day}`, format);
});
