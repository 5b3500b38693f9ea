import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/files/file-links";
import { FileUpload } from "@/components/files/file-upload";
import { UploadOutcome } from "@/components/files/upload-outcome";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { placeFields } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { CHANGE_CAUSES, DISPOSITIONS } from "@/db/enums";
import type { CommentView } from "@/lib/country-comments/page";
import type { PointPage, Revision } from "@/lib/country-comments/point-page";
import type { Locale } from "@/lib/i18n/locales";
import {
  removeCommentAction,
  removeCommentFileAction,
  respondAction,
  reviseRatingAction,
  saveCommentAction,
} from "../actions";

type Place = { round: string; iso3: string };

/** For the State: what it says of this point. What is typed stays in the tab until it is saved. */
export async function WriteForm({
  place,
  point,
  own,
  locale,
  keptAs,
}: {
  place: Place;
  point: string;
  own: PointPage["own"];
  locale: Locale;
  keptAs: string;
}) {
  const t = await getTranslations("countryComments");
  return (
    <>
      <p>{t("yourCommentLead")}</p>
      <ActionForm
        key={own?.version ?? 0}
        id="write"
        keptAs={keptAs}
        action={saveCommentAction}
        submit={t("save")}
        done={t("saved")}
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_changed: t("refusals.not_changed"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "hidden", name: "point", value: point },
          { kind: "hidden", name: "version", value: String(own?.version ?? 0) },
          languageField(t("language"), locale, own?.language),
          { kind: "textarea", name: "body", label: t("comment"), value: own?.body },
        ]}
      />
      {own === null ? null : (
        <>
          <p role="status">{t("savedNotHandedIn")}</p>
          <ActionButton
            action={removeCommentAction}
            values={{ ...place, comment: own.id }}
            text={t("remove")}
            kind="quiet"
            reasons={{}}
          />
        </>
      )}
    </>
  );
}

/** For the State: the files that go with a comment. */
export async function Files({
  place,
  person,
  comment,
  outcome,
}: {
  place: Place;
  /** Who sends them. */
  person: string;
  comment: CommentView;
  /** What became of a file that was sent: `done` or a reason. */
  outcome: string | string[] | undefined;
}) {
  const [t, locale] = await Promise.all([getTranslations("countryComments"), getLocale()]);
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("files")}</h2>
      <UploadOutcome outcome={outcome} />
      <FileLinks address={`/api/country-comments/${comment.id}/files`} files={comment.attached} />
      {comment.attached.map(({ id, name }) => (
        <ActionButton
          key={id}
          action={removeCommentFileAction}
          values={{ ...place, file: id }}
          text={t("removeFile", { name })}
          kind="quiet"
          reasons={{}}
        />
      ))}
      <FileUpload
        door={{ address: `/api/country-comments/${comment.id}/uploads`, person }}
        locale={locale}
        hasFile={false}
      />
    </section>
  );
}

/** For the team: what becomes of a comment, and why. */
export async function RespondForm({
  place,
  comment,
  locale,
}: {
  place: Place;
  comment: CommentView;
  locale: Locale;
}) {
  const t = await getTranslations("countryComments");
  const { response } = comment;
  const version = response?.version ?? 0;
  return (
    <Disclosure
      key={version}
      summary={t(response === null ? "respond" : "respondAgain")}
      look="boxed"
      open={response === null}
    >
      <ActionForm
        id={`respond-${comment.id}`}
        action={respondAction}
        submit={t("respondSubmit")}
        done={t("responded")}
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          answer_sent: t("refusals.answer_sent"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "hidden", name: "comment", value: comment.id },
          { kind: "hidden", name: "version", value: String(version) },
          {
            kind: "radios",
            name: "disposition",
            label: t("disposition"),
            options: DISPOSITIONS.map((value) => ({ value, label: t(`dispositions.${value}`) })),
            value: response?.disposition,
          },
          languageField(t("language"), locale, response?.language),
          {
            kind: "textarea",
            name: "reason",
            label: t("respondReason"),
            hint: t("respondReasonHint"),
            value: response?.reason,
          },
        ]}
      />
    </Disclosure>
  );
}

/** For the team: another judgement or other reasons after the State commented. */
export async function ReviseForm({
  place,
  indicator,
  revision,
}: {
  place: Place;
  indicator: NonNullable<PointPage["indicator"]>;
  revision: Revision;
}) {
  const [t, tRating] = await Promise.all([getTranslations("countryComments"), getTranslations("rating")]);
  const withoutLevel = ["not_reached", "does_not_exist"] as const;
  return (
    <Disclosure key={revision.version} summary={t("revise")} look="boxed">
      <p>
        {t("reviseLead")}{" "}
        <Link href={`/rounds/${place.round}/${place.iso3}/${indicator.domain ?? ""}#${indicator.code}`}>
          {t("toCard")}
        </Link>
      </p>
      <ActionForm
        id="revise"
        action={reviseRatingAction}
        submit={t("reviseSubmit")}
        submitKind="secondary"
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_valid: t("refusals.not_valid"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "hidden", name: "indicator", value: indicator.code },
          { kind: "hidden", name: "version", value: String(revision.version) },
          { kind: "hidden", name: "mutationId", value: revision.mutationId },
          {
            kind: "radios",
            name: "judgement",
            label: t("judgement"),
            options: [
              ...revision.levels.map(({ level, sentence }) => ({
                value: String(level),
                label: [level, sentence].filter((part) => part !== null).join(" · "),
              })),
              ...withoutLevel.map((reason) => ({
                value: reason,
                label: `${tRating("state.not_assessed")}: ${tRating(`reason.${reason}`)}`,
              })),
            ],
            value: revision.judgement,
          },
          { kind: "textarea", name: "rationale", label: t("rationale"), value: revision.rationale },
          {
            kind: "select",
            name: "changeCause",
            label: t("changeCause"),
            options: CHANGE_CAUSES.map((cause) => ({ value: cause, label: tRating(`changeCause.${cause}`) })),
            empty: t("noChangeCause"),
          },
          { kind: "textarea", name: "overrideReason", label: t("overrideReason"), optional: t("optional") },
          { kind: "textarea", name: "reason", label: t("reviseReason"), hint: t("reviseReasonHint") },
        ]}
      />
    </Disclosure>
  );
}
