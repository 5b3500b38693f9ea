/** Reads an instrument file: syntax, shape and meaning, with every problem at once. */
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type Edition, resolveEdition } from "./edition";
import { type InstrumentFile, instrumentSchema } from "./format";
import { type InstrumentProblem, type JsonPath, problem } from "./problem";
import { checkEvidence } from "./validate-evidence";
import { checkNodes } from "./validate-nodes";
import { checkRules } from "./validate-rules";
import { scopeOf } from "./validate-scope";

/** An edition, or everything that keeps the file from being one. */
export type ParsedEdition =
  | { readonly ok: true; readonly edition: Edition }
  | { readonly ok: false; readonly problems: readonly InstrumentProblem[] };

/** Every problem of meaning in a file of the right shape; empty where it can be used. */
export function validateInstrument(file: InstrumentFile): readonly InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  const scope = scopeOf(file, problems);
  checkNodes(scope);
  checkRules(scope);
  checkEvidence(scope);
  return problems;
}

/** Reads the text of an instrument file (UTF-8, with or without byte order mark). */
export function parseEdition(text: string): ParsedEdition {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    return {
      ok: false,
      problems: [problem([], "not_json", { detail: cause instanceof Error ? cause.message : "" })],
    };
  }
  const parsed = instrumentSchema.safeParse(document);
  if (!parsed.success) {
    const ofShape = parsed.error.issues.flatMap((issue) => shapeProblems(issue));
    return { ok: false, problems: [...ofShape, ...meaningWithoutUnknownKeys(document, parsed.error.issues)] };
  }
  const problems = validateInstrument(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, edition: resolveEdition(parsed.data) };
}

/** Where only unknown keys spoil the shape, the problems of meaning are worth reporting in the same go. */
function meaningWithoutUnknownKeys(
  document: unknown,
  issues: readonly z.core.$ZodIssue[],
): readonly InstrumentProblem[] {
  const unknown = new Set(
    issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => JSON.stringify([...issue.path, key])) : [],
    ),
  );
  const parsed = instrumentSchema.safeParse(without(document, unknown, []));
  return parsed.success ? validateInstrument(parsed.data) : [];
}

function without(value: unknown, dropped: ReadonlySet<string>, path: JsonPath): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => without(entry, dropped, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !dropped.has(JSON.stringify([...path, key])));
  return Object.fromEntries(kept.map(([key, entry]) => [key, without(entry, dropped, [...path, key])]));
}

/** Reads a file that is known to be valid, such as a stored edition. Throws INVALID with the first problems. */
export function requireEdition(text: string): Edition {
  const parsed = parseEdition(text);
  if (parsed.ok) return parsed.edition;
  const listed = parsed.problems.slice(0, 5).map((entry) => `${entry.path}: ${entry.text}`);
  throw new AppError("INVALID", `instrument file: ${listed.join(" ")}`);
}

function shapeProblems(issue: z.core.$ZodIssue): readonly InstrumentProblem[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) =>
      problem([...path, key], "shape", { detail: `The key ${key} is not known here.` }),
    );
  return [problem(path, "shape", { detail: issue.message })];
}
