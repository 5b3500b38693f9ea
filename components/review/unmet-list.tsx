import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { SCOPE_REQUIRED, type Unmet } from "@/lib/assessments/guards";
import { addressOfPoint } from "@/lib/country-comments/schema";

/** Things that keep a step from being taken, each leading to where it is mended. */
export function UnmetList({ round, iso3, unmet }: { round: string; iso3: string; unmet: readonly Unmet[] }) {
  const t = useTranslations("review");
  const base = `/rounds/${round}/${iso3}`;
  const ratings = unmet.filter(({ code }) => code === "rating_problem");
  const others = unmet.filter(({ code }) => code !== "rating_problem");
  return (
    <ul>
      {ratings.length === 0 ? null : (
        <li>
          {t("unmet.ratings_incomplete", { count: ratings.length })}{" "}
          <Link href={`${base}/check`}>{t("unmet.toCheck")}</Link>
        </li>
      )}
      {others.map((entry) => (
        <li key={`${entry.code} ${entry.indicator ?? entry.detail ?? ""}`}>
          <UnmetText entry={entry} base={base} />
        </li>
      ))}
    </ul>
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
