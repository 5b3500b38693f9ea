import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReleasedComments } from "@/components/country-comment/released-comments";
import { ReferencesProvider } from "@/components/references/references-provider";
import { OwnAssessment } from "@/components/release/own-assessment";
import { ReleaseHead } from "@/components/release/release-head";
import { ReleaseView } from "@/components/release/release-view";
import { RoundTitle } from "@/components/rounds/round-title";
import { AnchorButton, LinkButton } from "@/components/ui/button";
import { InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { correctionsOf } from "@/lib/correction-requests/queries";
import { countryNamesOf } from "@/lib/countries/queries";
import { RELEASE_SCHEMA_PATHS } from "@/lib/releases/format";
import { getRelease, parseRelease } from "@/lib/releases/queries";
import { releaseReferences } from "@/lib/releases/references";
import { sealOf } from "@/lib/releases/seals";
import { programmeZone } from "@/lib/settings/programme-day";
import { Corrections } from "./corrections";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/releases/[code]">): Promise<Metadata> {
  return { title: (await params).code };
}

/** A release as it was published; a sealed one answers reason, date and hash only. */
export default async function ReleasePage({ params }: PageProps<"/[locale]/releases/[code]">) {
  const { code } = await params;
  const locale = await getLocale();
  const { release, document, references, country, corrections, seal, zone } = await readPage(async (ctx) => {
    const release = await getRelease(ctx, code);
    const names = await countryNamesOf(ctx, locale, [release.iso3]);
    const document = release.seal === null ? parseRelease(release.text) : null;
    const references = document === null ? {} : await releaseReferences(ctx, locale, document);
    const country = names.get(release.iso3) ?? release.iso3;
    const key = { round: release.round, iso3: release.iso3 };
    const corrections = document === null ? null : await correctionsOf(ctx, key, code);
    return {
      release,
      document,
      references,
      country,
      corrections,
      seal: await sealOf(ctx, code),
      zone: await programmeZone(ctx),
    };
  });
  const [t, check, differences, packages, tReport] = await Promise.all([
    getTranslations("release"),
    getTranslations("releaseCheck"),
    getTranslations("releaseDifferences"),
    getTranslations("dataPackage"),
    getTranslations("report"),
  ]);
  if (release.seal !== null) {
    return (
      <>
        <PageHeader title={t("sealedTitle")} lead={t("sealedLead")} />
        <DescriptionList
          items={[
            { key: "code", term: t("code"), value: release.code },
            { key: "reason", term: t("sealedReason"), value: <bdi>{release.seal.reason}</bdi> },
            {
              key: "on",
              term: t("sealedOn"),
              value: <InstantText instant={release.seal.confirmedAt.toISOString()} zone={zone} show="day" />,
            },
            { key: "hash", term: t("hash"), value: <code>{release.sha256}</code> },
          ]}
        />
      </>
    );
  }
  const shown = document ?? parseRelease(release.text);
  return (
    <ReferencesProvider references={references}>
      <ReleaseHead
        document={shown}
        country={country}
        zone={zone}
        hash={release.sha256}
        places={[
          { key: "releases", text: t("title"), href: "/releases" },
          { key: "country", text: country, href: `/countries/${release.iso3}` },
          {
            key: "round",
            text: <RoundTitle>{shown.round.title}</RoundTitle>,
            href: `/rounds/${release.round}`,
          },
          { key: "here", text: <bdi>{release.code}</bdi> },
        ]}
        actions={
          <>
            <LinkButton href={`/rounds/${release.round}/${release.iso3}/scorecard`}>
              {t("scorecard")}
            </LinkButton>
            <LinkButton href={`/releases/${release.code}/report`}>{tReport("link")}</LinkButton>
            <AnchorButton href={`/api/releases/${release.code}`} download>
              {t("download")}
            </AnchorButton>
            <AnchorButton href={`/api/releases/${release.code}/package`} download>
              {packages("link")}
            </AnchorButton>
            <a href={RELEASE_SCHEMA_PATHS[shown.format]}>{t("schema")}</a>
            <Link href="/releases/check">{check("link")}</Link>
            <Link href={`/releases/${release.code}/differences`}>{differences("link")}</Link>
          </>
        }
      />
      {seal.proposal === null ? null : (
        <Notice kind="warning">
          <p>
            {t("seal.waiting")} <Link href={`/releases/${release.code}/seal`}>{t("seal.look")}</Link>
          </p>
        </Notice>
      )}
      {release.latest === release.code ? null : (
        <Notice kind="warning">
          <p>
            {t.rich("notLatest", {
              code: () => <Link href={`/releases/${release.latest}`}>{release.latest}</Link>,
            })}
          </p>
        </Notice>
      )}
      <ReleaseView document={shown} />
      <OwnAssessment document={shown} zone={zone} />
      <ReleasedComments document={shown} zone={zone} />
      {corrections === null ? null : <Corrections document={shown} corrections={corrections} zone={zone} />}
      {seal.maySeal && seal.proposal === null ? (
        <p data-print="hide">
          <Link href={`/releases/${release.code}/seal`}>{t("seal.link")}</Link>
        </p>
      ) : null}
    </ReferencesProvider>
  );
}
