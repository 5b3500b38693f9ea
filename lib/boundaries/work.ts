/** What the worker does with a boundary file: reads it, gives its areas to States, draws it. */
import "server-only";
import { text } from "node:stream/consumers";
import { and, asc, eq } from "drizzle-orm";
import { boundaryReadings } from "@/db/schema/boundary";
import { countries } from "@/db/schema/country";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { log } from "@/lib/core/log";
import { storable } from "@/lib/core/storable";
import type { FileStore } from "@/lib/files/store";
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

/** Reads a file that was sent. What goes wrong beyond the file itself is logged and said on its page. */
export async function workOnReading(ctx: Ctx, store: FileStore, id: string): Promise<void> {
  const [row] = await ctx.read.select().from(boundaryReadings).where(eq(boundaryReadings.id, id));
  if (!row || row.status === "ready") return;
  await note(ctx, row, { status: "working" });
  try {
    await note(ctx, row, await findingsOf(ctx, store, row));
  } catch (error) {
    log().error({ err: error, reading: id }, "a boundary file could not be read");
    await note(ctx, row, { status: "failed" });
  }
}

/** Notes what was found, unless another property was chosen meanwhile. */
async function note(ctx: Ctx, { id, property }: Row, columns: Partial<Row>): Promise<void> {
  await housekeeping(ctx, (tx) =>
    tx
      .update(boundaryReadings)
      // A name or a code in a file may hold what the database cannot keep.
      .set(storable(columns) as Partial<Row>)
      .where(
        and(
          eq(boundaryReadings.id, id),
          property === null ? undefined : eq(boundaryReadings.property, property),
        ),
      ),
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
