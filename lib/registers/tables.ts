import "server-only";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { RegisterKey } from "@/db/enums";
import { cooperationRecords } from "@/db/schema/cooperation";
import { detections } from "@/db/schema/detection";
import { institutions } from "@/db/schema/institution";
import { lawElements, laws, reformEvents } from "@/db/schema/law";
import { practices } from "@/db/schema/practice";
import { proceedings } from "@/db/schema/proceedings";
import { publications } from "@/db/schema/publication";
import { routeLegs, routes } from "@/db/schema/route";
import { traffickerGroups } from "@/db/schema/trafficker-group";
import { treatyActions } from "@/db/schema/treaty-action";

/** A table whose columns have the names of the fields of a definition, beside the entry it belongs to. */
export type FieldTable = PgTable & { entryId: PgColumn };

/** Where the fields of a register stand, and where the rows of its lists do. A test holds columns and fields equal. */
export const TABLES: Readonly<
  Record<
    RegisterKey,
    { own: FieldTable; rows: Readonly<Record<string, FieldTable & { position: PgColumn }>> }
  >
> = {
  routes: { own: routes, rows: { legs: routeLegs } },
  groups: { own: traffickerGroups, rows: {} },
  detections: { own: detections, rows: {} },
  proceedings: { own: proceedings, rows: {} },
  cooperation: { own: cooperationRecords, rows: {} },
  laws: { own: laws, rows: { elements: lawElements, events: reformEvents } },
  treaties: { own: treatyActions, rows: {} },
  practices: { own: practices, rows: {} },
  institutions: { own: institutions, rows: {} },
  publications: { own: publications, rows: {} },
};
