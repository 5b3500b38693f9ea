import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContributionTable } from "@/components/contribution/contribution-table";
import { LinkTable } from "@/components/contribution/link-table";
import { UnreadList } from "@/components/contribution/unread-list";
import { ActionForm } from "@/components/forms/action-form";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageChoices } from "@/components/forms/language-field";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type Choice, contributionsPage } from "@/lib/contributions/page";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import { closeLinkAction, makeLinkAction } from "./actions";

type ContributionsPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: ContributionsPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("contributions"))("title")} · ${iso3} ${round}` };
}

/** What people outside the team gave, for those who may read it, and the links by which they give. */
export default async function Contributions({ params }: ContributionsPageProps) {
  const { locale, round, iso3 } = await params;
  const key = { round, iso3 };
  const { place, links, contributions, unread, indicators } = await readPage((ctx) =>
    contributionsPage(ctx, locale, key),
  );
  const t = await getTranslations("contributions");
  return (
    <>
      <AssessmentHead {...place.head} current="contributions" />
      <PageHeader title={t("title")} lead={t("lead")} />
      {contributions.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <ContributionTable base={`/rounds/${round}/${iso3}/contributions`} contributions={contributions} />
      )}
      {unread.length === 0 ? null : <UnreadList contributions={unread} />}
      {links === null ? null : (
        <section aria-labelledby="links-title">
          <h2 id="links-title">{t("links.title")}</h2>
          <p>{t("links.lead")}</p>
          {links.length === 0 ? (
            <EmptyState title={t("links.none")} />
          ) : (
            <LinkTable place={key} links={links} close={closeLinkAction} />
          )}
          <Disclosure summary={t("links.makeTitle")} look="boxed">
            <LinkForm place={key} locale={locale} indicators={indicators} />
          </Disclosure>
        </section>
      )}
    </>
  );
}

async function LinkForm({
  place: { round, iso3 },
  locale,
  indicators,
}: {
  place: { round: string; iso3: string };
  locale: Locale;
  indicators: readonly Choice[];
}) {
  const t = await getTranslations("contributions.links");
  const languages = languageChoices(locale);
  return (
    <ActionForm
      id="link"
      action={makeLinkAction}
      submit={t("make")}
      done={t("made")}
      reasons={{ day_over: t("dayOver") }}
      reasonFields={{ day_over: "openUntil" }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        { kind: "text", name: "label", label: t("label"), hint: t("labelHint"), isWatched: true },
        { kind: "textarea", name: "purpose", label: t("purpose"), hint: t("purposeHint") },
        {
          kind: "select",
          name: "purposeLanguage",
          label: t("purposeLanguage"),
          options: languages,
          value: locale,
        },
        { kind: "text", name: "openUntil", label: t("openUntil"), hint: t("dayHint"), width: "short" },
        { kind: "text", name: "contributionsMax", label: t("max"), hint: t("maxHint"), width: "short" },
        {
          kind: "checkboxes",
          name: "languages",
          label: t("languages"),
          options: languages,
          value: [...WRITING_LANGUAGES],
        },
        {
          kind: "checkboxes",
          name: "indicators",
          label: t("indicators"),
          hint: t("indicatorsHint"),
          options: indicatorOptions(indicators),
        },
      ]}
    />
  );
}
