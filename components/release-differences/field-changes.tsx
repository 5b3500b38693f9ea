import { Change } from "@/components/audit/change";
import { DescriptionList } from "@/components/ui/description-list";
import type { Shown, Words } from "./shown";

/** The fields of one thing that differ: what each was and what it is, of texts the words that went and came. */
export function FieldChanges<Field extends string>({
  words,
  fields,
  labels,
  before,
  after,
}: {
  words: Words;
  fields: readonly Field[];
  labels: (field: Field) => string;
  before: Readonly<Record<Field, Shown>>;
  after: Readonly<Record<Field, Shown>>;
}) {
  const nothing = words.t("releaseDifferences.nothing");
  return (
    <DescriptionList
      items={fields.map((field) => {
        const [a, b] = [before[field], after[field]];
        const isText = a?.text !== undefined || b?.text !== undefined;
        return {
          key: field,
          term: labels(field),
          value: (
            <Change
              before={a === null ? nothing : a.node}
              after={b === null ? nothing : b.node}
              language={b?.language ?? a?.language ?? words.locale}
              isLong={isText}
              words={words.compare(a?.text, b?.text).words}
            />
          ),
        };
      })}
    />
  );
}
