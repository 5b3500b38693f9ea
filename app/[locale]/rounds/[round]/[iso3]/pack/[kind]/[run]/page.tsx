import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PackComparison } from "@/components/pack/pack-comparison";
import { PackResult } from "@/components/pack/pack-result";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPage } from "@/lib/assessments/head";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { fileStore } from "@/lib/files/installation-store";
import { packReader } from "@/lib/packs/queries";
import { getPackRun } from "@/lib/packs/runs";
import { packPath, packRunSchema } from "@/lib/packs/schema";
import { applyPackAction, discardPackAction, undoPackAction } from "../actions";

type PackRunPageProps = PageProps<"/[locale]/rounds/[round]/[iso3]/pack/[kind]/[run]">;

export async function generateMetadata({ params }: PackRunPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("pack"))("compare.title")} · ${iso3} ${round}` };
}

/** A pack that came back: what it changes, and once it was applied what came of it. */
export default async function PackRunPage({ params }: PackRunPageProps) {
  const [address, locale] = await Promise.all([params, getLocale()]);
  const { place, run, key } = await readPage(async (ctx) => {
    const parsed = packRunSchema.safeParse(address);
    if (!parsed.success) throw new AppError("NOT_FOUND", "pack");
    return {
      run: await getPackRun(ctx, fileStore(), parsed.data),
      place: await assessmentPage(ctx, locale, parsed.data, packReader(parsed.data.kind)),
      key: parsed.data,
    };
  });
  const t = await getTranslations("pack");
  return (
    <>
      <AssessmentHead
        {...place.head}
        current={null}
        within={[{ key: "pack", text: t("title"), href: packPath(key) }]}
      />
      <PageHeader title={t("compare.title")} lead={run.fileName} />
      {run.status === "applied" ? (
        <PackResult run={run} packKey={key} undo={undoPackAction} />
      ) : (
        <PackComparison
          packKey={key}
          preview={run.preview}
          zone={place.zone}
          apply={applyPackAction}
          discard={discardPackAction}
        />
      )}
    </>
  );
}
