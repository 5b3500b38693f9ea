import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BringPackForm } from "@/components/pack/bring-pack-form";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { AnchorButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPage } from "@/lib/assessments/head";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { FILE_REFUSALS } from "@/lib/files/refusals";
import { packPlace, packReader } from "@/lib/packs/queries";
import { packKeySchema } from "@/lib/packs/schema";

type PackPageProps = PageProps<"/[locale]/rounds/[round]/[iso3]/pack/[kind]">;

export async function generateMetadata({ params }: PackPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("pack"))("title")} · ${iso3} ${round}` };
}

/** The ratings of an assessment as a file to take along, and the way to bring it back. */
export default async function PackPage({ params, searchParams }: PackPageProps) {
  const [address, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const { head, pack, key } = await readPage(async (ctx) => {
    const parsed = packKeySchema.safeParse(address);
    if (!parsed.success) throw new AppError("NOT_FOUND", "pack");
    const found = await packPlace(ctx, parsed.data);
    const { head: ofPage } = await assessmentPage(ctx, locale, parsed.data, packReader(parsed.data.kind));
    return { head: ofPage, pack: found, key: parsed.data };
  });
  const t = await getTranslations();
  const file = `/api/assessments/${key.round}/${key.iso3}/pack/${key.kind}`;
  const refusal = FILE_REFUSALS.find((reason) => reason === query.refused);
  return (
    <>
      <AssessmentHead {...head} current={null} />
      <PageHeader title={`${t("pack.title")}: ${t(`pack.kinds.${key.kind}`)}`} lead={t("pack.lead")} />
      {refusal === undefined ? null : (
        <Notice kind="danger" title={t("pack.bring.refused")} role="status">
          {t(`files.refused.${refusal}`)}
        </Notice>
      )}
      {pack.isOpen ? (
        <section aria-labelledby="take">
          <h2 id="take">{t("pack.take.title")}</h2>
          <p>
            {key.kind === "self"
              ? t("pack.take.selfText")
              : t("pack.take.text", { withNotes: pack.mayReadNotes ? "yes" : "no" })}
          </p>
          <AnchorButton kind="primary" href={`${file}?locale=${locale}`} download>
            {t("pack.take.download")}
          </AnchorButton>
        </section>
      ) : (
        <Notice kind="warning" title={t("pack.locked.title")}>
          {t(key.kind === "self" ? "pack.locked.selfText" : "pack.locked.text")}
        </Notice>
      )}
      <section aria-labelledby="bring">
        <h2 id="bring">{t("pack.bring.title")}</h2>
        <p>{t("pack.bring.text")}</p>
        <BringPackForm action={file} locale={locale} />
      </section>
    </>
  );
}
