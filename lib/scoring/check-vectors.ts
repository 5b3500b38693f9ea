/** Runs the test vectors that an instrument file carries: what it expects must be what the engine says. */
import { decimalText, type ExactNumber, exact } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import type { TestVector } from "@/lib/instruments/format";
import { scoreAssessment } from "./engine";
import { priorities } from "./priority";
import type { Rating, Ratings } from "./rating";
import type { AnyNodeScore } from "./score";

/** One figure that came out differently. */
export type VectorDifference = {
  readonly vector: string;
  readonly key: string;
  readonly field: string;
  readonly expected: string;
  readonly computed: string;
};

/** The rating that an answer of a test vector stands for: a level, "na", "ns" or "ns:REASON". */
export function ratingOfAnswer(answer: number | string): Rating {
  if (typeof answer === "number") return { state: "rated", level: answer };
  if (answer === "na") return { state: "not_applicable" };
  const [, reason] = answer.split(":");
  return { state: "not_assessed", reason };
}

/** The ratings of a test vector. */
export function vectorRatings(vector: TestVector): Ratings {
  return new Map(Object.entries(vector.answers).map(([code, answer]) => [code, ratingOfAnswer(answer)]));
}

type Expected = NonNullable<TestVector["expected"]["aggregates"]>[string];

/** Every difference between what the vectors of an edition expect and what the engine computes; empty where all agree. */
export function checkVectors(edition: Edition): readonly VectorDifference[] {
  return (edition.file.testVectors ?? []).flatMap((vector) => {
    const ratings = vectorRatings(vector);
    const scored = scoreAssessment(edition, { ratings });
    const { domains, aggregates, priorities: ranks } = vector.expected;
    const nodes = [
      ...Object.entries(domains ?? {}).map(([key, expected]) => ({
        key,
        expected,
        places: vector.decimals.domainScore,
      })),
      ...Object.entries(aggregates ?? {}).map(([key, expected]) => ({
        key,
        expected,
        places: vector.decimals.score,
      })),
    ];
    const found = nodes.flatMap(({ key, expected, places }) =>
      nodeDifferences(scored.nodes.get(key), expected, places, vector.decimals.coverage).map(
        (difference) => ({
          vector: vector.name,
          key,
          ...difference,
        }),
      ),
    );
    const computed = new Map(priorities(scored, ratings).map((priority) => [priority.indicator, priority]));
    const ranked = Object.entries(ranks ?? {}).flatMap(([key, value]) => {
      const priority = computed.get(key);
      const pair = {
        expected: decimalText(exact(value), vector.decimals.priority),
        computed:
          priority?.kind === "ranked" ? decimalText(priority.value, vector.decimals.priority) : "none",
      };
      return pair.expected === pair.computed
        ? []
        : [{ vector: vector.name, key, field: "priority", ...pair }];
    });
    return [...found, ...ranked];
  });
}

function nodeDifferences(
  node: AnyNodeScore | undefined,
  expected: Expected,
  places: number,
  coveragePlaces: number,
): readonly Omit<VectorDifference, "vector" | "key">[] {
  const figure = (value: ExactNumber | null | undefined, to: number) =>
    value ? decimalText(value, to) : "none";
  const wanted = (value: number | string | null | undefined, to: number) =>
    value === undefined ? undefined : value === null ? "none" : decimalText(exact(value), to);
  const pairs: readonly (readonly [string, string | undefined, string])[] = [
    ["status", expected.status, node?.status ?? "none"],
    ["score", wanted(expected.score, places), figure(node?.score?.exact, places)],
    ["low", wanted(expected.low, places), figure(node?.low?.exact, places)],
    ["high", wanted(expected.high, places), figure(node?.high?.exact, places)],
    ["coverage", wanted(expected.coverage, coveragePlaces), figure(node?.coverage, coveragePlaces)],
    ["bandFigure", wanted(expected.bandFigure, places), figure(node?.bandFigure?.exact, places)],
    ["band", expected.band === undefined ? undefined : (expected.band ?? "none"), node?.band ?? "none"],
    ["caps", expected.caps?.join("|"), node?.caps.map((cap) => cap.code).join("|") ?? "none"],
    ["withheld", expected.withheld?.toString(), String(node?.withheld.length ?? "none")],
  ];
  return pairs.flatMap(([field, want, computed]) =>
    want === undefined || want === computed ? [] : [{ field, expected: want, computed }],
  );
}
