import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FieldShell } from "@/components/field-mode/field-shell";
import { MessagesProvider } from "@/components/messages-provider";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fieldMode"))("shell.title") };
}

/**
 * The page that a device keeps and opens without a line. It holds texts only: what it shows lies encrypted on the device,
 * so it is the same for everybody and open to everybody.
 */
export default async function FieldPage() {
  const t = await getTranslations("fieldMode");
  return (
    <MessagesProvider namespaces={["fieldMode", "rating", "outbox", "treaties", "assessment"]}>
      <PageHeader title={t("shell.title")} lead={t("shell.lead")} />
      <FieldShell />
    </MessagesProvider>
  );
}
