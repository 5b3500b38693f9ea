import { useTranslations } from "next-intl";
import { type CountryAssessmentLine, CountryAssessments } from "@/components/grid/country-assessments";
import { CapabilityTable } from "@/components/release/capability-table";
import { Link } from "@/components/ui/link";
import type { ReleaseNode } from "@/lib/releases/format";

/** What the reader may open of one end of a corridor: its assessments, and what is released on cooperation across borders. */
export function EndSection({
  iso3,
  name,
  assessments,
  figure,
}: {
  iso3: string;
  name: string;
  assessments: readonly CountryAssessmentLine[];
  figure: { release: string; language: string; node: ReleaseNode } | null;
}) {
  const t = useTranslations("corridors.one");
  return (
    <section aria-labelledby={`end-${iso3}`}>
      <h3 id={`end-${iso3}`}>
        <Link href={`/countries/${iso3}`}>{name}</Link>
      </h3>
      <CountryAssessments id={`assessments-${iso3}`} iso3={iso3} assessments={assessments} />
      {figure === null ? (
        <p>{t("noFigures")}</p>
      ) : (
        <>
          <p>
            {t("figure")}{" "}
            <Link href={`/releases/${figure.release}`}>
              <bdi>{figure.release}</bdi>
            </Link>
          </p>
          <CapabilityTable
            id={`figure-${iso3}`}
            caption={t("figureTitle", { domain: figure.node.key })}
            nodes={[figure.node]}
            language={figure.language}
          />
        </>
      )}
    </section>
  );
}
