import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { CrosswalkTable } from "@/components/editions/crosswalk-table";
import { DifferenceTables } from "@/components/editions/difference-tables";
import { DraftForms } from "@/components/editions/draft-forms";
import { DraftIndicators } from "@/components/editions/draft-indicators";
import { DraftProblems } from "@/components/editions/draft-problems";
import { nameOfDraft } from "@/components/editions/draft-table";
import { ActionForm } from "@/components/forms/action-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { readDraft } from "@/lib/editions/draft-page";
import {
  addIndicatorAction,
  decideCrosswalkAction,
  describeDraftAction,
  discardDraftAction,
  leaveOutVectorsAction,
  mergeIndicatorsAction,
  publishDraftAction,
  weighNodeAction,
} from "./actions";

type DraftPageProps = { params: Promise<{ draft: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("editions"))("draft") };
}

/** A new edition in the making: what is wrong with it, what it changes, and the ways to change and publish it. */
export default async function EditionDraftPage({ params }: DraftPageProps) {
  const { draft: id } = await params;
  const { head, base, state } = await readPage((ctx) => readDraft(ctx, id));
  const t = await getTranslations("editions");
  const path = `/administration/instruments/drafts/${head.id}`;
  const { edition, crosswalk, difference, file, isPublishable } = state;
  const keyFields = [
    { kind: "hidden" as const, name: "draft", value: head.id },
    { kind: "hidden" as const, name: "version", value: String(head.version) },
  ];
  return (
    <>
      <AdministrationTabs current="instruments" />
      <PageHeader
        title={t("draftOf", { edition: nameOfDraft(head), base: base.id })}
        lead={t("lead")}
        actions={
          <>
            <Link href={`/edition-drafts/${head.id}`}>{t("toImpact")}</Link>
            <Link href={`${path}/text`}>{t("toText")}</Link>
          </>
        }
      />
      <DraftProblems state={state} head={head} leaveOut={leaveOutVectorsAction} />
      <h2>{t("changes")}</h2>
      {edition === null || difference === null ? (
        <p>{t("notYet")}</p>
      ) : (
        <DifferenceTables difference={difference} later={edition} />
      )}
      <h2 id="crosswalk">{t("crosswalk")}</h2>
      <p>{t("crosswalkLead")}</p>
      {edition === null || crosswalk === null ? (
        <p>{t("notYet")}</p>
      ) : (
        <CrosswalkTable rows={crosswalk} earlier={base} later={edition} />
      )}
      {file === null ? null : (
        <>
          <DraftIndicators file={file} path={path} />
          <DraftForms
            head={head}
            file={file}
            actions={{
              decide: decideCrosswalkAction,
              describe: describeDraftAction,
              add: addIndicatorAction,
              merge: mergeIndicatorsAction,
              weigh: weighNodeAction,
            }}
          />
        </>
      )}
      <h2>{t("publish")}</h2>
      <p>{t("publishLead")}</p>
      {isPublishable ? (
        <ActionForm
          id="publish"
          action={publishDraftAction}
          submit={t("publishSubmit")}
          reasons={{
            changed_meanwhile: t("refusals.changed_meanwhile"),
            has_problems: t("refusals.has_problems"),
          }}
          fields={[
            ...keyFields,
            { kind: "checkbox", name: "confirmed", value: "on", label: t("publishConfirm") },
          ]}
        />
      ) : (
        <p>{t("publishNotYet")}</p>
      )}
      <h2>{t("discard")}</h2>
      <p>{t("discardLead")}</p>
      <ActionForm
        id="discard"
        action={discardDraftAction}
        submit={t("discardSubmit")}
        submitKind="danger"
        reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
        fields={keyFields}
      />
    </>
  );
}
