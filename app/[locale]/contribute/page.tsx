import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { programmeName } from "@/app/programme-name";
import { contributionFields } from "@/components/contribution/contribution-fields";
import { ContributionForm } from "@/components/contribution/contribution-form";
import { GivenText } from "@/components/contribution/given-text";
import { GoodToKnow } from "@/components/contribution/good-to-know";
import { ExitPage } from "@/components/leaving/exit-page";
import { MessagesProvider } from "@/components/messages-provider";
import { DayText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { findOpenLink } from "@/lib/contributions/links";
import { EXIT_ADDRESS } from "@/lib/contributions/rules";
import { readPublicPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { sendByLinkAction } from "./actions";

type ContributePageProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contribute"))("title"), robots: { index: false } };
}

/** Where somebody without an account contributes, by a link. One that is not open is as absent as one that never was. */
export default async function ContributePage({ params, searchParams }: ContributePageProps) {
  const [{ locale }, { token }] = await Promise.all([params, searchParams]);
  const secret = typeof token === "string" ? token : "";
  const link = (await readPublicPage((ctx) => findOpenLink(ctx, locale, secret))) ?? notFound();
  const [t, common, programme] = await Promise.all([
    getTranslations("contribute"),
    getTranslations("common"),
    programmeName(locale),
  ]);
  return (
    <MessagesProvider namespaces={["contribute", "files"]}>
      <ExitPage address={EXIT_ADDRESS} />
      <PageHeader title={t("title")} lead={t("lead", { country: link.country, programme })} />
      <section aria-labelledby="asked" data-print="hide">
        <h2 id="asked">{t("asked")}</h2>
        <GivenText text={link.purpose} language={link.purposeLanguage} />
        <p>{t.rich("openUntil", { day: () => <DayText day={link.openUntil} /> })}</p>
      </section>
      <GoodToKnow />
      <ContributionForm
        action={sendByLinkAction}
        fields={[
          { kind: "hidden", name: "token", value: secret },
          ...contributionFields(t, common("optional"), {
            locale,
            languages: link.languages,
            indicators: link.indicators,
          }),
        ]}
      />
    </MessagesProvider>
  );
}
