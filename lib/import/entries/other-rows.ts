/** Rows of a file that are none of its register: those that a known layout has besides, those that a person leaves out. */
import { REGISTERS, type RegisterKey } from "@/db/enums";
import type { StoredMapping } from "@/db/schema/import";
import { nameKey } from "@/lib/countries/name-key";
import type { RegisterDefinition } from "@/lib/registers/fields";
import type { CellPlace } from "../findings";
import { type Notice, notice, type Problem } from "../problem";
import { fieldColumns } from "./columns";

/** By column and word of the publisher: the register that takes such rows, null where none does. */
export type Elsewhere = Readonly<Record<string, Readonly<Record<string, RegisterKey | null>>>>;
type LeftOut = NonNullable<StoredMapping["leftOut"]>;

/** A word that a column of codes does not know, with how many rows have it: a person may leave those out. */
export type UnknownWord = { field: string; column: string; word: string; rows: number };

/** So many words are asked about at once. */
const WORDS_SHOWN = 50;

/**
 * Tells of a row whether it is none of the register, as the notice that says so; null where it is one. `placeOf` gives
 * the cell of a column.
 */
export function otherRows(
  elsewhere: Elsewhere,
  leftOut: LeftOut,
): (has: (field: string) => boolean, placeOf: (field: string) => CellPlace) => Notice | null {
  const fields = [...new Set([...Object.keys(elsewhere), ...Object.keys(leftOut)])].map((field) => {
    const registers = new Map(
      Object.entries(elsewhere[field] ?? {}).map(([word, register]) => [nameKey(word), register]),
    );
    const chosen = new Set((leftOut[field] ?? []).map(nameKey));
    const known = new Map<string, (place: CellPlace) => Notice | null>();
    return { field, registers, chosen, known };
  });
  return (has, placeOf) => {
    for (const { field, registers, chosen, known } of fields) {
      if (!has(field)) continue;
      const place = placeOf(field);
      let say = known.get(place.text);
      if (say === undefined) {
        const key = nameKey(place.text);
        const register = registers.get(key);
        say = ({ line, column, text }) =>
          register !== undefined
            ? notice("left_out_other", { line, column }, { value: text, register: register ?? "none" })
            : chosen.has(key)
              ? notice("left_out_chosen", { line, column }, { value: text })
              : null;
        known.set(place.text, say);
      }
      const found = say(place);
      if (found !== null) return found;
    }
    return null;
  };
}

/** The words that columns of codes of the entry itself do not know, the most frequent first. */
export function unknownWords(
  problems: readonly Problem[],
  definition: RegisterDefinition,
  columnOf: ReadonlyMap<string, string>,
): readonly UnknownWord[] {
  const fields = new Map(
    fieldColumns(definition).flatMap(({ name, list, field }) =>
      list === null && field.kind === "code" && columnOf.has(name) ? [[columnOf.get(name), name]] : [],
    ),
  );
  const words = new Map<string, UnknownWord>();
  for (const { code, column, values } of problems) {
    const field = fields.get(column ?? undefined);
    if (code !== "value_unknown" || column === null || field === undefined) continue;
    const word = String(values.value);
    const key = JSON.stringify([field, nameKey(word)]);
    const rows = (words.get(key)?.rows ?? 0) + 1;
    words.set(key, { field, column, word: words.get(key)?.word ?? word, rows });
  }
  return [...words.values()].toSorted((a, b) => b.rows - a.rows).slice(0, WORDS_SHOWN);
}

/** Whether a profile's word for the register of other rows is one. */
export function isElsewhere(register: unknown): register is RegisterKey | null {
  return register === null || REGISTERS.some((key) => key === register);
}
