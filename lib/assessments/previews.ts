/** The two previews that a person sees before an assessment is submitted or published, and how a visit is passed on. Pure. */
import { z } from "zod";

export const PREVIEWS = ["state", "reader"] as const;
export type Preview = (typeof PREVIEWS)[number];

const proof = z.string().max(100).catch("").default("");
/** By preview, the proof that a page of it was shown; "" where there is none. The names stand in addresses and forms. */
export const previewProofsSchema = z.object({ stateProof: proof, readerProof: proof });
export type PreviewProofs = z.output<typeof previewProofsSchema>;

/** The address of a page with the proofs that it passes on. */
export function withProofs(path: string, proofs: PreviewProofs): string {
  const given = Object.entries(proofs).filter(([, value]) => value !== "");
  if (given.length === 0) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(given)}`;
}

/** Which previews a person has still to open; null once both were. */
export function unopened(opened: Readonly<Record<Preview, boolean>>): Preview | "both" | null {
  const left = PREVIEWS.filter((view) => !opened[view]);
  return left.length === PREVIEWS.length ? "both" : (left[0] ?? null);
}
