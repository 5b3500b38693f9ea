/**
 * Names for statements that come again and again: PostgreSQL plans a statement with a name once for each connection,
 * and for those that ask for rights most of their time goes to the plan. A connection keeps what it has prepared as
 * long as it lives, so only long statements get a name, after some use, and no more than a fixed number of them.
 */

/** Shorter ones are planned in a fraction of a millisecond. */
const LENGTH_FROM = 500;
const SEEN_FROM = 10;
const NAMES_MOST = 150;
/** How many statements without a name are counted before the counting begins anew: lists of values make many. */
const COUNTED_MOST = 1_000;

/** Gives the name of a statement by its text, or undefined while it has none. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || text.length < LENGTH_FROM || names.size >= NAMES_MOST) return known;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < SEEN_FROM) {
      if (seen.size >= COUNTED_MOST) seen.clear();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    const name = `often_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}
