import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { DraftTable } from "@/components/editions/draft-table";
import { EditionForm } from "@/components/editions/edition-form";
import { EditionStanding } from "@/components/editions/edition-standing";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { listDrafts } from "@/lib/editions/draft-page";
import { listEditionsForChange } from "@/lib/editions/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import { addEditionAction, startDraftAction, validateEditionAction } from "./actions";

const HASH_SHOWN = 16;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rounds"))("instruments.title") };
}

/** The editions of the installation: add one after a look at what it would do, and record who validated one. */
export default async function InstrumentsAdministrationPage() {
  const { editions, drafts, zone } = await readPage(async (ctx) => ({
    editions: await listEditionsForChange(ctx),
    drafts: await listDrafts(ctx),
    zone: await programmeZone(ctx),
  }));
  const [t, tDrafts, common] = await Promise.all([
    getTranslations("rounds"),
    getTranslations("editions"),
    getTranslations("common"),
  ]);
  const options = editions.map(({ instrument, version }) => ({
    value: `${instrument}@${version}`,
    label: `${instrument}@${version}`,
  }));
  return (
    <>
      <AdministrationTabs current="instruments" />
      <PageHeader title={t("instruments.title")} lead={t("instruments.lead")} />
      <Table id="editions" caption={t("instruments.title")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("instruments.edition")}</th>
            <th scope="col">{t("instruments.titleColumn")}</th>
            <th scope="col">{t("instruments.validation")}</th>
            <th scope="col">{t("instruments.hash")}</th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <th scope="row">
                <Link href={`/instruments/${edition.instrument}/${edition.version}`}>
                  {edition.instrument}@{edition.version}
                </Link>
              </th>
              <td lang={edition.language} dir="auto">
                {edition.title}
              </td>
              <td>
                <EditionStanding edition={edition} />
                {edition.validation === null ? null : (
                  <p>
                    <DayText day={edition.validation.on} />
                    {edition.validation.note === null ? null : (
                      <>
                        {" · "}
                        <bdi>{edition.validation.note}</bdi>
                      </>
                    )}
                  </p>
                )}
              </td>
              <td>
                <code title={edition.sha256}>{edition.sha256.slice(0, HASH_SHOWN)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <h2>{tDrafts("drafts")}</h2>
      <p>{tDrafts("draftsLead")}</p>
      <DraftTable drafts={drafts} path="/administration/instruments/drafts" zone={zone} />
      <h3>{tDrafts("start")}</h3>
      <ActionForm
        id="start"
        action={startDraftAction}
        submit={tDrafts("startSubmit")}
        submitKind="secondary"
        reasons={{ version_taken: tDrafts("refusals.version_taken") }}
        reasonFields={{ version_taken: "newVersion" }}
        fields={[
          {
            kind: "select",
            name: "edition",
            label: tDrafts("editionFrom"),
            options,
            empty: tDrafts("chooseEdition"),
          },
          {
            kind: "text",
            name: "newVersion",
            label: tDrafts("newVersion"),
            hint: tDrafts("newVersionHint"),
            width: "short",
          },
        ]}
      />
      <h2>{t("instruments.import")}</h2>
      <MessagesProvider namespaces={["rounds"]}>
        <EditionForm action={addEditionAction} />
      </MessagesProvider>
      <h2>{t("instruments.validate")}</h2>
      <p>{t("instruments.validateLead")}</p>
      <ActionForm
        id="validation"
        action={validateEditionAction}
        submit={t("instruments.validateSubmit")}
        submitKind="secondary"
        done={t("instruments.validateDone")}
        reasons={{}}
        fields={[
          {
            kind: "select",
            name: "edition",
            label: t("instruments.edition"),
            options,
            empty: t("manage.chooseEdition"),
          },
          { kind: "text", name: "validatedBy", label: t("instruments.by"), hint: t("instruments.byHint") },
          {
            kind: "text",
            name: "validatedOn",
            label: t("instruments.on"),
            hint: t("dayHint"),
            width: "short",
          },
          { kind: "textarea", name: "note", label: t("instruments.note"), optional: common("optional") },
        ]}
      />
    </>
  );
}
