import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { placeFields } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import type { DraftHead } from "@/lib/country-comments/page";
import { answerForTimeAction, askForTimeAction } from "./actions";

type Place = { round: string; iso3: string };

/** For the State: two weeks more, once, for a reason. */
export async function AskForTime({ place, head }: { place: Place; head: DraftHead }) {
  const t = await getTranslations("countryComments");
  if (head.extensionReason !== null || head.isExtended) return null;
  return (
    <Disclosure summary={t("askForTime")} look="boxed">
      <ActionForm
        id="ask-for-time"
        action={askForTimeAction}
        submit={t("askForTimeSubmit")}
        submitKind="secondary"
        reasons={{
          asked_already: t("refusals.asked_already"),
          extended_already: t("refusals.extended_already"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "textarea", name: "reason", label: t("askForTimeReason"), hint: t("askForTimeHint") },
        ]}
      />
    </Disclosure>
  );
}

/** For the programme manager: what the State asked for. */
export async function AnswerForTime({ place, head }: { place: Place; head: DraftHead }) {
  const t = await getTranslations("countryComments");
  if (head.extensionReason === null || head.extensionGranted !== null) return null;
  return (
    <section aria-labelledby="answer-for-time-title">
      <h2 id="answer-for-time-title">{t("answerForTime")}</h2>
      <ActionForm
        id="answer-for-time"
        action={answerForTimeAction}
        submit={t("answerForTimeSubmit")}
        reasons={{ nothing_asked: t("refusals.nothing_asked") }}
        fields={[
          ...placeFields(place),
          {
            kind: "radios",
            name: "granted",
            label: t("granted"),
            options: [
              { value: "yes", label: t("extensionGranted") },
              { value: "no", label: t("extensionRefused") },
            ],
          },
          { kind: "textarea", name: "answer", label: t("answerForTimeReason") },
        ]}
      />
    </section>
  );
}
