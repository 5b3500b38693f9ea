import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { domainOptions } from "@/components/editions/domain-options";
import { draftFields, draftRefusals } from "@/components/editions/draft-refusals";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { readDraftIndicator } from "@/lib/editions/draft-page";
import { SENTENCE_FIELD } from "@/lib/editions/draft-schema";
import { scaleLevels } from "@/lib/instruments/edition";
import { dropIndicatorAction, rewordIndicatorAction, splitIndicatorAction } from "../../actions";

type IndicatorPageProps = { params: Promise<{ draft: string; indicator: string }> };

export async function generateMetadata({ params }: IndicatorPageProps): Promise<Metadata> {
  return { title: `${(await params).indicator} · ${(await getTranslations("editions"))("draft")}` };
}

/** One indicator of a draft: its words, place and weight beside those of the edition before, and ways to split or drop it. */
export default async function DraftIndicatorPage({ params }: IndicatorPageProps) {
  const address = await params;
  const { head, base, file, definition, state } = await readPage((ctx) => readDraftIndicator(ctx, address));
  const [t, common] = await Promise.all([getTranslations("editions"), getTranslations("common")]);
  const { code } = definition;
  const key = [...draftFields(head), ...hiddenFields({ indicator: code })];
  const reasons = draftRefusals(t);
  const optional = common("optional");
  const original = base.indicators.get(code)?.definition;
  const row = state.crosswalk?.find(({ to }) => to.includes(code));
  return (
    <>
      <AdministrationTabs current="instruments" />
      <PageHeader
        title={
          <>
            <bdi>{code}</bdi>{" "}
            <span lang={file.language} dir="auto">
              {definition.title}
            </span>
          </>
        }
        lead={t("edit.lead", { code })}
        aside={row === undefined ? undefined : `${t("edit.relationNow")}: ${t(`relation.${row.relation}`)}`}
        actions={<Link href={`/administration/instruments/drafts/${head.id}`}>{t("toDraft")}</Link>}
      />
      <ActionForm
        id="reword"
        action={rewordIndicatorAction}
        submit={t("edit.save")}
        done={t("saved")}
        reasons={reasons}
        fields={[
          ...key,
          { kind: "text", name: "title", label: t("title"), value: definition.title },
          {
            kind: "textarea",
            name: "question",
            label: t("edit.question"),
            value: definition.question,
            optional,
            isWatched: false,
          },
          {
            kind: "textarea",
            name: "guidance",
            label: t("edit.guidance"),
            value: definition.guidance,
            optional,
            isWatched: false,
          },
          ...scaleLevels(file.scale).map((level) => ({
            kind: "textarea" as const,
            name: `${SENTENCE_FIELD}${level}`,
            label: t("edit.sentence", { level }),
            value: definition.levels?.find((entry) => entry.level === level)?.sentence,
            optional,
            isWatched: false,
          })),
          {
            kind: "select",
            name: "domain",
            label: t("domain"),
            options: domainOptions(file),
            value: definition.domain,
            empty: t("noDomain"),
          },
          {
            kind: "text",
            name: "weight",
            label: t("weight"),
            hint: t("weightHint"),
            value: String(definition.weight),
            width: "short",
          },
        ]}
      />
      {original === undefined ? null : (
        <Disclosure summary={t("edit.original", { edition: base.id })} look="boxed">
          <div lang={base.file.language} dir="auto">
            <p>
              <b>{original.title}</b>
            </p>
            <p>{original.question}</p>
            <p>{original.guidance}</p>
            <ul>
              {original.levels?.map(({ level, sentence }) => (
                <li key={level}>
                  {level} · {sentence}
                </li>
              ))}
            </ul>
          </div>
        </Disclosure>
      )}
      <h2>{t("split")}</h2>
      <p>{t("splitLead")}</p>
      <ActionForm
        id="split"
        action={splitIndicatorAction}
        submit={t("splitSubmit")}
        submitKind="secondary"
        reasons={reasons}
        reasonFields={{ id_taken: "parts", too_few: "parts" }}
        fields={[...key, { kind: "text", name: "parts", label: t("parts"), hint: t("partsHint") }]}
      />
      <h2>{t("drop")}</h2>
      <p>{t("dropLead")}</p>
      <ActionForm
        id="drop"
        action={dropIndicatorAction}
        submit={t("dropSubmit")}
        submitKind="danger"
        reasons={reasons}
        fields={key}
      />
    </>
  );
}
