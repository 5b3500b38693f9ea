/** Checks on the figures of one country that warn and never refuse. Pure. */
import { LEGAL_BASES } from "@/db/code-lists";
import type { Warning } from "./warning";

/** A figure of detected victims or of proceedings; null where its value is not known exactly. */
export type Figure = {
  code: string;
  reportingBody: string;
  year: number;
  /** What is counted: the indicator, or stage, legal basis and unit with a blank between. */
  counted: string;
  dimension: string;
  /** Citizenship or form; empty for totals. */
  category: string;
  sex: string;
  age: string;
  value: number | null;
};

/** A jump is a value more than so many times the last known one, or less than that part of it. */
const JUMP = 3;
/** So many equal figures of two years are no chance, whatever their size. */
const SAME_FIGURES_MIN = 3;
/** Fewer are none where one of them is as great as this: smaller counts meet by chance. */
const SAME_FEW_FROM = 100;
/** Breakdowns whose parts stand within the same total; who was repatriated in a year was not always detected in it. */
const FORMS = "form_of_exploitation";
const WITHIN_TOTAL = ["citizenship", FORMS] as const;
/** Not stated under which law: the total over all. */
const ALL_BASES = "not_stated";
const STATED_BASES = LEGAL_BASES.filter((basis) => basis !== ALL_BASES);

const key = (...parts: readonly (string | number)[]) => JSON.stringify(parts);

type Known = Figure & { value: number };
const isKnown = (figure: Figure): figure is Known => figure.value !== null;
const blockOf = ({ reportingBody, year, counted }: Figure) => key(reportingBody, year, counted);
const isTotal = ({ sex, age }: Figure) => sex === "total" && age === "total";
const EVERYBODY = { dimension: "total", category: "", sex: "total", age: "total" };
/** Everybody, in figures of proceedings also where they are broken down by the law alone. */
const isWhole = (figure: Figure) => ["total", "legal_basis"].includes(figure.dimension) && isTotal(figure);
const sumOf = (figures: readonly Known[]) => figures.reduce((sum, { value }) => sum + value, 0);
const codesOf = (figures: readonly Figure[]) => figures.map(({ code }) => code);

/** A way to break a total down: by a category, by sex, by age, or by several of them at once. */
type Way = { dimension: (typeof WITHIN_TOTAL)[number] | null; sex: boolean; age: boolean };

/** Every way, those by one thing first. */
const WAYS: readonly Way[] = [null, ...WITHIN_TOTAL]
  .flatMap((dimension) =>
    [false, true].flatMap((sex) => [false, true].map((age): Way => ({ dimension, sex, age }))),
  )
  .filter((way) => thingsIn(way) > 0)
  .sort((a, b) => thingsIn(a) - thingsIn(b));

function thingsIn({ dimension, sex, age }: Way): number {
  return [dimension !== null, sex, age].filter(Boolean).length;
}

/** Whether one way breaks down by everything that the other one does, and perhaps by more. */
function goesOnFrom(way: Way, other: Way): boolean {
  return (
    (other.dimension === null || other.dimension === way.dimension) &&
    (way.sex || !other.sex) &&
    (way.age || !other.age)
  );
}

type Place = Pick<Figure, "dimension" | "category" | "sex" | "age">;

function isPart(cell: Place, total: Place, { dimension, sex, age }: Way): boolean {
  const inCategory =
    dimension === null
      ? cell.dimension === total.dimension && cell.category === total.category
      : total.dimension === "total" && cell.dimension === dimension;
  const within = (of: "sex" | "age", isBroken: boolean) =>
    isBroken ? total[of] === "total" && cell[of] !== "total" : cell[of] === total[of];
  return inCategory && within("sex", sex) && within("age", age);
}

/**
 * Parts that add up to more than the total beside them, for every total of a block, inner ones such as all women too. Where
 * the parts by one thing do, those by that thing and another are not named again. Of forms, one victim may have been counted
 * under several, which is a warning of its own.
 */
