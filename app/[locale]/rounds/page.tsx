import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoundTable } from "@/components/rounds/round-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { standingOf } from "@/lib/assessments/work";
import { readPage } from "@/lib/core/page";
import { can } from "@/lib/policy/can";
import { listRounds } from "@/lib/rounds/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rounds"))("title") };
}

/** The rounds that the reader may see. */
export default async function RoundsPage() {
  const { rounds, standing, mayOpen, mayManage } = await readPage(async (ctx) => ({
    rounds: await listRounds(ctx),
    standing: await standingOf(ctx),
    mayOpen: can(ctx.actor, "assessment.open", { kind: "installation" }),
    mayManage: can(ctx.actor, "round.manage", { kind: "installation" }),
  }));
  const t = await getTranslations("rounds");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          mayManage ? <LinkButton href="/administration/rounds">{t("manage.link")}</LinkButton> : undefined
        }
      />
      {rounds.length === 0 ? (
        <EmptyState title={t("none")} action={<LinkButton href="/releases">{t("releases")}</LinkButton>}>
          {t(`noneLead.${standing}`)}
        </EmptyState>
      ) : (
        <RoundTable rounds={rounds} address="/rounds" mayOpen={mayOpen} />
      )}
    </>
  );
}
