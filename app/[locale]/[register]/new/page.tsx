import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { entryFields, keyFields } from "@/components/register/entry-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/core/page-props";
import { readNewEntryPage, registerOf } from "@/lib/registers/page";
import { addEntryAction } from "../actions";

type NewEntryPageProps = PageProps<"register">;

export async function generateMetadata({ params }: NewEntryPageProps): Promise<Metadata> {
  const { key } = registerOf((await params).register);
  const t = await getTranslations("registers");
  return { title: t("form.addTitle", { noun: t(`nouns.${key}.one`) }) };
}

/** The form of a new entry, made of the definition of its register. */
export default async function NewEntryPage({ params }: NewEntryPageProps) {
  const definition = registerOf((await params).register);
  const locale = await getLocale();
  const { countries, home } = await readNewEntryPage(locale);
  const t = await getTranslations();
  const { key } = definition;
  const start = {
    values: { country: home, baseCountry: home },
    rows: {},
    accessClass: definition.accessClass,
    notBefore: null,
    reportedBy: null,
    language: locale,
    note: null,
  };
  return (
    <MessagesProvider namespaces={["registers"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key, text: t(`registers.nouns.${key}.title`), href: `/${key}` },
        ]}
      />
      <PageHeader
        title={t("registers.form.addTitle", { noun: t(`registers.nouns.${key}.one`) })}
        lead={t(`registers.nouns.${key}.lead`)}
      />
      <Notice kind="information" title={t("registers.form.purpose")}>
        <p>{t(`registers.nouns.${key}.purpose`)}</p>
      </Notice>
      <ActionForm
        id="entry"
        action={addEntryAction}
        submit={t("registers.form.add")}
        reasons={{
          same_cell: t("registers.reasons.same_cell"),
          link_unknown: t("registers.reasons.link_unknown"),
        }}
        fields={[...keyFields(key), ...entryFields(t, definition, start, countries)]}
      />
    </MessagesProvider>
  );
}
