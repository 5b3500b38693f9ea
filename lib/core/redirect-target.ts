/** The kind, the address and the status, as Next writes them on what `redirect()` throws; it exports no reader of its own. */
const DIGEST = /^NEXT_REDIRECT;(?:push|replace);(.+);\d{3};$/;

/** The address that a caught `redirect()` leads to; null for any other error. */
export function redirectTarget(error: unknown): string | null {
  if (!(error instanceof Error) || !("digest" in error) || typeof error.digest !== "string") return null;
  return DIGEST.exec(error.digest)?.[1] ?? null;
}
