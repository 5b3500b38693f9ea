import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { SCOPE_REQUIRED, type Unmet } from "@/lib/assessments/guards";
import { addressOfPoint } from "@/lib/country-comments/schema";
import { isNamedByDuty, SCOPING_REQUIRED } from "@/lib/scoping/rules";

/** Things that keep a step from being taken, each leading to where it is mended. */
export function UnmetList({ round, iso3, unmet }: { round: string; iso3: string; unmet: readonly Unmet[] }) {
  const t = useTranslations("review");
  const base = `/rounds/${round}/${iso3}`;
  const ratings = unmet.filter(({ code }) => code === "rating_problem");
  const unseen = unmet.filter(isUnseen);
  const others = unmet.filter((entry) => entry.code !== "rating_problem" && !isUnseen(entry));
  return (
    <ul>
      {ratings.length === 0 ? null : (
        <li>
          {t("unmet.ratings_incomplete", { count: ratings.length })}{" "}
          <Link href={`${base}/check`}>{t("unmet.toCheck")}</Link>
        </li>
      )}
      <Unseen entries={unseen} base={base} />
      {others.map((entry) => (
        <li key={`${entry.code} ${entry.indicator ?? entry.detail ?? ""}`}>
          <UnmetText entry={entry} base={base} />
        </li>
      ))}
    </ul>
  );
}

type UnseenEntry = Unmet & { code: "changes_unseen" | "publishes_unseen" };

function isUnseen(entry: Unmet): entry is UnseenEntry {
  return entry.code === "changes_unseen" || entry.code === "publishes_unseen";
}

/** The points that the State has not seen as they are now, after what is to be done about all of them. */
function Unseen({ entries, base }: { entries: readonly UnseenEntry[]; base: string }) {
  const t = useTranslations("review.unmet");
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <li>
      {t(first.code)}
      <ul>
        {entries.map(({ indicator, title, changes = [] }) => (
          <li key={indicator ?? ""}>
            <Link href={`${base}/country-comments/${addressOfPoint(indicator ?? null)}`}>
              {indicator === undefined ? (
                t("scopeAndLimits")
              ) : (
                <>
                  {indicator} <bdi>{title}</bdi>
                </>
              )}
            </Link>
            {`: ${changes.map((change) => t(`changes.${change}`)).join(" · ")}`}
          </li>
        ))}
      </ul>
    </li>
  );
}

function UnmetText({ entry, base }: { entry: Unmet; base: string }) {
  const t = useTranslations("review.unmet");
  const scope = useTranslations("assessment.scopeFields");
  const indicator = entry.indicator ?? "";
  switch (entry.code) {
    case "scope_missing": {
      const field = SCOPE_REQUIRED.find((one) => one === entry.detail);
      return (
        <Link href={`${base}/scope#scope-${field ?? ""}`}>
          {t("scope_missing", { field: field === undefined ? "" : scope(field) })}
        </Link>
      );
    }
    case "scoping_missing":
      return <ScopingMissing point={entry.detail} base={base} />;
    case "rating_problem":
      return t("rating_problem", { indicator, detail: entry.detail ?? "" });
    case "second_not_handed_in":
    case "second_not_revealed":
    case "second_not_decided":
    case "second_not_followed":
      return <Link href={`${base}/second-rating#pair-${indicator}`}>{t(entry.code, { indicator })}</Link>;
    case "thread_open":
      return <Link href={`${base}/review#threads`}>{t(entry.code, { indicator })}</Link>;
    case "not_applicable_unapproved":
      return <Link href={`${base}/review#not_applicable-${indicator}`}>{t(entry.code, { indicator })}</Link>;
    case "gate_unconfirmed":
      return <Link href={`${base}/review#gate-${indicator}`}>{t(entry.code, { indicator })}</Link>;
    case "time_to_comment_runs":
      return t.rich(entry.code, { day: () => <DayText day={entry.detail ?? ""} /> });
    case "comment_unanswered":
      return (
        <Link href={`${base}/country-comments/${addressOfPoint(entry.indicator ?? null)}`}>
          {entry.indicator === undefined ? t("comment_on_text_unanswered") : t(entry.code, { indicator })}
        </Link>
      );
    case "preview_not_seen":
      return <Link href={`${base}/preview`}>{t(entry.code)}</Link>;
    default:
      return t(entry.code);
  }
}

function ScopingMissing({ point, base }: { point: string | undefined; base: string }) {
  const t = useTranslations("scoping.missing");
  const missing = SCOPING_REQUIRED.find((one) => one === point);
  if (missing === undefined) return null;
  return <Link href={isNamedByDuty(missing) ? `${base}/duties` : `${base}/scoping`}>{t(missing)}</Link>;
}
