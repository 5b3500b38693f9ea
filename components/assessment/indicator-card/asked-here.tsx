import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { RequestStateTag } from "@/components/information-request/request-state-tag";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import type { ServerAction } from "@/lib/core/action-state";
import type { RequestBeside } from "@/lib/information-requests/beside";
import { maySupport } from "@/lib/information-requests/rules";
import type { RatingView } from "@/lib/ratings/schema";
import styles from "./indicator-card.module.css";

type TakeAction = ServerAction<null, "other_reason" | "not_of_request" | "changed_meanwhile">;

/** What was asked of institutions about one indicator, and the way to take it over where there was no answer. */
export function AskedHere({
  requests,
  rating,
  place,
  take,
}: {
  requests: readonly RequestBeside[];
  rating: RatingView;
  place: { round: string; iso3: string };
  /** Null for who may not write the rating. */
  take: TakeAction | null;
}) {
  const t = useTranslations("informationRequests");
  if (requests.length === 0) return null;
  const { round, iso3 } = place;
  const isTaken = ({ what, institutionName, askedOn }: RequestBeside) =>
    rating.requestWhat === what && rating.requestOf === institutionName && rating.requestOn === askedOn;
  return (
    <section className={styles.side}>
      <h4>{t("beside")}</h4>
      {requests.map((request) => (
        <div key={request.number}>
          <p>
            <Link href={`/rounds/${round}/${iso3}/information-requests/${request.number}`}>
              {t.rich("askedOf", {
                institution: () => <bdi>{request.institutionName}</bdi>,
                day: () => <DayText day={request.askedOn} />,
              })}
            </Link>{" "}
            <RequestStateTag state={request.state} />
          </p>
          {take !== null && maySupport(request.state) && !isTaken(request) ? (
            <ActionButton
              action={take}
              values={{ round, iso3, number: String(request.number), indicator: rating.indicator }}
              text={t("takeInto", { indicator: rating.indicator })}
              label={t("takeIntoOf", {
                indicator: rating.indicator,
                institution: request.institutionName,
              })}
              reasons={{
                other_reason: t("refusals.other_reason"),
                not_of_request: t("refusals.not_of_request"),
                changed_meanwhile: t("refusals.changed_meanwhile"),
              }}
            />
          ) : null}
        </div>
      ))}
    </section>
  );
}
