import type { ComponentProps } from "react";
import { InputField, TextareaField } from "@/components/ui/field";
import { PersonalDataNote, personalNoteId } from "./personal-data-note";

/** Several lines of free text, with a note where they may tell who a person is. */
export function FreeTextarea(props: ComponentProps<typeof TextareaField>) {
  return <TextareaField {...props} {...noted(props)} />;
}

/** A line of free text, with the same note. */
export function FreeInput(props: ComponentProps<typeof InputField>) {
  return <InputField {...props} {...noted(props)} />;
}

function noted({ id, "aria-describedby": other }: { id: string; "aria-describedby"?: string | undefined }) {
  const note = personalNoteId(id);
  return {
    below: <PersonalDataNote field={id} />,
    "aria-describedby": other === undefined ? note : `${other} ${note}`,
  };
}
