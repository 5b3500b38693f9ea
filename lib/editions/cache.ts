import "server-only";
import type { Edition } from "@/lib/instruments/edition";
import { requireEdition } from "@/lib/instruments/parse";

/** More editions than an installation has in use; the oldest in the cache goes first. */
const CACHED_MAX = 16;

declare global {
  /** Parsed editions by the hash of their bytes; on `globalThis`, because hot reload loads this module again. */
  var gpatEditions: Map<string, Edition> | undefined;
}

/** The parsed edition of these exact bytes; the same bytes are parsed once per process. Throws INVALID. */
export function editionOfBytes(sha256: string, content: () => string): Edition {
  globalThis.gpatEditions ??= new Map();
  const cache = globalThis.gpatEditions;
  const known = cache.get(sha256);
  if (known) return known;
  const edition = requireEdition(content());
  const [oldest] = cache.keys();
  if (cache.size >= CACHED_MAX && oldest !== undefined) cache.delete(oldest);
  cache.set(sha256, edition);
  return edition;
}

/** The parsed edition of a hash where this process has it already. */
export function cachedEdition(sha256: string): Edition | undefined {
  return globalThis.gpatEditions?.get(sha256);
}
