import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReceiptDesk } from "@/components/contribution/receipt-desk";
import { ExitPage } from "@/components/leaving/exit-page";
import { MessagesProvider } from "@/components/messages-provider";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { EXIT_ADDRESS } from "@/lib/contributions/rules";
import { FILE_REFUSALS } from "@/lib/files/refusals";
import type { Locale } from "@/lib/i18n/locales";
import { receiptAction } from "../actions";

type ReceiptPageProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contribute"))("receipt.title"), robots: { index: false } };
}

/** What became of a contribution, by the code of its receipt; also where a file that was sent without scripts leads. */
export default async function ReceiptPage({ params, searchParams }: ReceiptPageProps) {
  const [{ locale }, { file }] = await Promise.all([params, searchParams]);
  const [t, files] = await Promise.all([getTranslations("contribute"), getTranslations("files")]);
  const refusal = FILE_REFUSALS.find((reason) => reason === file);
  return (
    <MessagesProvider namespaces={["contribute", "files"]}>
      <ExitPage address={EXIT_ADDRESS} />
      <PageHeader title={t("receipt.title")} lead={t("receipt.lead")} />
      {file === "done" ? (
        <Notice kind="good" role="status">
          <p>{t("receipt.fileDone")}</p>
        </Notice>
      ) : null}
      {refusal === undefined ? null : (
        <Notice kind="danger" role="status">
          <p>{files(`refused.${refusal}`)}</p>
        </Notice>
      )}
      <ReceiptDesk action={receiptAction} locale={locale} />
    </MessagesProvider>
  );
}
