/** Figures as rows of text: what `scores` prints and files hold. */
import { type ExactNumber, fractionText } from "@/lib/core/exact";
import type { ScoredAssessment } from "./engine";
import { plainNumber } from "./plain";
import type { AnyNodeScore } from "./score";

export const SCORE_COLUMNS = [
  "key",
  "kind",
  "status",
  "score",
  "exact",
  "coverage",
  "low",
  "high",
  "band",
  "caps",
] as const;

/** One domain or aggregate; an empty text where there is nothing to say. */
export type ScoreRow = Readonly<Record<(typeof SCORE_COLUMNS)[number], string>>;

/** Fifteen decimal places: figures as they are, cut where a file must end. */
function text(value: ExactNumber | null | undefined): string {
  return value ? plainNumber(value).decimal : "";
}

function row(node: AnyNodeScore): ScoreRow {
  return {
    key: node.key,
    kind: node.kind,
    status: node.status ?? "",
    score: text(node.score?.exact),
    exact: node.score ? (fractionText(node.score.exact) ?? "") : "",
    coverage: text(node.coverage),
    low: text(node.low?.exact),
    high: text(node.high?.exact),
    band: node.band ?? "",
    caps: node.caps.map((cap) => cap.code).join("|"),
  };
}

/** Every figure of an assessment: domains, then aggregates, each in the order of the file. */
export function scoreRows(scored: ScoredAssessment): readonly ScoreRow[] {
  const { file } = scored.edition;
  const keys = [...file.domains.map(({ code }) => code), ...file.aggregates.map(({ key }) => key)];
  return keys.flatMap((key) => {
    const node = scored.nodes.get(key);
    return node ? [row(node)] : [];
  });
}
