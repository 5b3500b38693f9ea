import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { draftFields } from "@/components/editions/draft-refusals";
import { nameOfDraft } from "@/components/editions/draft-table";
import { ActionForm } from "@/components/forms/action-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { readDraft } from "@/lib/editions/draft-page";
import { saveTextAction } from "../actions";

type TextPageProps = { params: Promise<{ draft: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("editions"))("text") };
}

/** The whole text of a draft, for what no form covers. */
export default async function EditionDraftTextPage({ params }: TextPageProps) {
  const { draft: id } = await params;
  const { head, content } = await readPage((ctx) => readDraft(ctx, id));
  const t = await getTranslations("editions");
  return (
    <>
      <AdministrationTabs current="instruments" />
      <PageHeader
        title={
          <>
            {t("text")} · <bdi>{nameOfDraft(head)}</bdi>
          </>
        }
        lead={t("textLead")}
        actions={<Link href={`/administration/instruments/drafts/${head.id}`}>{t("toDraft")}</Link>}
      />
      <ActionForm
        id="text"
        action={saveTextAction}
        submit={t("textSubmit")}
        done={t("textSaved")}
        reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
        fields={[
          ...draftFields(head),
          { kind: "textarea", name: "content", label: t("content"), value: content, isWatched: false },
        ]}
      />
    </>
  );
}
