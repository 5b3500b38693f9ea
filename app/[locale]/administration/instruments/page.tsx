import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { EditionForm } from "@/components/editions/edition-form";
import { EditionStanding } from "@/components/editions/edition-standing";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { listEditionsForChange } from "@/lib/editions/queries";
import { addEditionAction, validateEditionAction } from "./actions";

const HASH_SHOWN = 16;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rounds"))("instruments.title") };
}

/** The editions of the installation: add one after a look at what it would do, and record who validated one. */
export default async function InstrumentsAdministrationPage() {
  const editions = await readPage(listEditionsForChange);
  const [t, common] = await Promise.all([getTranslations("rounds"), getTranslations("common")]);
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
            options: editions.map(({ instrument, version }) => ({
              value: `${instrument}@${version}`,
              label: `${instrument}@${version}`,
            })),
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
