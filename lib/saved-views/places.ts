/** The pages whose view is kept in their address: the one form of each query, and the address it belongs to. Pure. */
import type { SavedViewPage } from "@/db/enums";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import { entryFilter, filterParameters } from "@/lib/registers/schema";
import { compareQuery, compareViewSchema } from "@/lib/scorecards/compare-view";
import { gridQuery, gridViewSchema } from "@/lib/scorecards/grid-view";

/** One page: its kind, and which of its kind: the code of a round, the key of a register. */
export type ViewPlace = { readonly page: SavedViewPage; readonly place: string };

/** What a kind of page makes of an address. */
type PageForm = {
  /** The query in its one form, with or without the question mark. */
  readonly canonical: (query: Record<string, string>, place: string) => string;
  readonly path: (place: string) => string;
  /** Names in a query whose words are names of the team, which a shared view must not tell. */
  readonly teamOnly: readonly string[];
};

const PAGES: Readonly<Record<SavedViewPage, PageForm>> = {
  round: {
    canonical: (query) => gridQuery(gridViewSchema.parse(query)),
    path: (place) => `/rounds/${place}`,
    teamOnly: ["lead"],
  },
  compare: {
    canonical: (query) => compareQuery(compareViewSchema.parse(query)),
    path: (place) => `/rounds/${place}/compare`,
    teamOnly: [],
  },
  register: {
    canonical: (query, place) =>
      isRegister(place)
        ? new URLSearchParams(filterParameters(entryFilter(DEFINITIONS[place], query))).toString()
        : "",
    path: (place) => `/${place}`,
    teamOnly: [],
  },
};

/** A query in the form that its page gives it; what the page does not know is left out. */
export function canonicalQuery({ page, place }: ViewPlace, query: string): string {
  const asked = Object.fromEntries(new URLSearchParams(query));
  return PAGES[page].canonical(asked, place).replace(/^\?/, "");
}

/** The address of a view, without its language. */
export function viewAddress({ page, place }: ViewPlace, query: string): string {
  return `${PAGES[page].path(place)}${query === "" ? "" : `?${query}`}`;
}

/** Whether a query names somebody of the team. */
export function namesTeam({ page }: Pick<ViewPlace, "page">, query: string): boolean {
  const asked = new URLSearchParams(query);
  return PAGES[page].teamOnly.some((name) => asked.has(name));
}
