import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { elementFields } from "@/components/law/element-fields";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/core/page-props";
import { readElementsForChange } from "@/lib/laws/page";
import { entryPath } from "@/lib/registers/schema";
import { saveElementsAction } from "../../actions";

export async function generateMetadata({ params }: PageProps<"code">): Promise<Metadata> {
  const [{ code }, t] = await Promise.all([params, getTranslations("laws")]);
  return { title: t("elements.changeTitle", { code }) };
}

/** The form of the elements of a law; what is left without a value stays unread. */
export default async function LawElementsPage({ params }: PageProps<"code">) {
  const { code } = await params;
  const { entry, elements } = await readElementsForChange(code);
  const t = await getTranslations();
  return (
    <MessagesProvider namespaces={["registers", "laws"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "laws", text: t("registers.nouns.laws.title"), href: "/laws" },
          { key: "entry", text: entry.code, href: entryPath("laws", entry.code) },
        ]}
      />
      <PageHeader
        title={t("laws.elements.changeTitle", { code: entry.code })}
        lead={<span dir="auto">{entry.title}</span>}
      />
      <p>
        {t("laws.elements.changeLead")} <Link href="/laws/definition">{t("laws.definition.title")}</Link>
      </p>
      <ActionForm
        id="elements"
        action={saveElementsAction}
        submit={t("laws.elements.save")}
        reasons={{
          changed_meanwhile: t("registers.reasons.changed_meanwhile"),
          same_cell: t("registers.reasons.same_cell"),
          link_unknown: t("registers.reasons.link_unknown"),
        }}
        fields={[
          { kind: "hidden", name: "code", value: entry.code },
          { kind: "hidden", name: "version", value: String(entry.version) },
          ...elementFields(t, elements),
        ]}
      />
    </MessagesProvider>
  );
}
