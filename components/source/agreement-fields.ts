/** What is agreed with the person of an interview, as fields of a form. */
import type { FormField } from "@/components/forms/form-field";
import { ATTRIBUTIONS, CONSENTS } from "@/db/enums";
import type { SourceInterview } from "@/lib/sources/view";
import type { SourceValues, SourceWords } from "./source-fields";

/** The options of a list of codes, each in its word. */
export function choices<Value extends string>(list: readonly Value[], word: (value: Value) => string) {
  return list.map((value) => ({ value, label: word(value) }));
}

/** What is written down of an interview besides the day on which it was held. */
export type AgreedValues = Partial<Omit<SourceInterview, "heldOn" | "erased">>;

/** The same with the day on which it was held, for the form of a source. */
export function interviewFields(t: SourceWords, optional: string, { interview }: SourceValues): FormField[] {
  const [person, agreed] = agreementParts(t, optional, interview ?? null);
  return [
    ...person,
    {
      kind: "text",
      name: "heldOn",
      label: t("fields.heldOn"),
      hint: t("hints.partialDate"),
      value: interview?.heldOn ?? undefined,
      optional,
      width: "short",
    },
    ...agreed,
  ];
}

/** The code in place of a name, and what was agreed with the person. */
export function agreementFields(
  t: SourceWords,
  optional: string,
  values: AgreedValues | null,
): readonly FormField[] {
  return agreementParts(t, optional, values).flat();
}

/** Who the person is, as far as it is written down, and what was agreed. */
function agreementParts(
  t: SourceWords,
  optional: string,
  values: AgreedValues | null,
): [person: FormField[], agreed: FormField[]] {
  const typed = (name: "functionHeld" | "province", hint?: string): FormField => ({
    kind: "text",
    name,
    isWatched: true,
    label: t(`fields.${name}`),
    ...(hint === undefined ? {} : { hint }),
    value: values?.[name] ?? undefined,
    optional,
  });
  const day = (name: "consentOn" | "consentWithdrawnOn" | "deleteOn", hint: string): FormField => ({
    kind: "text",
    name,
    label: t(`fields.${name}`),
    hint,
    value: values?.[name] ?? undefined,
    width: "short",
    ...(name === "consentWithdrawnOn" ? { optional } : {}),
  });
  return [
    [
      {
        kind: "text",
        name: "personCode",
        isWatched: true,
        label: t("fields.personCode"),
        hint: t("hints.personCode"),
        value: values?.personCode,
        width: "short",
      },
      typed("functionHeld"),
      typed("province", t("hints.province")),
    ],
    [
      {
        kind: "radios",
        name: "consent",
        label: t("fields.consent"),
        options: choices(CONSENTS, (value) => t(`consent.${value}`)),
        value: values?.consent,
      },
      day("consentOn", t("hints.day")),
      day("consentWithdrawnOn", t("hints.day")),
      {
        kind: "radios",
        name: "attribution",
        label: t("fields.attribution"),
        options: choices(ATTRIBUTIONS, (value) => t(`attribution.${value}`)),
        value: values?.attribution,
      },
      day("deleteOn", t("hints.deleteOn")),
    ],
  ];
}