function partsAboveTotal(figures: readonly Known[]): Warning[] {
  return [...Map.groupBy(figures, blockOf).values()].flatMap((block) =>
    block.flatMap((total) => {
      const above: Way[] = [];
      return WAYS.flatMap((way): Warning[] => {
        if (above.some((other) => goesOnFrom(way, other))) return [];
        const parts = block.filter((cell) => isPart(cell, total, way));
        const sum = sumOf(parts);
        if (sum <= total.value) return [];
        above.push(way);
        return [
          {
            rule: way.dimension === FORMS ? "forms_above_total" : "parts_above_total",
            codes: [total.code, ...codesOf(parts)],
            values: { year: total.year, total: total.value, sum },
          },
        ];
      });
    }),
  );
}

/** What is counted in figures of proceedings, in its parts. */
function caseOf({ counted }: Figure): { stage: string; basis: string; unit: string } {
  const [stage = "", basis = "", unit = ""] = counted.split(" ");
  return { stage, basis, unit };
}

/** What came to a stage: the entered total, or the most that its parts add up to. */
type Reached = { codes: readonly string[]; value: number };

function reachedIn(block: readonly Known[]): Reached | null {
  const total = block.find(isWhole);
  const ways = total ? [[total]] : WAYS.map((way) => block.filter((cell) => isPart(cell, EVERYBODY, way)));
  return ways
    .filter((parts) => parts.length > 0)
    .map((parts) => ({ codes: codesOf(parts), value: sumOf(parts) }))
    .reduce<Reached | null>((most, one) => (most && most.value >= one.value ? most : one), null);
}

const together = (reached: readonly Reached[]): Reached => ({
  codes: reached.flatMap(({ codes }) => codes),
  value: reached.reduce((sum, { value }) => sum + value, 0),
});

/** What came to one stage by legal basis, under those that are stated and under all. */
function reachedBy(figures: readonly Known[], stage: string) {
  const ofStage = figures.filter((figure) => caseOf(figure).stage === stage);
  const byBasis = new Map(
    [...Map.groupBy(ofStage, (figure) => caseOf(figure).basis)].flatMap(([basis, block]) => {
      const reached = reachedIn(block);
      return reached === null ? [] : [[basis, reached] as const];
    }),
  );
  const stated = STATED_BASES.flatMap((basis) => byBasis.get(basis) ?? []);
  return { byBasis, stated, all: byBasis.get(ALL_BASES) };
}

/**
 * More persons convicted than prosecuted in one year: possible where cases run over years, often a mistake. Where a total
 * was not entered its parts are taken. What is under one law is compared with the same law, else with all; all convicted
 * with all prosecuted, where those under every law are known.
 */
function convictedAboveProsecuted(figures: readonly Known[]): Warning[] {
  const years = Map.groupBy(figures, (figure) => key(figure.reportingBody, figure.year, caseOf(figure).unit));
  return [...years.values()].flatMap((group) => {
    const convicted = reachedBy(group, "convicted");
    const prosecuted = reachedBy(group, "prosecuted");
    const isComplete = prosecuted.stated.length === STATED_BASES.length;
    const allProsecuted = prosecuted.all ?? (isComplete ? together(prosecuted.stated) : undefined);
    const pairs = [
      ...STATED_BASES.map((basis) => [
        convicted.byBasis.get(basis),
        prosecuted.byBasis.get(basis) ?? allProsecuted,
      ]),
      [convicted.all ?? together(convicted.stated), allProsecuted],
    ];
    const warnings = pairs.flatMap(([above, below]): Warning[] =>
      above && below && above.value > below.value
        ? [
            {
              rule: "convicted_above_prosecuted",
              codes: [...above.codes, ...below.codes],
              values: { year: group[0]?.year ?? 0, convicted: above.value, prosecuted: below.value },
            },
          ]
        : [],
    );
    return [...new Map(warnings.map((warning) => [key(...warning.codes), warning])).values()];
  });
}

