import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Unmet } from "@/lib/assessments/workflow";

const SCOPE_FIELDS = ["periodFrom", "periodTo", "territory", "governmentLevels"] as const;

/** Things that keep a step from being taken, each leading to where it is mended. */
export function UnmetList({ round, iso3, unmet }: { round: string; iso3: string; unmet: readonly Unmet[] }) {
  const t = useTranslations("review");
  const scope = useTranslations("assessment.scopeFields");
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
          <UnmetText entry={entry} base={base} scopeField={scopeField(entry.detail)} scope={scope} />
        </li>
      ))}
    </ul>
  );
}

function scopeField(detail: string | undefined): (typeof SCOPE_FIELDS)[number] | undefined {
  return SCOPE_FIELDS.find((field) => field === detail);
}

function UnmetText({
  entry,
  base,
  scopeField: field,
  scope,
}: {
  entry: Unmet;
  base: string;
  scopeField: (typeof SCOPE_FIELDS)[number] | undefined;
  scope: ReturnType<typeof useTranslations<"assessment.scopeFields">>;
}) {
  const t = useTranslations("review.unmet");
  const indicator = entry.indicator ?? "";
  switch (entry.code) {
    case "scope_missing":
      return (
        <Link href={`${base}/scope`}>
          {t("scope_missing", { field: field === undefined ? "" : scope(field) })}
        </Link>
      );
    case "rating_problem":
      return t("rating_problem", { indicator, detail: entry.detail ?? "" });
    case "thread_open":
      return <Link href={`${base}/review#threads`}>{t(entry.code, { indicator })}</Link>;
    case "not_applicable_unapproved":
      return <Link href={`${base}/review#not_applicable-${indicator}`}>{t(entry.code, { indicator })}</Link>;
    case "gate_unconfirmed":
      return <Link href={`${base}/review#gate-${indicator}`}>{t(entry.code, { indicator })}</Link>;
    case "preview_not_seen":
      return <Link href={`${base}/preview`}>{t(entry.code)}</Link>;
    default:
      return t(entry.code);
  }
}
