/**
 * Names for statements that come again and again: PostgreSQL plans a statement with a name once for each connection,
 * and for those that ask for rights most of their time goes to the plan. A connection keeps what it has prepared as
 * long as it lives, so only statements of some length get a name, after some use, and no more than a fixed number of
 * them. What comes after that, such as a stream of texts of which no two are alike, is planned at every use, as if there
 * were no names.
 */
import { createHash } from "node:crypto";

/** Shorter ones are planned in a fraction of a millisecond. */
const LENGTH_FROM = 500;
/** Longer ones hold lists of values and hardly come again, and each connection would keep their whole text. */
const LENGTH_TO = 20_000;
const SEEN_FROM = 10;
const NAMES_MOST = 150;
/** How many statements without a name are counted before the counting begins anew: lists of values make many. */
const COUNTED_MOST = 1_000;
/** 132 bits: no two texts share them, and with what stands before them a name of PostgreSQL holds them whole. */
const KEY_LENGTH = 22;

/** Texts are told apart by their hash, so that none of them is kept. */
function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, KEY_LENGTH);
}

/** Gives the name of a statement by its text, or undefined while it has none. */
export function statementNames(): (text: string) => string | undefined {
  const named = new Set<string>();
  const seen = new Map<string, number>();
  return (text) => {
    if (text.length < LENGTH_FROM || text.length > LENGTH_TO) return undefined;
    const key = keyOf(text);
    if (!named.has(key)) {
      if (named.size >= NAMES_MOST) return undefined;
      const times = (seen.get(key) ?? 0) + 1;
      if (times < SEEN_FROM) {
        if (seen.size >= COUNTED_MOST) seen.clear();
        seen.set(key, times);
        return undefined;
      }
      named.add(key);
      if (named.size >= NAMES_MOST) seen.clear();
      else seen.delete(key);
    }
    return `often_${key}`;
  };
}
