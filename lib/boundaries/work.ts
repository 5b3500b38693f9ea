/** What the worker does with a boundary file: reads it, gives its areas to States, draws it. */
import "server-only";
import { text } from "node:stream/consumers";
import { asc, sql } from "drizzle-orm";
import { boundaryReadings } from "@/db/schema/boundary";
import { countries } from "@/db/schema/country";
import type { Ctx } from "@/lib/core/context";
import { storable } from "@/lib/core/storable";
import type { FileStore } from "@/lib/files/store";
import { type RunKind, workOnRun } from "@/lib/jobs/runs";
import { drawBoundaries } from "./draw";
import { knownProperty, matchShapes, propertiesOf } from "./match";
import { readBoundaryFile } from "./read";
import { type BoundaryFindings, NO_FINDINGS } from "./view";

const PROPERTIES_SHOWN = 60;
const UNKNOWN_SHOWN = 300;
/** Every page with a map asks for the drawing; a set that is drawn so long would not be seen on any of them. */
const DRAWING_BYTES_MAX = 4_000_000;

type Row = typeof boundaryReadings.$inferSelect;
type Found = Pick<Row, "status" | "property" | "mapSha256"> & { view: BoundaryFindings };

const READINGS: RunKind<typeof boundaryReadings> = {
  table: boundaryReadings,
  sameRequest: ({ property }) => sql`${boundaryReadings.property} is not distinct from ${property}`,
};

/** Reads a file that was sent. What goes wrong beyond the file itself is logged and said on its page. */
export function workOnReading(ctx: Ctx, store: FileStore, id: string): Promise<void> {
  return workOnRun(
    ctx,
    READINGS,
    id,
    // A name or a code in a file may hold what the database cannot keep.
    async (person, row) => storable(await findingsOf(person, store, row)) as Found,
  );
}

async function findingsOf(ctx: Ctx, store: FileStore, row: Row): Promise<Found> {
  const { shapes, problems, problemCount } = readBoundaryFile(await text(store.get(row.fileSha256)));
  const known = await ctx.read
    .select({ iso3: countries.iso3, m49: countries.m49 })
    .from(countries)
    .orderBy(asc(countries.iso3));
  const properties = propertiesOf(shapes, known);
  const view: BoundaryFindings = {
    ...NO_FINDINGS,
    problems,
    problemCount,
    properties: properties.slice(0, PROPERTIES_SHOWN),
  };
  const property = row.property ?? knownProperty(properties);
  if (problemCount > 0 || property === null) return { status: "ready", property, mapSha256: null, view };
  const { states, ...match } = matchShapes(shapes, property, known);
  const { svg, areas } = drawBoundaries(shapes, states);
  if (svg.length > DRAWING_BYTES_MAX) {
    const tooDetailed = [{ place: "", kind: "too_detailed" as const }];
    return {
      status: "ready",
      property,
      mapSha256: null,
      view: { ...view, problems: tooDetailed, problemCount: 1 },
    };
  }
  const { sha256 } = await store.put(only(svg), {
    maxBytes: DRAWING_BYTES_MAX,
    now: ctx.now,
    examine: async () => ({ type: "image/svg+xml" }),
  });
  return {
    status: "ready",
    property,
    mapSha256: sha256,
    view: { ...view, ...match, unknown: match.unknown.slice(0, UNKNOWN_SHOWN), areas },
  };
}

async function* only(content: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(content);
}
