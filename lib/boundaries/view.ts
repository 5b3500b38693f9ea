/** What screens get of boundary sets, as plain JSON. */
import type { BoundaryReadingStatus } from "@/db/enums";
import type { DrawnArea } from "./draw";
import type { PropertyMatch } from "./match";
import type { BoundaryProblem } from "./shape";

/** What was found in a file, as `boundary_readings` keeps it. */
export type BoundaryFindings = {
  /** The first problems of all. */
  problems: readonly BoundaryProblem[];
  problemCount: number;
  properties: readonly PropertyMatch[];
  matched: readonly string[];
  missing: readonly string[];
  unknown: readonly { code: string; place: string }[];
  uncoded: number;
  unassigned: number;
  lines: number;
  areas: readonly DrawnArea[];
};

export const NO_FINDINGS: BoundaryFindings = {
  problems: [],
  problemCount: 0,
  properties: [],
  matched: [],
  missing: [],
  unknown: [],
  uncoded: 0,
  unassigned: 0,
  lines: 0,
  areas: [],
};

/** A file that was sent and not yet installed. */
export type BoundaryReading = {
  id: string;
  fileName: string;
  fileSha256: string;
  fileSize: number;
  property: string | null;
  status: BoundaryReadingStatus;
  mapSha256: string | null;
  findings: BoundaryFindings;
};

/** What is on record of a set. */
export type BoundarySet = {
  id: string;
  source: string;
  edition: string;
  editionDate: string;
  clearedBy: string;
  clearedOn: string;
  reference: string;
  language: string;
  property: string;
  fileName: string;
  fileSha256: string;
  mapSha256: string;
  states: number;
  unassigned: number;
  lines: number;
  installedBy: string | null;
  installedAt: string;
  removedBy: string | null;
  removedAt: string | null;
  version: number;
};

/** The set in use as maps need it. */
export type MapBoundaries = Pick<
  BoundarySet,
  "source" | "edition" | "editionDate" | "clearedBy" | "clearedOn" | "reference" | "language"
> & {
  /** The address of the drawing. */
  href: string;
  areas: readonly DrawnArea[];
  hasUnassigned: boolean;
};

/** The address of a drawing: its hash is in it, so that a browser asks for it once. */
export function drawingPath(mapSha256: string): string {
  return `/api/boundary-sets/${mapSha256}`;
}
