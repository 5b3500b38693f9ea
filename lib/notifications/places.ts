/** Where a notification leads, by the table of events and what is open to its reader. Pure. */
import type { NotificationEvent, RegisterKey } from "@/db/enums";
import { ERROR_REPORTS_PATH } from "@/lib/error-reports/schema";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { entryPath } from "@/lib/registers/schema";
import { NOTIFICATION_TABLE, type NotificationPlace } from "./events";

/** Every permission on an assessment that some place asks for. */
export const PLACE_PERMISSIONS: readonly AssessmentPermission[] = [
  ...new Set(
    Object.values(NOTIFICATION_TABLE).flatMap(({ places }) =>
      places.flatMap((place) =>
        "path" in place || "ofRelease" in place || "page" in place ? [place.permission] : [],
      ),
    ),
  ),
];

/** What a notification is about, with what of it is open to the reader. */
export type NotificationSubject = {
  assessment: { round: string; iso3: string; release: string | null } | null;
  /** The code of the source where the reader may read it. */
  source: string | null;
  /** The permissions on the assessment that the reader holds. */
  may: readonly AssessmentPermission[];
  mayErase: boolean;
  /** Whether the reader reports errors in entries of registers, and whether the reader answers reports. */
  errors: { mayReport: boolean; mayAnswer: boolean };
  /** The report of an error, with its entry where that is open to the reader. */
  report: { id: string; entry: { register: RegisterKey; code: string } | null } | null;
};

/** The address that a notification leads to, without its language; null where nothing of it is open to the reader. */
export function placeOf(event: NotificationEvent, subject: NotificationSubject): string | null {
  const { places } = NOTIFICATION_TABLE[event];
  if (places.length === 0) return "/account";
  for (const place of places) {
    const address = addressOf(place, subject);
    if (address !== null) return address;
  }
  return null;
}

function addressOf(
  place: NotificationPlace,
  { assessment, source, may, mayErase, errors, report }: NotificationSubject,
): string | null {
  if (place.permission === "source.read") return source === null ? null : `/sources/${source}`;
  if (place.permission === "erasure.propose") return mayErase ? "/erasures" : null;
  if ("ofReports" in place) {
    const isOpen = place.permission === "error.answer" ? errors.mayAnswer : errors.mayReport;
    return isOpen ? placeOfReport(place.ofReports, report) : null;
  }
  if (assessment === null || !may.includes(place.permission)) return null;
  const { round, iso3, release } = assessment;
  if ("page" in place) return place.page;
  if ("path" in place) return `/rounds/${round}/${iso3}${place.path}`;
  return release === null ? null : `/releases/${release}${place.ofRelease}`;
}

/** A report stands on the page of its entry, and in the list also while that page is closed to the reader. */
function placeOfReport(list: string, report: NotificationSubject["report"]): string {
  if (report === null) return `${ERROR_REPORTS_PATH}${list}`;
  const page =
    report.entry === null
      ? `${ERROR_REPORTS_PATH}${list}`
      : entryPath(report.entry.register, report.entry.code);
  return `${page}#report-${report.id}`;
}
