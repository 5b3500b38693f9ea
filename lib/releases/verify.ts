/** Checks the text of a release: its form, and its figures against a fresh computation. Pure. */
import type { z } from "zod";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Edition } from "@/lib/instruments/edition";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";
import { releaseNodes } from "./capability";
import { type ReleaseDocument, releaseSchema } from "./format";

/** What can be wrong with the form of a text that claims to be a release. */
type FormProblem = "not_json" | "not_a_release" | "not_canonical";

/** Deeper than any release is nested: what reads a document calls itself once for each level. */
const DEPTH_MAX = 100;

/** Whether lists and objects stand in each other deeper than in any release. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= DEPTH_MAX; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The document in a text, or why there is none. */
export function readReleaseText(
  text: string,
): { ok: true; document: ReleaseDocument } | { ok: false; problem: FormProblem; detail: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: "not_json", detail: error instanceof Error ? error.message : "" };
  }
  if (isTooDeep(value)) return { ok: false, problem: "not_a_release", detail: "document: nested too deep" };
  const parsed = releaseSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problem: "not_a_release", detail: firstIssue(parsed.error) };
  if (canonicalJson(value) !== text) return { ok: false, problem: "not_canonical", detail: "" };
  return { ok: true, document: parsed.data };
}

/** Where a document first leaves the format, in one line. */
function firstIssue({ issues }: z.ZodError): string {
  const [first] = issues;
  return first ? `${first.path.join(".") || "document"}: ${first.message}` : "";
}

/** Keys of the figures that a fresh computation from the levels in the document does not confirm. */
export function wrongFigures(document: ReleaseDocument, edition: Edition): readonly string[] {
  const fresh = releaseNodes(
    scoreAssessment(edition, {
      ratings: new Map(document.indicators.map((indicator) => [indicator.code, ratingOf(indicator)])),
      confidence: new Map(
        document.indicators.flatMap(({ code, confidence }) =>
          confidence === null ? [] : [[code, confidence] as const],
        ),
      ),
      confirmedGates: new Set(edition.gates.map(({ code }) => code)),
    }),
  );
  const stated = new Map(document.capability.map((node) => [node.key, canonicalJson(node)]));
  const computed = new Map(fresh.map((node) => [node.key, canonicalJson(node)]));
  return [...new Set([...stated.keys(), ...computed.keys()])].filter(
    (key) => stated.get(key) !== computed.get(key),
  );
}

/** Exposure carries no level in a release and moves no capability figure: it reads as a gap here. */
function ratingOf({ state, level, reason }: ReleaseDocument["indicators"][number]): Rating {
  if (state === "not_applicable") return { state };
  if (state === "rated" && level !== null) return { state, level };
  return { state: "not_assessed", reason: reason?.code };
}
