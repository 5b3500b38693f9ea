"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFieldArray, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { TypedValues } from "@/lib/core/action-state";
import { typedValues } from "@/lib/core/form-entries";
import { FormControl } from "./form-control";
import { nameInRow, type PlainField, type RowsField } from "./form-field";
import styles from "./form-fields.module.css";
import { isBlankRow, isNumbered, nextRow, type TypedRow, typedRows } from "./typed-rows";

/** So many empty rows wait in a new list where no script adds one; */
const FIRST_BLANK_ROWS = 4;
/** and so many behind rows that are there. */
const BLANK_ROWS = 2;

type Row = { typed: TypedRow };

interface RowListProps {
  /** The id of the form; a control's is `ID-NAME.INDEX.FIELD`. */
  id: string;
  field: RowsField;
  errorOf: (name: string) => string | undefined;
  /** What was typed before the form came back. */
  values: TypedValues | null;
}

/**
 * Rows that are added, taken away and put into another order. Before the page lives, and without scripts, some empty
 * rows wait at the end and a number in each says its place.
 */
export function RowList({ id, field, errorOf, values }: RowListProps) {
  const t = useTranslations("common.rows");
  const tCommon = useTranslations("common");
  const { name, one: noun, fields, max } = field;
  const start = values === null ? field.rows : typedRows(field, values);
  const blank = Math.min(max - start.length, start.length === 0 ? FIRST_BLANK_ROWS : BLANK_ROWS);
  const { control } = useForm<{ rows: Row[] }>({
    defaultValues: {
      rows: [...start, ...Array.from({ length: blank }, () => null)].map((typed) => ({ typed })),
    },
  });
  const { fields: rows, append, insert, move, remove } = useFieldArray({ control, name: "rows" });
  const list = useRef<HTMLDivElement>(null);
  const [isLive, setLive] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [said, setSaid] = useState("");
  const [removed, setRemoved] = useState<{ index: number; typed: TypedRow } | null>(null);
  const focusNext = useRef<string | null>(null);
  const idOf = (index: number, part: string) => `${id}-${nameInRow(name, index, part)}`;
  const first = fields[0]?.name ?? "";
  const wordOf = (index: number) => t("row", { row: noun, number: String(index + 1) });

  const typed = () => typedRows(field, typedAround(list.current));

  // Empty rows make way for the button that adds one. Whoever has given the rows numbers already goes on with these.
  const atStart = start.length + blank;
  useEffect(() => {
    const held = typedAround(list.current);
    if (isNumbered(name, held)) return;
    const kept = Math.max(1, typedRows({ name, fields, max }, held).length);
    // Whoever stands in a row that goes finds the last one that stays.
    const at = [...(list.current?.children ?? [])].findIndex((row) => row.contains(document.activeElement));
    if (at >= kept) focusNext.current = `${id}-${nameInRow(name, kept - 1, first)}`;
    remove(Array.from({ length: atStart - kept }, (_, index) => kept + index));
    setLive(true);
  }, [id, name, fields, first, max, remove, atStart]);

  useEffect(() => {
    if (focusNext.current === null) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const add = () => {
    append({ typed: nextRow(field, typed()[rows.length - 1] ?? null) }, { shouldFocus: false });
    focusNext.current = idOf(rows.length, first);
    setSaid(t("added", { row: wordOf(rows.length) }));
    setRemoved(null);
  };
  const take = (index: number) => {
    const row = typed()[index] ?? null;
    setRemoved(isBlankRow(row) ? null : { index, typed: row });
    remove(index);
    setChanged(true);
    // The row that stays alone has no such button.
    const beside = rows.length > 2 ? idOf(Math.max(0, index - 1), "remove") : idOf(0, first);
    focusNext.current = isBlankRow(row) ? beside : `${id}-${name}-undo`;
    setSaid(t("removed", { row: wordOf(index) }));
  };
  const undo = () => {
    if (removed === null) return;
    insert(removed.index, { typed: removed.typed }, { shouldFocus: false });
    focusNext.current = idOf(removed.index, first);
    setSaid(t("back", { row: wordOf(removed.index) }));
    setRemoved(null);
  };
  const shift = (from: number, to: number) => {
    move(from, to);
    setChanged(true);
    // The same button again, or the other where the row has come to an end of the list.
    const goesUp = to < from ? to > 0 : to === rows.length - 1;
    focusNext.current = idOf(to, goesUp ? "up" : "down");
    setSaid(t("moved", { row: wordOf(from), number: String(to + 1) }));
  };

  return (
    <div ref={list} data-changed={isChanged || undefined}>
      {rows.map((row, index) => (
        <fieldset key={row.id} className={styles.group}>
          <legend className={styles.legend}>{wordOf(index)}</legend>
          {!isLive && index === start.length ? <p className={styles.hint}>{t("plainHint")}</p> : null}
          <div className={styles.fields}>
            {isLive ? null : (
              <FormControl
                field={{
                  kind: "text",
                  name: nameInRow(name, index, "position"),
                  label: t("position"),
                  hint: t("positionHint"),
                  value: index < start.length ? String(index + 1) : undefined,
                  width: "short",
                }}
                id={idOf(index, "position")}
                error={errorOf(nameInRow(name, index, "position"))}
                values={values}
              />
            )}
            {fields.map((one) => (
              <FormControl
                key={one.name}
                field={at(one, nameInRow(name, index, one.name))}
                id={idOf(index, one.name)}
                error={
                  errorOf(nameInRow(name, index, one.name)) ??
                  (index === 0 && one === fields[0] ? errorOf(name) : undefined)
                }
                values={named(row.typed, name, index)}
              />
            ))}
          </div>
          {isLive ? (
            <p className={styles.rowActions}>
              {index === 0 ? null : (
                <RowButton id={idOf(index, "up")} row={wordOf(index)} act={() => shift(index, index - 1)}>
                  {t("up")}
                </RowButton>
              )}
              {index === rows.length - 1 ? null : (
                <RowButton id={idOf(index, "down")} row={wordOf(index)} act={() => shift(index, index + 1)}>
                  {t("down")}
                </RowButton>
              )}
              {rows.length === 1 ? null : (
                <RowButton id={idOf(index, "remove")} row={wordOf(index)} act={() => take(index)}>
                  {tCommon("remove")}
                </RowButton>
              )}
            </p>
          ) : null}
        </fieldset>
      ))}
      {isLive ? (
        <p className={classNames(styles.rowActions, styles.rowsEnd)}>
          {rows.length >= max ? (
            t("full", { max })
          ) : (
            <Button type="button" onClick={add}>
              {field.add}
            </Button>
          )}
          {removed === null ? null : (
            <Button type="button" id={`${id}-${name}-undo`} onClick={undo}>
              {t("undo", { row: wordOf(removed.index) })}
            </Button>
          )}
        </p>
      ) : null}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  );
}

/** A button of one row; who listens hears of which. */
function RowButton({
  id,
  row,
  act,
  children,
}: {
  id: string;
  row: string;
  act: () => void;
  children: string;
}) {
  return (
    <Button type="button" size="small" id={id} onClick={act}>
      {children}
      <VisuallyHidden>: {row}</VisuallyHidden>
    </Button>
  );
}

/** What is typed in the form that this stands in. */
function typedAround(element: HTMLElement | null): TypedValues {
  const form = element?.closest("form");
  return form ? typedValues(new FormData(form)) : {};
}

function at(field: PlainField, name: string): PlainField {
  return { ...field, name };
}

/** The values of a row under the names that its controls have. */
function named(row: TypedRow, rows: string, index: number): TypedValues | null {
  return row === null
    ? null
    : Object.fromEntries(Object.entries(row).map(([name, value]) => [nameInRow(rows, index, name), value]));
}
