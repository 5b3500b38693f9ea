import { useTranslations } from "next-intl";
import type { FormField } from "@/components/forms/form-field";
import { NAME_MAX, VIEWS_MAX, type ViewRefusal } from "@/lib/saved-views/schema";

/** The fields of a view that a person fills in: its name and, for who may share, whether others see it. */
export function useNameFields({
  name,
  shared,
  mayShare,
}: {
  name: string;
  shared: boolean;
  mayShare: boolean;
}): readonly FormField[] {
  const t = useTranslations("savedViews");
  const field: FormField = { kind: "text", name: "name", label: t("name"), value: name, maxLength: NAME_MAX };
  return mayShare || shared
    ? [
        field,
        {
          kind: "checkbox",
          name: "shared",
          label: t("share"),
          hint: t("shareHint"),
          value: "1",
          checked: shared,
        },
      ]
    : [field];
}

/** Why a view is not kept, in words. */
export function useRefusals(): Readonly<Record<ViewRefusal, string>> {
  const t = useTranslations("savedViews.refusals");
  return {
    name_taken: t("name_taken"),
    too_many: t("too_many", { max: VIEWS_MAX }),
    not_shared: t("not_shared"),
    names_team: t("names_team"),
    changed_meanwhile: t("changed_meanwhile"),
  };
}
