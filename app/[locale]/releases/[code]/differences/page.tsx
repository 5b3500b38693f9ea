import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { Banner } from "@/components/layout/banner";
import { ReferencesProvider } from "@/components/references/references-provider";
import { DifferenceView } from "@/components/release-differences/difference-view";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { codeIn } from "@/lib/i18n/format";
import { readDifferences } from "@/lib/releases/differences-page";

type Props = PageProps<"/[locale]/releases/[code]/differences">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: (await getTranslations("releaseDifferences"))("titleOf", { code }) };
}

/** What two releases of a country say differently; the address holds which. */
export default async function DifferencesPage({ params, searchParams }: Props) {
  const { code } = await params;
  const asked = (await searchParams).with;
  const locale = await getLocale();
  const { country, others, pair, chosen, zone } = await readPage((ctx) =>
    readDifferences(ctx, locale, code, typeof asked === "string" && asked !== "" ? asked : null),
  );
  const [t, release] = await Promise.all([getTranslations("releaseDifferences"), getTranslations("release")]);
  const purpose = [pair?.before.purpose, pair?.after.purpose].find((one) => one && one !== "real");
  return (
    <>
      {purpose === undefined || purpose === "real" ? null : <Banner kind={purpose} />}
      <Breadcrumbs
        places={[
          { key: "releases", text: release("title"), href: "/releases" },
          { key: "release", text: <bdi>{code}</bdi>, href: `/releases/${code}` },
          { key: "here", text: t("title") },
        ]}
      />
      <PageHeader
        title={t("title")}
        lead={
          pair === null
            ? country
            : t.rich("lead", {
                country,
                before: () => (
                  <Link href={`/releases/${pair.before.code}`}>
                    <bdi>{pair.before.code}</bdi>
                  </Link>
                ),
                after: () => (
                  <Link href={`/releases/${pair.after.code}`}>
                    <bdi>{pair.after.code}</bdi>
                  </Link>
                ),
              })
        }
      />
      {pair === null ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          {others.length < 2 ? null : (
            <div data-print="hide">
              <FilterForm
                id="differences"
                label={t("choose")}
                submit={t("compare")}
                fields={[
                  {
                    kind: "select",
                    name: "with",
                    label: t("with"),
                    options: others.map((other) => ({ value: other, label: codeIn(locale, other) })),
                    value: chosen ?? undefined,
                  },
                ]}
              />
            </div>
          )}
          <ReferencesProvider references={pair.references}>
            <DifferenceView before={pair.before} after={pair.after} zone={zone} />
          </ReferencesProvider>
        </>
      )}
    </>
  );
}