/** Figures under each law that add up to more than those under all. */
function basesAboveAll(figures: readonly Known[]): Warning[] {
  const blocks = Map.groupBy(figures.filter(isWhole), (figure) =>
    key(figure.reportingBody, figure.year, caseOf(figure).stage, caseOf(figure).unit),
  );
  return [...blocks.values()].flatMap((block): Warning[] => {
    const under = (basis: string) => block.find((figure) => caseOf(figure).basis === basis);
    const total = under(ALL_BASES);
    const parts = STATED_BASES.flatMap((basis) => under(basis) ?? []);
    const sum = sumOf(parts);
    return total && sum > total.value
      ? [
          {
            rule: "parts_above_total",
            codes: [total.code, ...codesOf(parts)],
            values: { year: total.year, total: total.value, sum },
          },
        ]
      : [];
  });
}

const seriesOf = ({ reportingBody, counted, dimension, category, sex, age }: Figure) =>
  key(reportingBody, counted, dimension, category, sex, age);

/** Nothing is no measure of how many times more: after it, as before it, one counts as the least. */
const isJump = (one: number, other: number) =>
  Math.max(one, other) > JUMP * Math.max(1, Math.min(one, other));

/**
 * A value more than threefold, or less than a third, of the last known year; where years without a known figure lie
 * between, that is said, for so much may have changed step by step.
 */
function jumps(figures: readonly Known[]): Warning[] {
  const totals = figures.filter((figure) => figure.dimension === "total" && isTotal(figure));
  return [...Map.groupBy(totals, seriesOf).values()].flatMap((series) => {
    const ordered = series.toSorted((a, b) => a.year - b.year);
    return ordered.flatMap((figure, index): Warning[] => {
      const before = ordered[index - 1];
      if (!before || !isJump(figure.value, before.value)) return [];
      const codes = [figure.code, before.code];
      const { year, value } = figure;
      const values = { year, value, yearBefore: before.year, before: before.value };
      const missing = year - before.year - 1;
      return missing <= 0
        ? [{ rule: "jump", codes, values }]
        : [{ rule: "jump_over_years", codes, values: { ...values, missing } }];
    });
  });
}

/**
 * Two years in a row with the same figures throughout: one was copied. Three figures are enough; of one or two the greatest
 * must be 100 or more, as a lone total of 500 is.
 */
function sameTwoYears(figures: readonly Known[]): Warning[] {
  const groups = Map.groupBy(figures, ({ reportingBody, counted }) => key(reportingBody, counted));
  return [...groups.values()].flatMap((group) => {
    const years = Map.groupBy(group, ({ year }) => year);
    const shape = (year: number) =>
      (years.get(year) ?? []).map((figure) => key(seriesOf(figure), figure.value)).sort();
    return [...years.keys()]
      .sort((a, b) => a - b)
      .flatMap((year) => {
        const [now, before] = [shape(year), shape(year - 1)];
        const own = years.get(year) ?? [];
        const [first, second] = [own[0], years.get(year - 1)?.[0]];
        const greatest = Math.max(0, ...own.map(({ value }) => value));
        const isFew = now.length < SAME_FIGURES_MIN;
        return first &&
          second &&
          (!isFew || greatest >= SAME_FEW_FROM) &&
          now.length === before.length &&
          now.every((cell, index) => cell === before[index])
          ? [
              {
                rule: "same_two_years" as const,
                codes: [first.code, second.code],
                values: {
                  year,
                  yearBefore: year - 1,
                  figures: now.length,
                  ...(isFew ? { greatest, from: SAME_FEW_FROM } : {}),
                },
              },
            ]
          : [];
      });
  });
}

/** What does not fit in the figures of one register. */
export function figureWarnings(figures: readonly Figure[]): readonly Warning[] {
  const known = figures.filter(isKnown);
  return [...partsAboveTotal(known), ...jumps(known), ...sameTwoYears(known)];
}

/** What does not fit between the stages and laws of proceedings. */
export function proceedingsWarnings(figures: readonly Figure[]): readonly Warning[] {
  const known = figures.filter(isKnown);
  return [...basesAboveAll(known), ...convictedAboveProsecuted(known)];
}
