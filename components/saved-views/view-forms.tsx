import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import type { ServerAction } from "@/lib/core/action-state";
import type { SavedView, ViewRefusal } from "@/lib/saved-views/schema";
import { useNameFields, useRefusals } from "./name-fields";

interface ViewFormsProps {
  view: SavedView;
  mayShare: boolean;
  change: ServerAction<null, ViewRefusal>;
  remove: ServerAction<null, ViewRefusal>;
}

/** What can be changed of a view: the own one its name and who sees it; to delete one takes a second step. */
export function ViewForms({ view, mayShare, change, remove }: ViewFormsProps) {
  const t = useTranslations("savedViews");
  const fields = useNameFields({ name: view.name, shared: view.isShared, mayShare });
  const reasons = useRefusals();
  const hidden = hiddenFields({ id: view.id, version: String(view.version) });
  if (!view.isOwn && !mayShare) return null;
  return (
    <>
      {view.isOwn ? (
        <Disclosure summary={t("change")}>
          <ActionForm
            key={view.version}
            id={`change-${view.id}`}
            action={change}
            fields={[...hidden, ...fields]}
            submit={t("changeSubmit")}
            reasons={reasons}
            reasonFields={{ name_taken: "name" }}
            done={t("changed")}
          />
        </Disclosure>
      ) : null}
      <Disclosure summary={t("delete")}>
        <p>{t(view.isShared ? "deleteShared" : "deleteOwn")}</p>
        <ActionForm
          id={`delete-${view.id}`}
          action={remove}
          fields={hidden}
          submit={t("deleteSubmit", { name: view.name })}
          submitKind="danger"
          reasons={reasons}
        />
      </Disclosure>
    </>
  );
}
