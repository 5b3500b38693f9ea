import { useTranslations } from "next-intl";
import { Banner } from "@/components/layout/banner";
import { Breadcrumbs, type Place } from "@/components/ui/breadcrumbs";
import { DayText } from "@/components/ui/date-text";
import type { AssessmentState, RoundPurpose } from "@/db/enums";

export type PlaceBarProps = {
  round: string;
  iso3: string;
  country: string;
  edition: string;
  /** Null for who does not follow the work: the country then leads to its own page. */
  state: AssessmentState | null;
  dueOn: string | null;
  purpose: RoundPurpose;
  /** Places inside the assessment that lie between it and this page. */
  within?: readonly Place[];
};

/** Where one is: country, round, edition, state, due day; and that nothing here is a finding where nothing is. */
export function PlaceBar({
  round,
  iso3,
  country,
  edition,
  state,
  dueOn,
  purpose,
  within = [],
}: PlaceBarProps) {
  const t = useTranslations("assessment");
  return (
    <>
      {purpose === "real" ? null : <Banner kind={purpose} />}
      <Breadcrumbs
        places={[
          {
            key: "country",
            text: country,
            href: state === null ? `/countries/${iso3}` : `/rounds/${round}/${iso3}`,
          },
          { key: "round", text: t("place.round", { round }), href: `/rounds/${round}` },
          { key: "edition", text: t("place.edition", { edition }) },
          ...(state === null ? [] : [{ key: "state", text: t(`states.${state}`) }]),
          ...(dueOn === null
            ? []
            : [
                {
                  key: "due",
                  text: (
                    <>
                      {t("place.due")} <DayText day={dueOn} />
                    </>
                  ),
                },
              ]),
          ...within,
        ]}
      />
    </>
  );
}
