import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { entryFields, keyFields } from "@/components/register/entry-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/core/page-props";
import { readEntryForChange, registerOf } from "@/lib/registers/page";
import { entryPath } from "@/lib/registers/schema";
import { saveEntryAction } from "../../actions";

type ChangeEntryPageProps = PageProps<"register" | "code">;

export async function generateMetadata({ params }: ChangeEntryPageProps): Promise<Metadata> {
  return { title: (await params).code };
}

/** The form of an entry that is there; saving makes it a draft that somebody else checks. */
export default async function ChangeEntryPage({ params }: ChangeEntryPageProps) {
  const { register, code } = await params;
  const definition = registerOf(register);
  const { entry, countries } = await readEntryForChange(await getLocale(), definition.key, code);
  const t = await getTranslations();
  const { key } = definition;
  return (
    <MessagesProvider namespaces={["registers"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key, text: t(`registers.nouns.${key}.title`), href: `/${key}` },
          { key: "entry", text: entry.code, href: entryPath(key, entry.code) },
        ]}
      />
      <PageHeader
        title={t("registers.form.changeTitle", { noun: t(`registers.nouns.${key}.one`), code: entry.code })}
      />
      <ActionForm
        id="entry"
        action={saveEntryAction}
        submit={t("registers.form.save")}
        reasons={{
          changed_meanwhile: t("registers.reasons.changed_meanwhile"),
          same_cell: t("registers.reasons.same_cell"),
          link_unknown: t("registers.reasons.link_unknown"),
        }}
        fields={[...keyFields(key, entry), ...entryFields(t, definition, entry, countries)]}
      />
    </MessagesProvider>
  );
}
