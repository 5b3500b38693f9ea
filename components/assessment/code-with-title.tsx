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
      <bdi>{code}</bdi> <bdi lang={language}>{titleOf.get(code)}</bdi>
    </>
  );
}
