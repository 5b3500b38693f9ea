import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { ServerAction } from "@/lib/core/action-state";
import type { ViewPlace } from "@/lib/saved-views/places";
import type { SavedView, ViewRefusal } from "@/lib/saved-views/schema";
import { useNameFields, useRefusals } from "./name-fields";
import styles from "./saved-views.module.css";

interface SavedViewsProps {
  place: ViewPlace;
  /** The query that the page shows now, in its one form. */
  query: string;
  views: readonly SavedView[];
  mayShare: boolean;
  save: ServerAction<{ id: string }, ViewRefusal>;
}

/** The views of a page that were kept under a name, and a form that keeps the present one; beside any table. */
export function SavedViews({ place, query, views, mayShare, save }: SavedViewsProps) {
  const t = useTranslations("savedViews");
  const fields = useNameFields({ name: "", shared: false, mayShare });
  return (
    <section aria-label={t("title")} className={styles.views} data-print="hide">
      {views.length === 0 ? null : (
        <ul className={styles.links} aria-label={t("ofPage")}>
          {views.map((view) => (
            <li key={view.id}>
              <Link href={`/views/${view.id}`} aria-current={view.query === query ? "true" : undefined}>
                <bdi>{view.name}</bdi>
              </Link>
              {view.isShared ? ` (${t("shared")})` : null}
            </li>
          ))}
          <li>
            <Link href="/views">{t("all")}</Link>
          </li>
        </ul>
      )}
      <Disclosure summary={t("save")} look="boxed">
        <p>{t("saveLead")}</p>
        <ActionForm
          id="save-view"
          action={save}
          fields={[...hiddenFields({ ...place, query }), ...fields]}
          submit={t("save")}
          submitKind="secondary"
          reasons={useRefusals()}
          reasonFields={{ name_taken: "name" }}
          done={t("saved")}
        />
      </Disclosure>
    </section>
  );
}
