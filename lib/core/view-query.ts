/** What an address asks for that its page does not know: an old link, a mistyped word. Pure. */

/** The query of an address as a page gets it. */
export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The names in a query that its page left out: it does not know them, or not what they hold. `silent` holds words that
 * mean what holds anyway, by name; a name without a word asks for nothing.
 */
export function leftOut(
  query: RawQuery,
  view: Readonly<Record<string, unknown>>,
  silent: Readonly<Record<string, string>> = {},
): readonly string[] {
  return Object.entries(query).flatMap(([name, value]) => {
    const said = [value ?? []].flat().filter((one) => one !== "" && one !== silent[name]);
    return said.length === 0 || view[name] !== undefined ? [] : [name];
  });
}
