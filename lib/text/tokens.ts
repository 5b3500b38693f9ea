/** References in what people type: the token `[[kind:code]]`. Pure, and safe in the browser. */

/** A code holds no bracket, so that each part of a text is looked at once. */
const TOKEN = /\[\[([a-z_]+):([^[\]]+)\]\]/g;

/** A reference as it was typed. */
export type Token = { readonly kind: string; readonly code: string; readonly typed: string };

/** What a reference leads to, for a reader who may know of it. `href` is without its language. */
export type Reference = {
  readonly href: string;
  readonly code: string;
  /** The title of an entry of a register may hold tokens itself. */
  readonly title: string;
  /** BCP 47 tag of the title; null where it is the reader's own. */
  readonly language: string | null;
  /** Names of the countries in the title, by ISO code. */
  readonly countryNames?: Readonly<Record<string, string>>;
  /** The value that stands for the reference, as its reader may see it; raw where it is not behind the mask. */
  readonly figure?: { readonly status: string; readonly value: number | null; readonly isRaw: boolean };
};

/** References by `keyOf`; what is not in it is shown as typed. */
export type References = Readonly<Record<string, Reference>>;

/** The name of a token in `References`; spaces around the code do not count. */
export function keyOf({ kind, code }: Pick<Token, "kind" | "code">): string {
  return `${kind}:${code.trim()}`;
}

/** A text in its parts, in order: what stands between tokens as text, and the tokens. Joined they are the text. */
export function partsOf(text: string): readonly (string | Token)[] {
  const parts: (string | Token)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [typed, kind = "", code = ""] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ kind, code, typed });
    end = match.index + typed.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Every token in the texts of lists, maps and plain objects, each once. */
export function tokensIn(content: unknown): readonly Token[] {
  const found = new Map<string, Token>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (!value.includes("[[")) return;
      for (const part of partsOf(value)) if (typeof part !== "string") found.set(keyOf(part), part);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (value instanceof Map) for (const entry of value.values()) visit(entry);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  visit(content);
  return [...found.values()];
}
