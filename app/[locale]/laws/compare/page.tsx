import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { CompareTables } from "@/components/law/compare-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/core/page-props";
import { compareQuery, PROTOCOL, readComparePage } from "@/lib/laws/page";
import { langOf } from "@/lib/text/language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("laws"))("compare.title") };
}

/** The elements of a law beside another law, another version of it, or the Protocol; the address holds which. */
export default async function CompareLawsPage({ searchParams }: PageProps) {
  const query = compareQuery(await searchParams);
  const { first, second, groups, unknown } = await readComparePage(query);
  const t = await getTranslations();
  const shown =
    query.only === null
      ? groups
      : groups.map(({ group, rows }) => ({ group, rows: rows.filter(({ differs }) => differs) }));
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "laws", text: t("registers.nouns.laws.title"), href: "/laws" },
        ]}
      />
      <PageHeader title={t("laws.compare.title")} lead={t("laws.compare.lead")} />
      <FilterForm
        id="compare"
        label={t("laws.compare.choose")}
        submit={t("laws.compare.submit")}
        fields={[
          {
            kind: "text",
            name: "a",
            label: t("laws.compare.first"),
            value: query.a ?? undefined,
            width: "short",
          },
          {
            kind: "text",
            name: "b",
            label: t("laws.compare.second"),
            hint: t("laws.compare.secondHint"),
            value: query.b ?? undefined,
            width: "short",
          },
          {
            kind: "checkbox",
            name: "only",
            label: t("laws.compare.only"),
            value: "differences",
            checked: query.only !== null,
          },
        ]}
      />
      {unknown.map((code) => (
        <Notice key={code} kind="warning">
          <p>{t("laws.compare.unknown", { code })}</p>
        </Notice>
      ))}
      {first === null || groups.length === 0 ? (
        <EmptyState title={t("laws.compare.nothing")}>{t("laws.compare.nothingText")}</EmptyState>
      ) : (
        <>
          <dl>
            {[first, second].map((text, index) => (
              <div key={text?.code ?? PROTOCOL}>
                <dt>{t(index === 0 ? "laws.compare.first" : "laws.compare.second")}</dt>
                <dd>
                  {text === null ? (
                    t("laws.compare.protocol")
                  ) : (
                    <>
                      <span dir="auto" lang={langOf(text.language)}>
                        {text.title}
                      </span>{" "}
                      <bdi>{text.code}</bdi>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <CompareTables first={first} second={second} groups={shown} />
        </>
      )}
    </>
  );
}
