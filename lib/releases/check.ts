/** Which release of this installation a text is, and whether it holds: the rules of the page and of the command. */
import "server-only";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { type ComparedRelease, comparedRelease, isAnchored } from "./compared";
import { type DifferentPart, differentParts } from "./parts";
import { parseRelease } from "./queries";
import { isTooDeep, readReleaseText, wrongFigures } from "./verify";

/** What is wrong with a text that is held against the releases of an installation. */
export type ReleaseProblem =
  | { readonly kind: "not_json" | "not_a_release"; readonly detail: string }
  | { readonly kind: "not_canonical" }
  /** It names no release, or one that is absent, hidden from who asks, or sealed: these look the same. */
  | { readonly kind: "unknown"; readonly code: string | null }
  | { readonly kind: "differs"; readonly parts: readonly DifferentPart[] }
  /** What the installation keeps is not what it published. */
  | { readonly kind: "stored_text_changed" | "not_anchored" }
  | { readonly kind: "unknown_edition" }
  | { readonly kind: "wrong_figures"; readonly keys: readonly string[] };

/** The release that a text claims to be, where who asks may see it. */
export type NamedRelease = Omit<ComparedRelease, "text">;

export type ReleaseCheck = {
  readonly sha256: string;
  readonly release: NamedRelease | null;
  /** None where the text is the release, byte for byte, and holds. */
  readonly problems: readonly ReleaseProblem[];
};

/**
 * Holds a text against the release that it claims to be, its edition, the chain and a fresh computation. People are
 * told of releases whose text they may read; commands of the installation of all.
 */
export async function checkReleaseText(ctx: Ctx, text: string): Promise<ReleaseCheck> {
  const hash = sha256(text);
  const value = jsonOf(text);
  const code = codeIn(value);
  const compared = code === null ? null : await comparedRelease(ctx, { code });
  if (compared === null) {
    const { problems } = await formOf(ctx, text);
    return { sha256: hash, release: null, problems: [...problems, { kind: "unknown", code }] };
  }
  const { text: stored, ...release } = compared;
  const { problems, audit } = await formOf(ctx, text);
  return {
    sha256: hash,
    release,
    problems: [
      ...(sha256(stored) === release.sha256 ? [] : [{ kind: "stored_text_changed" } as const]),
      ...differencesFrom(stored, text, value),
      ...(audit === null || (await isAnchored(ctx, audit)) ? [] : [{ kind: "not_anchored" } as const]),
      ...problems,
    ],
  };
}

/** The release of a hash, where who asks may read its text; null where it is absent, hidden or sealed. */
export async function releaseOfHash(ctx: Ctx, hash: string): Promise<NamedRelease | null> {
  const compared = await comparedRelease(ctx, { sha256: hash });
  if (compared === null) return null;
  const { text: _text, ...release } = compared;
  return release;
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

function codeIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("code" in value)) return null;
  return typeof value.code === "string" ? value.code : null;
}

/** Other bytes of the same content differ in no part; that they are not canonical is said by itself. */
function differencesFrom(stored: string, text: string, value: unknown): readonly ReleaseProblem[] {
  if (stored === text) return [];
  const parts = differentParts(value, parseRelease(stored));
  return parts.length === 0 ? [] : [{ kind: "differs", parts }];
}

/** What is wrong with a text by itself: its form and its figures. */
async function formOf(
  ctx: Ctx,
  text: string,
): Promise<{
  problems: readonly ReleaseProblem[];
  audit: { readonly position: number; readonly head: string } | null;
}> {
  const read = readReleaseText(text);
  if (!read.ok) {
    const { problem, detail } = read;
    const kind = problem === "not_canonical" ? { kind: problem } : { kind: problem, detail };
    return { problems: [kind], audit: null };
  }
  const { edition: named, audit } = read.document;
  const edition = await editionOf(ctx, named.sha256);
  if (edition === null) return { problems: [{ kind: "unknown_edition" }], audit };
  const keys = wrongFigures(read.document, edition);
  return { problems: keys.length === 0 ? [] : [{ kind: "wrong_figures", keys }], audit };
}

async function editionOf(ctx: Ctx, hash: string): Promise<Edition | null> {
  return editionByHash(ctx, hash).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
}
