import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

const PAGES = [
  "users",
  "links",
  "countries",
  "rounds",
  "instruments",
  "boundaries",
  "mail",
  "settings",
  "audit",
] as const;
export type AdministrationPage = (typeof PAGES)[number];

/** The pages of the administration; the current one is marked. */
export function AdministrationTabs({ current }: { current: AdministrationPage }) {
  const t = useTranslations("administration");
  return (
    <Tabs
      label={t("title")}
      tabs={PAGES.map((page) => ({
        href: `/administration/${page}`,
        text: t(`pages.${page}`),
        current: page === current,
      }))}
    />
  );
}
