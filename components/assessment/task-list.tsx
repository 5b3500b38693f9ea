import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { type DomainLine, DomainList } from "./domain-list";
import listStyles from "./domain-list.module.css";

/** A pillar with its domains; what has no pillar stands under one without a code. */
export type PillarLine = { code: string; title: string; domains: readonly DomainLine[] };

/** The tasks of one assessment: scope and limits first, then the domains by pillar, in any order one likes. */
export function TaskList({
  place,
  pillars,
  language,
  scopeMissing,
  open,
}: {
  place: { round: string; iso3: string };
  pillars: readonly PillarLine[];
  language: string;
  /** Required fields of the scope that are empty; null where the reader may not see it. */
  scopeMissing: number | null;
  /** Whether the reader may open the domains. */
  open: boolean;
}) {
  const t = useTranslations("assessment.tasks");
  return (
    <>
      {scopeMissing === null ? null : (
        <section aria-labelledby="first">
          <h2 id="first">{t("first")}</h2>
          <ul className={listStyles.list}>
            <li className={listStyles.row}>
              <Link href={`/rounds/${place.round}/${place.iso3}/scope`} className={listStyles.link}>
                {t("scope")}
              </Link>
              <span />
              <span>
                {scopeMissing === 0 ? (
                  t("scopeFilled")
                ) : (
                  <StatusTag shape="half">{t("scopeMissing", { count: scopeMissing })}</StatusTag>
                )}
              </span>
            </li>
          </ul>
        </section>
      )}
      {pillars.map(({ code, title, domains }) => (
        <section key={code} aria-labelledby={`pillar-${code}`}>
          <h2 id={`pillar-${code}`}>
            {code === "" ? (
              t("outside")
            ) : (
              <>
                {code}{" "}
                <span lang={language} dir="auto">
                  {title}
                </span>
              </>
            )}
          </h2>
          <DomainList domains={domains} place={place} open={open} />
        </section>
      ))}
    </>
  );
}
