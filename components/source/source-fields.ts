/** The fields of the form of a source, as data. */
import type { useTranslations } from "next-intl";
import type { FormField } from "@/components/forms/form-field";
import {
  ACCESS_CLASSES,
  type AccessClass,
  CREDIBILITIES,
  INTERVIEW_TYPES,
  RELIABILITIES,
  type SourceType,
} from "@/db/enums";
import type { DayRefusal } from "@/lib/sources/interview-days";
import { CHOSEN_TYPES, isInterview } from "@/lib/sources/kinds";
import type { TwinRefusal } from "@/lib/sources/twin-rules";
import type { SourceDetail, SourceInterview } from "@/lib/sources/view";
import { choices, interviewFields } from "./agreement-fields";

export type SourceWords = ReturnType<typeof useTranslations<"sources">>;

/** What a form is filled with: a source, or nothing but the country for a new one. */
export type SourceValues = Partial<Omit<SourceDetail, "interview">> & {
  interview?: Partial<SourceInterview> | null;
  countries: readonly string[];
};

/** The words of a refusal of an interview's days. */
export const dayReasons = (t: SourceWords): Readonly<Record<DayRefusal, string>> => ({
  held_in_future: t("reasons.held_in_future"),
  consent_in_future: t("reasons.consent_in_future"),
  withdrawal_in_future: t("reasons.withdrawal_in_future"),
  erasure_not_ahead: t("reasons.erasure_not_ahead"),
});

/** The field at which each of these refusals stands. */
export const DAY_REASON_FIELDS: Readonly<Record<DayRefusal, string>> = {
  held_in_future: "heldOn",
  consent_in_future: "consentOn",
  withdrawal_in_future: "consentWithdrawnOn",
  erasure_not_ahead: "deleteOn",
};

type BesideOriginal = Exclude<TwinRefusal, "not_wider">;

/** The words of a refusal of a twin that is saved beside its source. */
export const besideReasons = (t: SourceWords): Readonly<Record<BesideOriginal | DayRefusal, string>> => ({
  ...dayReasons(t),
  other_type: t("reasons.other_type"),
  no_consent: t("reasons.no_consent"),
  not_agreed: t("reasons.not_agreed"),
  erasure_after_original: t("reasons.erasure_after_original"),
});

/** The same of a new twin. */
export const twinReasons = (t: SourceWords): Readonly<Record<TwinRefusal | DayRefusal, string>> => ({
  ...besideReasons(t),
  not_wider: t("reasons.not_wider"),
});

/** The field at which each of these refusals stands. */
export const TWIN_REASON_FIELDS: Readonly<Record<TwinRefusal | DayRefusal, string>> = {
  ...DAY_REASON_FIELDS,
  other_type: "type",
  no_consent: "consent",
  not_agreed: "attribution",
  erasure_after_original: "deleteOn",
  not_wider: "accessClass",
};

type CountryChoice = { iso3: string; name: string };

/** The fields in the order of reading; those of an interview only where it is one. */
export function sourceFields(
  t: SourceWords,
  common: { optional: string },
  values: SourceValues,
  {
    countries,
    interview,
    classes = ACCESS_CLASSES,
    types = interview ? INTERVIEW_TYPES : CHOSEN_TYPES.filter((type) => !isInterview(type)),
  }: {
    countries: readonly CountryChoice[];
    interview: boolean;
    classes?: readonly AccessClass[];
    types?: readonly SourceType[];
  },
): FormField[] {
  const { optional } = common;
  const text = (name: keyof SourceDetail & TextField, hint?: string): FormField => ({
    kind: "text",
    name,
    label: t(`fields.${name}`),
    value: values[name] ?? undefined,
    optional,
    ...(hint === undefined ? {} : { hint }),
  });
  return [
    {
      kind: "select",
      name: "type",
      label: t("fields.type"),
      options: choices(types, (type) => t(`types.${type}`)),
      value: values.type,
      ...(values.type === "unclassified" ? { empty: t("types.unclassified") } : {}),
    },
    // The title of a document is public; that of an interview is in the hands of who writes it.
    { kind: "text", name: "title", label: t("fields.title"), value: values.title, isWatched: interview },
    ...(interview ? interviewFields(t, optional, values) : documentFields(t, text)),
    {
      kind: "radios",
      name: "issuedByState",
      label: t("fields.issuedByState"),
      options: [
        { value: "true", label: t("source.yes") },
        { value: "false", label: t("source.no") },
      ],
      value:
        values.issuedByState === undefined ? (interview ? "false" : undefined) : String(values.issuedByState),
    },
    ...gradeFields(t, values, classes),
    text("language", t("hints.language")),
    countryField(t, countries, values),
    {
      kind: "text",
      name: "typedLanguage",
      label: t("fields.typedLanguage"),
      hint: t("hints.language"),
      value: values.typedLanguage,
      width: "short",
    },
  ];
}

/** Who may read a source, and how far it and what it says can be relied on. */
export function gradeFields(
  t: SourceWords,
  values: Partial<Pick<SourceDetail, "accessClass" | "reliability" | "credibility">>,
  classes: readonly AccessClass[] = ACCESS_CLASSES,
): FormField[] {
  return [
    {
      kind: "radios",
      name: "accessClass",
      label: t("fields.accessClass"),
      options: classes.map((access) => ({
        value: access,
        label: t(`access.${access}`),
        description: t(`accessMeaning.${access}`),
      })),
      value: values.accessClass,
    },
    {
      kind: "select",
      name: "reliability",
      label: t("fields.reliability"),
      options: choices(RELIABILITIES, (grade) => t(`reliability.${grade}`)),
      value: values.reliability ?? undefined,
      empty: t("library.notGraded"),
    },
    {
      kind: "select",
      name: "credibility",
      label: t("fields.credibility"),
      options: choices(CREDIBILITIES, (grade) => t(`credibility.${grade}`)),
      value: values.credibility ?? undefined,
      empty: t("library.notGraded"),
    },
  ];
}

type TextField =
  | "publisher"
  | "origin"
  | "issuingBody"
  | "ministry"
  | "inForceCheckedOn"
  | "publishedOn"
  | "periodFrom"
  | "periodTo"
  | "language"
  | "link";

function documentFields(t: SourceWords, text: (name: TextField, hint?: string) => FormField): FormField[] {
  return [
    text("publisher"),
    text("origin", t("hints.origin")),
    text("issuingBody"),
    text("ministry", t("hints.ministry")),
    text("publishedOn", t("hints.partialDate")),
    text("periodFrom", t("hints.partialDate")),
    text("periodTo", t("hints.partialDate")),
    text("inForceCheckedOn", t("hints.inForceCheckedOn")),
    text("link"),
  ];
}

/** The country of a new source is fixed by where one comes from; further ones can be ticked. */
function countryField(t: SourceWords, countries: readonly CountryChoice[], values: SourceValues): FormField {
  const first = (iso3: string) => (values.countries.includes(iso3) ? 0 : 1);
  return {
    kind: "checkboxes",
    name: "countries",
    label: t("fields.countries"),
    hint: t("hints.countries"),
    options: [...countries]
      .sort((a, b) => first(a.iso3) - first(b.iso3))
      .map(({ iso3, name }) => ({ value: iso3, label: name })),
    value: [...values.countries],
  };
}
