/** Reads an instrument for import: what it says must hold together, and its own test vectors must come out. */
import { type ParsedEdition, parseEdition } from "@/lib/instruments/parse";
import { problem } from "@/lib/instruments/problem";
import { checkVectors } from "./check-vectors";

/** An edition whose vectors come out, or every problem that the file has. */
export function readInstrument(text: string): ParsedEdition {
  const parsed = parseEdition(text);
  if (!parsed.ok) return parsed;
  const vectors = parsed.edition.file.testVectors ?? [];
  const problems = checkVectors(parsed.edition).map((difference) => {
    const index = vectors.findIndex((vector) => vector.name === difference.vector);
    return problem(["testVectors", index, "expected"], "vector", { ...difference });
  });
  return problems.length > 0 ? { ok: false, problems } : parsed;
}
