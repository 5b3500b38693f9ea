import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { LetterFacts } from "@/components/correspondence/letter-facts";
import { EraseLink } from "@/components/erasure/erase-link";
import { FilePanel } from "@/components/files/file-panel";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { letterPage } from "@/lib/correspondence/page";
import { letterKeySchema } from "@/lib/correspondence/schema";
import type { Locale } from "@/lib/i18n/locales";
import { withdrawLetterAction } from "../actions";

type LetterPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: LetterPageProps): Promise<Metadata> {
  const { round, iso3, number } = await params;
  const t = await getTranslations("correspondence");
  return { title: `${t("titleOf", { number })} · ${iso3} ${round}` };
}

/** One letter: what is known of it, its file, and for the team its history. */
export default async function Letter({ params, searchParams }: LetterPageProps) {
  const [{ locale, ...address }, { file: outcome }] = await Promise.all([params, searchParams]);
  const key = letterKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3, number } = key;
  const { place, person, letter, file, may, erasableId, history } = await readPage((ctx) =>
    letterPage(ctx, locale, key),
  );
  const base = `/api/assessments/${round}/${iso3}/correspondence/${number}`;
  const [t, tFiles] = await Promise.all([getTranslations("correspondence"), getTranslations("files")]);
  return (
    <>
      <AssessmentHead {...place.head} current="correspondence" />
      <PageHeader title={t("titleOf", { number: String(number) })} />
      <LetterFacts letter={letter} zone={place.zone} />
      <section aria-labelledby="file-title">
        <h2 id="file-title">{tFiles("title")}</h2>
        {may.attach ? <p>{t("fileOnce")}</p> : null}
        <MessagesProvider namespaces={["files"]}>
          <FilePanel
            address={`${base}/file`}
            uploads={{ address: `${base}/uploads`, person }}
            file={file}
            mayWrite={may.attach}
            outcome={typeof outcome === "string" ? outcome : undefined}
          />
        </MessagesProvider>
      </section>
      {may.withdraw ? (
        <Disclosure summary={t("withdraw")} look="boxed">
          <p>{t("withdrawLead")}</p>
          <ActionForm
            id="withdraw"
            action={withdrawLetterAction}
            submit={t("withdrawSubmit")}
            submitKind="secondary"
            done={t("withdrawDone")}
            reasons={{ withdrawn_already: t("refusals.withdrawn_already") }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "hidden", name: "number", value: String(number) },
              { kind: "textarea", name: "reason", label: t("withdrawReason") },
            ]}
          />
        </Disclosure>
      ) : null}
      {history === null ? null : (
        <>
          <h2>{t("history")}</h2>
          <FieldHistory noun="correspondence" zone={place.zone} lines={history} />
        </>
      )}
      <EraseLink noun="correspondence" id={erasableId} />
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/correspondence`}>{t("backToAll")}</Link>
      </FormActions>
    </>
  );
}
