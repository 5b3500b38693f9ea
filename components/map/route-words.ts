/** The map of routes in words: its filters, what each country says, and how it is read. */
import type { PlainField } from "@/components/forms/form-field";
import { registerFilterFields } from "@/components/register/filter-fields";
import type { Translate } from "@/lib/i18n/message-key";
import type { MapEntry, Mark } from "@/lib/map/mark";
import type { RouteMapView } from "@/lib/map/page";
import { ROUTES } from "@/lib/registers/definitions/routes";
import type { EntryFilter } from "@/lib/registers/schema";

/** The filters of the register that make sense on a map. */
const FILTERS = ["forms", "from", "to", "country", "role", "confidence"];

/** The filters of the map with what is chosen. */
export function routeMapFields(
  t: Translate,
  filter: EntryFilter,
  countries: RouteMapView["countries"],
): readonly PlainField[] {
  return registerFilterFields(t, ROUTES, filter, countries).filter(({ name }) => FILTERS.includes(name));
}

/** How many of the routes shown name each country. */
export function routeEntries(
  t: Translate,
  { countries, routesOf }: Pick<RouteMapView, "countries" | "routesOf">,
): readonly MapEntry[] {
  return countries.map(({ iso3, name }): MapEntry => {
    const count = routesOf[iso3] ?? 0;
    return { iso3, name, mark: count > 0 ? "solid" : "none", text: t("map.routeCount", { count }) };
  });
}

/** What the fillings of the points say. */
export function routeMarks(t: Translate): readonly { mark: Mark; text: string }[] {
  return [
    { mark: "solid", text: t("map.withRoute") },
    { mark: "none", text: t("map.withoutRoute") },
  ];
}
