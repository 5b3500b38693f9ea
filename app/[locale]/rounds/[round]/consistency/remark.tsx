import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { Link } from "@/components/ui/link";
import { type ConsistencyView, consistencyQuery } from "@/lib/consistency/schema";
import type { ComparedRating } from "@/lib/consistency/view";
import { makeRemarkAction } from "./actions";

/** The way to a remark about a rating, its form where the address asks for it, or why there is none. */
export async function Remark({
  round,
  indicator,
  rating: { iso3, country, assessmentState, noRemark },
  view,
}: {
  round: string;
  indicator: string;
  rating: ComparedRating;
  view: ConsistencyView;
}) {
  const [t, review, states, locale] = await Promise.all([
    getTranslations("consistency"),
    getTranslations("review"),
    getTranslations("assessment.states"),
    getLocale(),
  ]);
  if (noRemark === "state") return t("noRemark.state", { state: states(assessmentState) });
  if (noRemark === "not_reviewer") return t("noRemark.not_reviewer");
  const { flagged, region } = view;
  if (view.remark !== iso3) {
    const query = consistencyQuery({ indicator, flagged, region, remark: iso3 });
    return (
      <Link
        href={`/rounds/${round}/consistency${query}#remark-body`}
        aria-label={t("writeAbout", { country })}
      >
        {t("write")}
      </Link>
    );
  }
  return (
    <ActionForm
      id="remark"
      action={makeRemarkAction}
      submit={t("submit")}
      submitKind="secondary"
      aside={
        <Link
          href={`/rounds/${round}/consistency${consistencyQuery({ indicator, flagged, region })}#${iso3}`}
        >
          {t("cancel")}
        </Link>
      }
      reasons={{
        actor_rated: review("refusals.actor_rated"),
        indicator_unknown: review("refusals.indicator_unknown"),
      }}
      fields={[
        ...hiddenFields({
          ...{ round, iso3, indicator, language: locale },
          ...(flagged === undefined ? {} : { flagged }),
          ...(region === undefined ? {} : { region }),
        }),
        { kind: "textarea", name: "body", label: t("remarkAbout", { country }), hint: t("remarkHint") },
      ]}
    />
  );
}
