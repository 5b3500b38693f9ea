import { useTranslations } from "next-intl";
import { ExitPage } from "@/components/leaving/exit-page";
import { MessagesProvider } from "@/components/messages-provider";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EXIT_ADDRESS } from "@/lib/contributions/rules";

/** What to do with a link that takes nothing in: the same words for one that is closed, over or full, and for one that never was. */
export function NoLink() {
  const t = useTranslations("contribute");
  return (
    <MessagesProvider namespaces={["contribute"]}>
      <ExitPage address={EXIT_ADDRESS} />
      <PageHeader title={t("noLink.title")} lead={t("noLink.lead")} />
      <ul>
        <li>{t("noLink.ask")}</li>
        <li>{t("noLink.before")}</li>
      </ul>
      <LinkButton href="/contribute/receipt" kind="secondary" replace>
        {t("noLink.receipt")}
      </LinkButton>
    </MessagesProvider>
  );
}
