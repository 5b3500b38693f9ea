import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/forms/filter-form";
import { FINDING_KINDS, FINDING_STATES } from "@/db/enums";
import type { FindingFilter as Filter } from "@/lib/findings/schema";

/** Which findings a list shows. */
export function FindingFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("findings");
  return (
    <FilterForm
      id="filter"
      label={t("filter")}
      fields={[
        {
          kind: "select",
          name: "kind",
          label: t("kind"),
          empty: t("all"),
          options: FINDING_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
          value: filter.kind ?? "",
        },
        {
          kind: "select",
          name: "state",
          label: t("state"),
          empty: t("all"),
          options: FINDING_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          value: filter.state ?? "",
        },
      ]}
    />
  );
}
