import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DismissForm } from "@/components/finding/dismiss-form";
import { FindingForm } from "@/components/finding/finding-form";
import { JudgedList } from "@/components/finding/judged-list";
import { WarningText } from "@/components/finding/proposal-table";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { proposalPage } from "@/lib/findings/page";
import { proposalKeySchema } from "@/lib/findings/schema";
import { codeIn } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { dismissFindingAction, mergeProposalAction, saveFindingAction } from "../../actions";

type ProposalPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; proposal: string }>;
};

export async function generateMetadata({ params }: ProposalPageProps): Promise<Metadata> {
  const { round, iso3, proposal } = await params;
  const t = await getTranslations("findings");
  return { title: `${t("proposalTitle", { name: proposal })} · ${iso3} ${round}` };
}

/** What the rule proposes, and what a person makes of it: a finding, a part of another one, or nothing. */
export default async function ProposalPage({ params }: ProposalPageProps) {
  const { locale, ...address } = await params;
  const key = proposalKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3 } = key;
  const place = { round, iso3 };
  const {
    place: head,
    proposal,
    judged,
    titles,
    language,
    choices,
    findings,
  } = await readPage((ctx) => proposalPage(ctx, locale, key));
  const t = await getTranslations("findings");
  const { indicator, kind, grounds, warning } = proposal;
  return (
    <>
      <AssessmentHead {...head.head} current="findings" />
      <PageHeader
        title={t("proposalTitle", {
          name: indicator === null ? t("warningName") : codeIn(locale, indicator),
        })}
        lead={`${t(`kinds.${kind}`)}: ${grounds.map((ground) => t(`groundWords.${ground}`)).join(" · ")}`}
      />
      <section aria-labelledby="judged">
        <h2 id="judged">{t("judged")}</h2>
        {judged === null ? null : <JudgedList judged={[judged]} titles={titles} language={language} />}
        {warning === null ? null : (
          <p>
            <WarningText warning={warning} />
          </p>
        )}
      </section>
      <section aria-labelledby="accept">
        <h2 id="accept">{t("accept")}</h2>
        <p>{t("acceptLead")}</p>
        <FindingForm
          place={place}
          choices={choices}
          finding={null}
          start={{
            proposal: proposal.key,
            kind,
            indicators: indicator === null ? [] : [indicator],
            entries: warning?.codes ?? [],
          }}
          submit={t("acceptSubmit")}
          action={saveFindingAction}
        />
      </section>
      {findings.length === 0 ? null : (
        <Disclosure summary={t("merge")} look="boxed">
          <p>{t("mergeLead")}</p>
          <ActionForm
            id="merge"
            action={mergeProposalAction}
            submit={t("mergeSubmit")}
            submitKind="secondary"
            reasons={{
              not_proposed: t("refusals.not_proposed"),
              dismissed: t("refusals.dismissed"),
              no_entry: t("refusals.no_entry"),
            }}
            fields={[
              ...hiddenFields({ ...place, proposal: proposal.key }),
              {
                kind: "radios",
                name: "number",
                label: t("mergeInto"),
                options: findings.map(({ number, code, statement }) => ({
                  value: String(number),
                  label: code,
                  description: statement ?? "",
                })),
              },
            ]}
          />
        </Disclosure>
      )}
      <Disclosure summary={t("dismiss")} look="boxed">
        <DismissForm place={place} proposal={proposal.key} action={dismissFindingAction} />
      </Disclosure>
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/findings`}>{t("backToAll")}</Link>
      </FormActions>
    </>
  );
}
