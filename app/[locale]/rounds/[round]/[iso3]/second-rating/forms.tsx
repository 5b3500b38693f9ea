import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { placeFields } from "@/components/forms/form-field";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FocusOnChange } from "@/components/ui/focus-on-change";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { judgementRules } from "@/lib/ratings/judgement-rules";
import type { ComparedPair, SecondRatingPage } from "@/lib/second-ratings/page";
import {
  askForSecondRatingAction,
  decideSecondRatingAction,
  handInSecondRatingsAction,
  revealSecondRatingsAction,
  takeBackSecondRatingsAction,
} from "./actions";

type Place = { round: string; iso3: string };

/** Handing in, and taking back as long as nothing was revealed. */
export async function HandIn({
  place,
  page: { sample, isHandedIn },
}: {
  place: Place;
  page: Pick<SecondRatingPage, "sample" | "isHandedIn">;
}) {
  const t = await getTranslations("secondRating");
  const missing = sample.filter(({ status }) => status === "open" || status === "reason_missing");
  return (
    <FocusOnChange of={isHandedIn ? "handed in" : "open"}>
      {isHandedIn ? (
        <>
          <p>
            <b>{t("handedIn")}</b> {t("takeBackLead")}
          </p>
          <ActionForm
            key="back"
            id="take-back"
            action={takeBackSecondRatingsAction}
            submit={t("takeBack")}
            submitKind="secondary"
            reasons={{ nothing_to_take_back: t("refusals.nothing_to_take_back") }}
            fields={placeFields(place)}
          />
        </>
      ) : (
        <>
          <p>{t("handInLead")}</p>
          <MissingRatings
            text={t("secondMissing", { count: missing.length })}
            codes={missing.map(({ indicator }) => indicator)}
            linkOf={(indicator) => `#${indicator}`}
          />
          <ActionForm
            key="in"
            id="hand-in"
            action={handInSecondRatingsAction}
            submit={t("handIn")}
            reasons={{
              second_incomplete: t("refusals.second_incomplete"),
              handed_in_already: t("refusals.handed_in_already"),
            }}
            fields={placeFields(place)}
          />
        </>
      )}
    </FocusOnChange>
  );
}

/** What is missing before a step, each a link to where it is given. */
function MissingRatings({
  text,
  codes,
  linkOf,
}: {
  text: string;
  codes: readonly string[];
  linkOf: (indicator: string) => string;
}) {
  if (codes.length === 0) return null;
  return (
    <Notice kind="information" title={text}>
      {codes.map((code, index) => (
        <Fragment key={code}>
          {index === 0 ? null : " · "}
          <Link href={linkOf(code)}>{code}</Link>
        </Fragment>
      ))}
    </Notice>
  );
}

/** For the lead: revealing both ratings once the second rater has handed in. */
export async function Reveal({
  place,
  page: { sample, isHandedIn, firstMissing, edition },
}: {
  place: Place;
  page: Pick<SecondRatingPage, "sample" | "isHandedIn" | "firstMissing" | "edition">;
}) {
  const t = await getTranslations("secondRating");
  if (sample.every(({ status }) => status === "revealed")) return null;
  if (!isHandedIn) return <EmptyState title={t("waiting")} />;
  if (firstMissing.length > 0) {
    return (
      <MissingRatings
        text={t("firstMissing", { count: firstMissing.length })}
        codes={firstMissing}
        linkOf={(code) =>
          `/rounds/${place.round}/${place.iso3}/${edition.indicators.get(code)?.domain ?? ""}#${code}`
        }
      />
    );
  }
  return (
    <>
      <p>{t("revealLead")}</p>
      <ActionForm
        id="reveal"
        action={revealSecondRatingsAction}
        submit={t("reveal")}
        reasons={{
          second_not_in: t("refusals.second_not_in"),
          first_incomplete: t("refusals.first_incomplete"),
          nothing_to_reveal: t("refusals.nothing_to_reveal"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "checkbox", name: "confirmed", value: "on", label: t("revealConfirm") },
        ]}
      />
    </>
  );
}

/** For the reviewer: what is to stand, and why. */
export async function DecideForm({
  place,
  pair,
  edition,
}: {
  place: Place;
  pair: ComparedPair;
  edition: Edition;
}) {
  const [t, tRating] = await Promise.all([getTranslations("secondRating"), getTranslations("rating")]);
  const { indicator, version, consensus } = pair;
  const withoutLevel = judgementRules(edition, indicator, "second").notApplicableAllowed
    ? (["not_assessed", "not_applicable"] as const)
    : (["not_assessed"] as const);
  return (
    <Disclosure
      key={version}
      summary={t(consensus === null ? "decide" : "decideAgain")}
      look="boxed"
      open={consensus === null}
    >
      <ActionForm
        id={`decide-${indicator}`}
        action={decideSecondRatingAction}
        submit={t("decideSubmit")}
        submitKind="secondary"
        done={t("decidedDone", { indicator })}
        reasons={{
          actor_rated: t("refusals.actor_rated"),
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_revealed: t("refusals.not_revealed"),
          off_scale: t("refusals.off_scale"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "hidden", name: "indicator", value: indicator },
          { kind: "hidden", name: "version", value: String(version) },
          {
            kind: "radios",
            name: "decided",
            label: t("decided"),
            options: [
              ...edition.levels.map((level) => ({
                value: String(level),
                label: [level, levelSentence(edition, indicator, level)]
                  .filter((part) => part !== null)
                  .join(" · "),
              })),
              ...withoutLevel.map((state) => ({ value: state, label: tRating(`state.${state}`) })),
            ],
          },
          { kind: "textarea", name: "reason", label: t("decideReason") },
        ]}
      />
    </Disclosure>
  );
}

/** Asking for one more indicator. */
export async function AskForm({ place, askable }: { place: Place; askable: SecondRatingPage["askable"] }) {
  const t = await getTranslations("secondRating");
  return (
    <Disclosure key={askable.length} summary={t("ask")} look="boxed">
      <ActionForm
        id="ask"
        action={askForSecondRatingAction}
        submit={t("askSubmit")}
        submitKind="secondary"
        reasons={{ in_sample: t("refusals.in_sample") }}
        reasonFields={{ in_sample: "indicator" }}
        fields={[
          ...placeFields(place),
          {
            kind: "select",
            name: "indicator",
            label: t("indicator"),
            options: indicatorOptions(askable),
            empty: t("chooseIndicator"),
          },
          { kind: "textarea", name: "reason", label: t("askReason") },
        ]}
      />
    </Disclosure>
  );
}
