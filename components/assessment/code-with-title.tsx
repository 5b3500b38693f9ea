import { EditionText } from "@/components/scorecard/edition-text";

/** A code of the edition with its title, in the edition's language. */
export function CodeWithTitle({
  code,
  language,
  titleOf,
}: {
  code: string;
  language: string;
  titleOf: ReadonlyMap<string, string>;
}) {
  return (
    <>
      <bdi>{code}</bdi> <EditionText language={language}>{titleOf.get(code)}</EditionText>
    </>
  );
}
