import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/layout/banner";
import { PlainText } from "@/components/references/plain-text";
import { RoundTitle } from "@/components/rounds/round-title";
import { Breadcrumbs, type Place } from "@/components/ui/breadcrumbs";
import { InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { ReleaseDocument } from "@/lib/releases/format";
import { UNDETERMINED } from "@/lib/text/language";

/** What stands above a release: whose it is, of which round and edition, when, and what must be known before reading. */
export function ReleaseHead({
  document,
  country,
  zone,
  hash,
  places,
  actions,
}: {
  document: ReleaseDocument;
  /** In the reader's language. */
  country: string;
  zone: string;
  /** Null for a preview of what is not published yet. */
  hash: string | null;
  /** Where it stands among releases, country and round. */
  places?: readonly Place[];
  actions?: ReactNode;
}) {
  const t = useTranslations("release");
  const tCommon = useTranslations("common");
  const { round, edition, purpose, corrigendum, audit } = document;
  const published = [
    {
      key: "published",
      term: t("publishedOn"),
      value: <InstantText instant={document.publishedAt} zone={zone} show="day" />,
    },
    { key: "hash", term: t("hash"), value: <code>{hash}</code> },
    {
      key: "audit",
      term: t("audit"),
      value: <span dir="auto">{t("auditText", { position: audit.position, head: audit.head })}</span>,
    },
  ];
  return (
    <>
      {purpose === "real" ? null : <Banner kind={purpose} />}
      {places === undefined ? null : <Breadcrumbs places={places} />}
      <PageHeader
        title={
          <>
            {country} · <RoundTitle>{round.title}</RoundTitle>
          </>
        }
        lead={t("team")}
        aside={
          hash === null ? null : (
            <>
              <bdi>{document.code}</bdi> · {t("number", { number: document.number })}
            </>
          )
        }
        actions={actions}
      />
      <Notice kind="information">
        <p>{t(`stateComment.${document.statements.stateComment.code}`)}</p>
        <p>{tCommon("unpublishedSources")}</p>
        {edition.validated ? null : <p>{t("proposal")}</p>}
      </Notice>
      {corrigendum === null ? null : (
        <Notice kind="warning" title={t("corrigendum")}>
          <PlainText text={corrigendum.text} language={UNDETERMINED} />
          <p>{t("replaces", { code: corrigendum.replaces })}</p>
        </Notice>
      )}
      <DescriptionList
        items={[
          { key: "round", term: t("round"), value: <bdi>{round.code}</bdi> },
          {
            key: "edition",
            term: t("edition"),
            value: (
              <bdi>
                {edition.instrument}@{edition.version}
              </bdi>
            ),
          },
          ...(hash === null ? [] : published),
        ]}
      />
    </>
  );
}
