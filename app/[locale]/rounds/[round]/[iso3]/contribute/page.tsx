import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { programmeName } from "@/app/programme-name";
import { AddFile } from "@/components/contribution/add-file";
import { contributionFields } from "@/components/contribution/contribution-fields";
import { GoodToKnow } from "@/components/contribution/good-to-know";
import { ReceiptFacts } from "@/components/contribution/receipt-facts";
import { ActionForm } from "@/components/forms/action-form";
import { ExitPage } from "@/components/leaving/exit-page";
import { MessagesProvider } from "@/components/messages-provider";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type OwnPage, ownContributionsPage } from "@/lib/contributions/own";
import { EXIT_ADDRESS } from "@/lib/contributions/rules";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import { sendOwnAction, withdrawOwnAction } from "./actions";

type OwnPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contribute"))("title") };
}

/** Where a contributor with an account gives, and sees what became of it. */
export default async function OwnContributions({ params }: OwnPageProps) {
  const { locale, round, iso3 } = await params;
  const key = { round, iso3 };
  const { country, indicators, contributions } = await readPage((ctx) =>
    ownContributionsPage(ctx, locale, key),
  );
  const [t, common, programme] = await Promise.all([
    getTranslations("contribute"),
    getTranslations("common"),
    programmeName(locale),
  ]);
  return (
    <MessagesProvider namespaces={["contribute", "files"]}>
      <ExitPage address={EXIT_ADDRESS} />
      <PageHeader
        title={t(indicators === null ? "own.title" : "title")}
        lead={t(indicators === null ? "own.over" : "lead", { country, programme })}
      />
      {indicators === null ? null : (
        <>
          <GoodToKnow hasAccount />
          <section aria-labelledby="form">
            <h2 id="form">{t("own.formTitle")}</h2>
            <ActionForm
              key={contributions.length}
              id="contribution"
              action={sendOwnAction}
              submit={t("send")}
              done={t("sent.ownTitle")}
              reasons={{ nobody_leads: t("refusals.nobody_leads") }}
              autoComplete="off"
              fields={[
                { kind: "hidden", name: "round", value: round },
                { kind: "hidden", name: "iso3", value: iso3 },
                ...contributionFields(t, common("optional"), {
                  locale,
                  languages: WRITING_LANGUAGES,
                  indicators,
                }),
              ]}
            />
          </section>
        </>
      )}
      <section aria-labelledby="own">
        <h2 id="own">{t("own.list")}</h2>
        {contributions.length === 0 ? <EmptyState title={t("own.none")} /> : null}
        {contributions.map((contribution) => (
          <OwnContribution key={contribution.id} contribution={contribution} />
        ))}
      </section>
    </MessagesProvider>
  );
}

async function OwnContribution({
  contribution: { id, code, ticket, ...view },
}: {
  contribution: OwnPage["contributions"][number];
}) {
  const t = await getTranslations("contribute");
  return (
    <section aria-labelledby={code}>
      <h3 id={code}>
        <bdi>{code}</bdi>
      </h3>
      <ReceiptFacts view={view} />
      {ticket === null ? null : (
        <Disclosure summary={t("own.file", { code })}>
          <AddFile ticket={ticket} id={`file-${code}`} />
        </Disclosure>
      )}
      {view.withdrawnOn === null ? (
        <Disclosure summary={t("receipt.withdrawTitle")}>
          <p>{t("receipt.withdrawLead")}</p>
          <ActionForm
            id={`withdraw-${id}`}
            action={withdrawOwnAction}
            submit={t("receipt.withdraw")}
            submitKind="danger"
            reasons={{}}
            fields={[
              { kind: "hidden", name: "contribution", value: id },
              { kind: "checkbox", name: "confirmed", value: "on", label: t("receipt.withdrawConfirm") },
            ]}
          />
        </Disclosure>
      ) : null}
    </section>
  );
}
