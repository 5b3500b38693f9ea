import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DefinitionCheck } from "@/components/law/definition-check";
import styles from "@/components/law/law.module.css";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { definitionAnswers } from "@/lib/laws/definition";

/** The sections with their paragraphs, as the catalogues have them. */
const SECTIONS = [
  ["parts", ["parts.whole", "parts.one", "parts.minimum"]],
  ["consent", ["consent.void", "consent.proof"]],
  ["children", ["children.who", "children.why", "children.short"]],
] as const;
const ASPECTS = ["consent", "purpose", "border", "against", "profit"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("laws.definition"))("title") };
}

/** The definition of article 3 explained, and a check list to hold a text against it. */
export default async function DefinitionPage({ params, searchParams }: PageProps) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  await readPage(async () => null);
  const answers = definitionAnswers(query);
  const t = await getTranslations();
  return (
    <MessagesProvider namespaces={["registers", "laws"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "laws", text: t("registers.nouns.laws.title"), href: "/laws" },
        ]}
      />
      <PageHeader title={t("laws.definition.title")} lead={t("laws.definition.lead")} />
      <div className={styles.beside}>
        <div>
          {SECTIONS.map(([section, paragraphs]) => (
            <section key={section} className={styles.reading}>
              <h2>{t(`laws.definition.${section}.title`)}</h2>
              <p className={styles.basis}>{t(`laws.definition.${section}.basis`)}</p>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{t(`laws.definition.${paragraph}`)}</p>
              ))}
            </section>
          ))}
          <section>
            <h2>{t("laws.definition.smuggling.title")}</h2>
            <p className={styles.basis}>{t("laws.definition.smuggling.basis")}</p>
            <p className={styles.reading}>{t("laws.definition.smuggling.what")}</p>
            <Table id="smuggling" caption={t("laws.definition.smuggling.title")} captionHidden>
              <thead>
                <tr>
                  <th scope="col">{t("laws.definition.smuggling.aspect")}</th>
                  <th scope="col">{t("laws.definition.smuggling.trafficking")}</th>
                  <th scope="col">{t("laws.definition.smuggling.smuggling")}</th>
                </tr>
              </thead>
              <tbody>
                {ASPECTS.map((aspect) => (
                  <tr key={aspect}>
                    <th scope="row">{t(`laws.definition.smuggling.aspects.${aspect}.name`)}</th>
                    <td>{t(`laws.definition.smuggling.aspects.${aspect}.trafficking`)}</td>
                    <td>{t(`laws.definition.smuggling.aspects.${aspect}.smuggling`)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
            <p className={styles.reading}>{t("laws.definition.smuggling.both")}</p>
          </section>
        </div>
        <section aria-labelledby="check-list">
          <h2 id="check-list">{t("laws.definition.checkTitle")}</h2>
          <p className={styles.reading} data-print="hide">
            {t("laws.definition.checkLead")}
          </p>
          <DefinitionCheck
            path={`/${locale}/laws/definition`}
            given={answers === null ? null : [...answers]}
          />
        </section>
      </div>
    </MessagesProvider>
  );
}
