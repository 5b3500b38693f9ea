import { getLocale, getTranslations } from "next-intl/server";
import { FileUpload } from "@/components/files/file-upload";
import { UploadOutcome } from "@/components/files/upload-outcome";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { STATE_ANSWERS } from "@/db/enums";
import type { Locale } from "@/lib/i18n/locales";
import { FOUND_STEPS, REPORTED_STEPS } from "@/lib/recommendations/rules";
import {
  answerRecommendationAction,
  reportProgressAction,
  verifyProgressAction,
  withdrawRecommendationAction,
} from "./actions";

/** The State answers, or the team notes its answer from a letter. */
export async function AnswerForm({ code, from }: { code: string; from: "state" | "letter" }) {
  const locale = await getLocale();
  const t = await getTranslations("recommendations");
  const letter: readonly FormField[] =
    from === "state"
      ? []
      : [
          { kind: "text", name: "letterReference", label: t("fields.letterReference"), isWatched: true },
          {
            kind: "text",
            name: "letterOn",
            label: t("fields.letterOn"),
            hint: t("dayHint"),
            width: "short",
          },
        ];
  return (
    <ActionForm
      id="answer"
      action={answerRecommendationAction}
      submit={t(from === "state" ? "answerSubmit" : "letterSubmit")}
      done={t("saved")}
      reasons={{
        reference_missing: t("refusals.reference_missing"),
        not_yet: t("refusals.not_yet"),
        withdrawn: t("refusals.withdrawn"),
      }}
      reasonFields={{ reference_missing: "letterReference", not_yet: "letterOn" }}
      fields={[
        { kind: "hidden", name: "code", value: code },
        {
          kind: "radios",
          name: "answer",
          label: t("fields.answer"),
          options: STATE_ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) })),
        },
        { kind: "textarea", name: "reason", label: t("fields.reason") },
        languageField(t("fields.language"), locale),
        ...letter,
      ]}
    />
  );
}

/** The State says how far it is. */
export async function ReportForm({ code }: { code: string }) {
  const locale = await getLocale();
  const t = await getTranslations("recommendations");
  return (
    <ActionForm
      id="report"
      action={reportProgressAction}
      submit={t("reportSubmit")}
      done={t("saved")}
      reasons={{ verified_already: t("refusals.verified_already"), withdrawn: t("refusals.withdrawn") }}
      fields={[
        { kind: "hidden", name: "code", value: code },
        {
          kind: "radios",
          name: "step",
          label: t("fields.step"),
          options: REPORTED_STEPS.map((value) => ({ value, label: t(`steps.${value}`) })),
        },
        { kind: "textarea", name: "report", label: t("fields.report") },
        languageField(t("fields.language"), locale),
      ]}
    />
  );
}

/** The programme says what it found when it looked. */
export async function VerifyForm({ code }: { code: string }) {
  const locale = await getLocale();
  const t = await getTranslations("recommendations");
  return (
    <ActionForm
      id="verify"
      action={verifyProgressAction}
      submit={t("verifySubmit")}
      done={t("saved")}
      reasons={{
        not_reported: t("refusals.not_reported"),
        same_person: t("refusals.same_person"),
        withdrawn: t("refusals.withdrawn"),
      }}
      fields={[
        { kind: "hidden", name: "code", value: code },
        {
          kind: "radios",
          name: "step",
          label: t("fields.foundStep"),
          options: FOUND_STEPS.map((value) => ({ value, label: t(`found.${value}`) })),
        },
        { kind: "textarea", name: "report", label: t("fields.foundReport") },
        languageField(t("fields.language"), locale),
      ]}
    />
  );
}

/** The drafters say that it stands no more. */
export async function WithdrawForm({ code, version }: { code: string; version: number }) {
  const t = await getTranslations("recommendations");
  return (
    <>
      <p>{t("withdrawLead")}</p>
      <ActionForm
        id="withdraw"
        action={withdrawRecommendationAction}
        submit={t("withdrawSubmit")}
        submitKind="secondary"
        reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
        fields={[
          { kind: "hidden", name: "code", value: code },
          { kind: "hidden", name: "version", value: String(version) },
          { kind: "textarea", name: "reason", label: t("withdrawReason") },
        ]}
      />
    </>
  );
}

/** For the State: the files that go with its last report. */
export async function ReportFiles({
  report,
  person,
  locale,
  outcome,
}: {
  report: string;
  person: string;
  locale: Locale;
  /** What became of a file that was sent: `done` or a reason. */
  outcome: string | string[] | undefined;
}) {
  const t = await getTranslations("recommendations");
  return (
    <section aria-labelledby="files">
      <h3 id="files">{t("files")}</h3>
      <UploadOutcome outcome={outcome} />
      <FileUpload
        door={{ address: `/api/recommendation-progress/${report}/uploads`, person }}
        locale={locale}
        hasFile={false}
      />
    </section>
  );
}
