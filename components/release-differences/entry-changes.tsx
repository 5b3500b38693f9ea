import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { codeIn } from "@/lib/i18n/format";
import type { EntryChange } from "@/lib/releases/differences";
import { FieldChanges } from "./field-changes";
import type { Shown, Words } from "./shown";

interface EntryChangesProps<Entry, Field extends string> {
  id: string;
  title: string;
  words: Words;
  changes: readonly EntryChange<Entry, Field>[];
  labels: (field: Field) => string;
  /** Every field of an entry of the first and of the second release. */
  shown: (entry: Entry, side: "before" | "after") => Readonly<Record<Field, Shown>>;
  name: (entry: Entry) => ReactNode;
  /** What is read of an entry that only one of the two has. */
  only?: (entry: Entry) => ReactNode;
  codes: { before: string; after: string };
}

/** More entries than these wait behind a press each, and are open on paper. */
const OPEN_MAX = 8;

/** The entries of one part of two releases that differ; nothing where all are the same. */
export function EntryChanges<Entry, Field extends string>(props: EntryChangesProps<Entry, Field>) {
  const { id, title, changes, name } = props;
  if (changes.length === 0) return null;
  const isLong = changes.length > OPEN_MAX;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {changes.map((change) => {
        const heading = name(change.kind === "gone" ? change.before : change.after);
        return isLong ? (
          <Disclosure key={change.key} look="boxed" summary={heading}>
            <OneChange {...props} change={change} />
          </Disclosure>
        ) : (
          <section key={change.key} data-print="keep">
            <h3>{heading}</h3>
            <OneChange {...props} change={change} />
          </section>
        );
      })}
    </section>
  );
}

function OneChange<Entry, Field extends string>({
  change,
  words,
  labels,
  shown,
  only,
  codes,
}: EntryChangesProps<Entry, Field> & { change: EntryChange<Entry, Field> }) {
  if (change.kind === "changed")
    return (
      <FieldChanges
        words={words}
        fields={change.fields}
        labels={labels}
        before={shown(change.before, "before")}
        after={shown(change.after, "after")}
      />
    );
  const code = change.kind === "gone" ? codes.before : codes.after;
  return (
    <>
      <p>{words.t("releaseDifferences.only", { code: codeIn(words.locale, code) })}</p>
      {only?.(change.kind === "gone" ? change.before : change.after)}
    </>
  );
}
