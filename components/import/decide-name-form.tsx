import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import type { ServerAction } from "@/lib/core/action-state";
import type { AskedName } from "@/lib/import/open-names";
import { countryChoices } from "./import-fields";

export type DecideName = ServerAction<
  { version: number },
  "name_known" | "country_unknown" | "changed_meanwhile"
>;

/** Decides what a name of a country in files stands for: one that was asked about, or any other. */
export function DecideNameForm({
  asked,
  countries,
  decide,
}: {
  /** With a number that is unique among the forms of the page. */
  asked?: { name: AskedName; number: number };
  countries: readonly { iso3: string; name: string }[];
  decide: DecideName;
}) {
  const t = useTranslations();
  const choices = countryChoices(t, asked?.name.likely ?? [], countries);
  return (
    <ActionForm
      id={asked === undefined ? "decide" : `decide-${asked.number}`}
      action={decide}
      submit={t("import.decisions.submit")}
      submitKind="secondary"
      reasons={{
        name_known: t("import.decisions.reasons.name_known"),
        country_unknown: t("import.decisions.reasons.country_unknown"),
        changed_meanwhile: t("import.decisions.reasons.changed_meanwhile"),
      }}
      {...(asked === undefined
        ? { reasonFields: { name_known: "name" }, done: t("import.decisions.done") }
        : {})}
      fields={[
        { kind: "hidden", name: "version", value: "0" },
        asked === undefined
          ? { kind: "text", name: "name", label: t("import.decisions.name"), maxLength: 300 }
          : { kind: "hidden", name: "name", value: asked.name.name },
        {
          kind: "select",
          name: "iso3",
          label:
            asked === undefined
              ? t("import.decisions.standsFor")
              : t("import.names.stands", { name: asked.name.name }),
          ...(asked === undefined
            ? {}
            : { hint: t("import.decisions.askedBy", { people: asked.name.askedBy.join(" · ") }) }),
          options: choices,
          empty: t(asked === undefined ? "import.decisions.choose" : "import.names.later"),
        },
      ]}
    />
  );
}
