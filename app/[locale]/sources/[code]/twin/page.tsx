import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { sourceFields, TWIN_REASON_FIELDS, twinReasons } from "@/components/source/source-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { readTwinPage } from "@/lib/sources/page";
import { addTwinAction } from "../../actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/sources/[code]/twin">): Promise<Metadata> {
  const { code } = await params;
  return { title: (await getTranslations("sources.twin"))("title", { code }) };
}

/** The form of a redacted version of a source: everything that names somebody or something is typed anew. */
export default async function TwinPage({ params }: PageProps<"/[locale]/sources/[code]/twin">) {
  const { code } = await params;
  const locale = await getLocale();
  const { draft, choices } = await readTwinPage(code, locale);
  const [t, common] = await Promise.all([getTranslations("sources"), getTranslations("common")]);
  const { classes, ...values } = draft;
  return (
    <MessagesProvider namespaces={["sources"]}>
      <Breadcrumbs places={[{ key: "source", text: <bdi>{code}</bdi>, href: `/sources/${code}` }]} />
      <PageHeader title={t("twin.formTitle")} lead={t("twin.lead")} />
      <ActionForm
        id="source"
        action={addTwinAction}
        submit={t("twin.submit")}
        reasons={twinReasons(t)}
        reasonFields={TWIN_REASON_FIELDS}
        fields={[
          { kind: "hidden", name: "twinOf", value: code },
          ...sourceFields(
            t,
            { optional: common("optional") },
            { ...values, typedLanguage: locale },
            { countries: choices, interview: draft.interview !== null, classes, types: [draft.type] },
          ),
        ]}
      />
    </MessagesProvider>
  );
}
