import type { ComponentProps } from "react";
import { InputField, TextareaField } from "@/components/ui/field";
import { WATCHED_FIELD } from "@/lib/core/watched-field";
import { PersonalDataNote, personalNoteId } from "./personal-data-note";

/** Several lines of free text, with a note where they may tell who a person is. */
export function FreeTextarea(props: ComponentProps<typeof TextareaField>) {
  return <TextareaField {...props} {...noted(props)} />;
}

/** A line of free text, with the same note. */
export function FreeInput(props: ComponentProps<typeof InputField>) {
  return <InputField {...props} {...noted(props)} />;
}

type Watched = { id: string; name?: string | undefined; "aria-describedby"?: string | undefined };

function noted({ id, name, "aria-describedby": other }: Watched) {
  const note = personalNoteId(id);
  return {
    below: (
      <>
        <PersonalDataNote field={id} />
        {name === undefined ? null : <input type="hidden" name={WATCHED_FIELD} value={name} />}
      </>
    ),
    "aria-describedby": other === undefined ? note : `${other} ${note}`,
  };
}
