import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import type { ServerAction } from "@/lib/core/action-state";
import { formatCount } from "@/lib/i18n/format";
import { DEFAULT_DRAWS, DEFAULT_SEED, DRAWS_MAX, DRAWS_MIN } from "@/lib/stability/schema";

/** Asks for a simulation with its seed and number of draws; begins with those of the last one. */
export function StabilityForm({
  place,
  last,
  action,
  submit,
  lead,
}: {
  /** What it is about: the round, and the country where it is one. */
  place: Readonly<Record<string, string>>;
  last: { seed: number; draws: number } | null;
  action: ServerAction<null, "busy" | "nothing">;
  submit: string;
  lead: string;
}) {
  const t = useTranslations("stability.form");
  const locale = useLocale();
  return (
    <section aria-labelledby="simulate" data-print="hide">
      <h2 id="simulate">{last === null ? t("title") : t("again")}</h2>
      <p>{lead}</p>
      <ActionForm
        id="stability"
        action={action}
        submit={submit}
        done={t("begun")}
        reasons={{ busy: t("busy"), nothing: t("nothing") }}
        fields={[
          ...hiddenFields(place),
          {
            kind: "text",
            name: "draws",
            label: t("draws"),
            hint: t("drawsHint", {
              min: formatCount(locale, DRAWS_MIN),
              max: formatCount(locale, DRAWS_MAX),
              usual: formatCount(locale, DEFAULT_DRAWS),
            }),
            width: "short",
            value: String(last?.draws ?? DEFAULT_DRAWS),
          },
          {
            kind: "text",
            name: "seed",
            label: t("seed"),
            hint: t("seedHint"),
            width: "short",
            value: String(last?.seed ?? DEFAULT_SEED),
          },
        ]}
      />
    </section>
  );
}
