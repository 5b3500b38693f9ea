import type { FormField } from "@/components/forms/form-field";
import { LAW_ELEMENT_VALUES } from "@/db/code-lists";
import type { Translate } from "@/lib/i18n/message-key";
import { ELEMENT_GROUPS } from "@/lib/laws/elements";
import { elementField } from "@/lib/laws/schema";
import type { ReadElement } from "@/lib/laws/view";
import { codeWord } from "@/lib/registers/reader-words";

/** The form of all elements of a law: a group for acts, means, purposes and others, in it a fieldset for each element. */
export function elementFields(t: Translate, elements: readonly ReadElement[]): FormField[] {
  const optional = t("common.optional");
  return ELEMENT_GROUPS.map(({ group, elements: codes }) => ({
    kind: "group",
    name: `elements.${group}`,
    legend: t(`laws.groups.${group}`),
    fields: codes.map((code): FormField => {
      const row = elements.find(({ element }) => element === code);
      return {
        kind: "group",
        name: `elements.${code}`,
        legend: codeWord(t, "law_element", code),
        fields: [
          {
            kind: "select",
            name: elementField(code, "value"),
            label: t("laws.elements.value"),
            options: LAW_ELEMENT_VALUES.map((value) => ({
              value,
              label: codeWord(t, "law_element_value", value),
            })),
            value: row?.value,
            empty: t("laws.elements.unread"),
          },
          {
            kind: "text",
            name: elementField(code, "article"),
            label: t("laws.elements.article"),
            value: row?.article ?? undefined,
            width: "short",
            maxLength: 300,
            optional,
          },
          {
            kind: "text",
            name: elementField(code, "quotation"),
            label: t("registers.fields.quotation"),
            value: row?.quotation ?? undefined,
            maxLength: 300,
            optional,
          },
        ],
      };
    }),
  }));
}
