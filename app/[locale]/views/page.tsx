import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoundTitle } from "@/components/rounds/round-title";
import styles from "@/components/saved-views/saved-views.module.css";
import { ViewForms } from "@/components/saved-views/view-forms";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { isRegister } from "@/lib/registers/definitions";
import { listRoundTitles } from "@/lib/rounds/queries";
import { listViews } from "@/lib/saved-views/queries";
import { mayShare } from "@/lib/saved-views/rights";
import { changeViewAction, deleteViewAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedViews"))("title") };
}

/** Every view that its reader may open, by page: the own ones with what can be changed of them. */
export default async function ViewsPage() {
  const [t, nouns] = await Promise.all([getTranslations("savedViews"), getTranslations("registers.nouns")]);
  const { views, rounds, sharing } = await readPage(async (ctx) => ({
    views: await listViews(ctx),
    rounds: await listRoundTitles(ctx),
    sharing: mayShare(ctx),
  }));
  const pages = [...Map.groupBy(views, ({ page, place }) => `${page} ${place}`)];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} aside={t("count", { count: views.length })} />
      {pages.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
      {pages.map(([key, [first, ...others]]) => {
        if (first === undefined) return null;
        const { page, place } = first;
        const title = rounds.find(({ code }) => code === place)?.title ?? place;
        return (
          <section key={key} aria-labelledby={`page-${key.replace(" ", "-")}`}>
            <h2 id={`page-${key.replace(" ", "-")}`}>
              {page === "register" && isRegister(place) ? (
                nouns(`${place}.title`)
              ) : (
                <>
                  {page === "compare" ? `${t("comparisons")} · ` : null}
                  <RoundTitle>{title}</RoundTitle>
                </>
              )}
            </h2>
            <ul className={styles.list}>
              {[first, ...others].map((view) => (
                <li key={view.id} className={styles.line}>
                  <p className={styles.name}>
                    <Link href={`/views/${view.id}`}>
                      <bdi>{view.name}</bdi>
                    </Link>{" "}
                    <small>{t(view.isOwn ? (view.isShared ? "ownShared" : "own") : "ofOthers")}</small>
                  </p>
                  <ViewForms
                    view={view}
                    mayShare={sharing}
                    change={changeViewAction}
                    remove={deleteViewAction}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
