import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Banner } from "@/components/layout/banner";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import type { RoundPurpose } from "@/db/enums";
import { RoundTitle } from "./round-title";

/** The head of a page below a round: what kind of round it is, the way back to it, and the title of the page. */
export function RoundHead({
  round: { code, title: roundTitle, purpose },
  title,
  ...header
}: { round: { code: string; title: string; purpose: RoundPurpose }; title: string } & Omit<
  ComponentProps<typeof PageHeader>,
  "title"
>) {
  const navigation = useTranslations("navigation");
  return (
    <>
      {purpose === "real" ? null : <Banner kind={purpose} />}
      <Breadcrumbs
        places={[
          { key: "rounds", text: navigation("rounds"), href: "/rounds" },
          { key: "round", text: <RoundTitle>{roundTitle}</RoundTitle>, href: `/rounds/${code}` },
          { key: "here", text: title },
        ]}
      />
      <PageHeader title={title} {...header} />
    </>
  );
}
