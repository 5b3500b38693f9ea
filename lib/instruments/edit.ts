/**
 * The changes that a person makes to an instrument file by forms: each one says what becomes of which indicator, and ids
 * stay what they were. Pure.
 */
import type { CrosswalkRow } from "./crosswalk";
import type { IndicatorDefinition, InstrumentFile } from "./format";
import { withMentions } from "./mentions";

/** The words, the place and the weight of one indicator, as a form holds them. */
export type IndicatorWording = {
  title: string;
  question: string | null;
  guidance: string | null;
  domain: string | null;
  weight: string;
  /** Sentences by level; a level without one has none. */
  sentences: ReadonlyMap<number, string>;
};

/** The words, the place and the weight that an indicator has. */
export function wordingOf(definition: IndicatorDefinition): IndicatorWording {
  return {
    title: definition.title,
    question: definition.question ?? null,
    guidance: definition.guidance ?? null,
    domain: definition.domain ?? null,
    weight: String(definition.weight),
    sentences: new Map(definition.levels?.map(({ level, sentence }) => [level, sentence])),
  };
}

/** One change of a draft. */
export type Edit =
  | { kind: "describe"; title: string; version: string }
  | ({ kind: "reword"; indicator: string } & IndicatorWording)
  | { kind: "add"; code: string; title: string; domain: string | null; weight: string }
  | { kind: "drop"; indicator: string }
  | { kind: "split"; indicator: string; parts: readonly string[] }
  | { kind: "merge"; indicators: readonly string[]; code: string; title: string }
  | { kind: "weigh"; node: string; weights: ReadonlyMap<string, string> };

/** The changed file, with what it decides of the crosswalk; or why it cannot be done, with the code that it is about. */
export type Edited =
  | { ok: true; file: InstrumentFile; decision: CrosswalkRow | null }
  | { ok: false; reason: EditRefusal; code: string };
export type EditRefusal = "unknown_indicator" | "id_taken" | "too_few" | "last_indicator";

/** Applies a change. `usedIds` are the ids of every edition of the instrument, none of which may be given again. */
export function applyEdit(file: InstrumentFile, edit: Edit, usedIds: ReadonlySet<string>): Edited {
  const known = new Map(file.indicators.map((indicator) => [indicator.code, indicator]));
  const missing = [...named(edit)].find((code) => !known.has(code));
  if (missing !== undefined) return { ok: false, reason: "unknown_indicator", code: missing };
  const given = givenIds(edit);
  const taken = given.find(
    (code, index) => known.has(code) || usedIds.has(code) || given.indexOf(code) < index,
  );
  if (taken !== undefined) return { ok: false, reason: "id_taken", code: taken };
  const done = (changed: InstrumentFile, decision: CrosswalkRow | null = null): Edited => ({
    ok: true,
    file: changed,
    decision,
  });
  switch (edit.kind) {
    case "describe":
      return done({ ...file, title: edit.title, version: edit.version });
    case "reword":
      return done(
        withIndicators(file, (indicator) =>
          indicator.code === edit.indicator ? [reworded(indicator, edit)] : [indicator],
        ),
      );
    case "add":
      return done({ ...file, indicators: placed(file.indicators, added(file, edit)) });
    case "drop":
      if (file.indicators.length === 1) return { ok: false, reason: "last_indicator", code: edit.indicator };
      return done(withMentions(without(file, [edit.indicator]), edit.indicator, []));
    case "split": {
      if (edit.parts.length < 2) return { ok: false, reason: "too_few", code: edit.indicator };
      const { indicator: from, parts } = edit;
      const apart = withIndicators(file, (indicator) =>
        indicator.code === from ? parts.map((code) => bare(indicator, code)) : [indicator],
      );
      return done(withMentions(apart, from, parts), row("split", [from], parts));
    }
    case "merge": {
      const [first] = edit.indicators;
      if (first === undefined || new Set(edit.indicators).size < 2)
        return { ok: false, reason: "too_few", code: edit.code };
      const whole = withIndicators(file, (indicator) => {
        if (indicator.code === first) return [{ ...bare(indicator, edit.code), title: edit.title }];
        return edit.indicators.includes(indicator.code) ? [] : [indicator];
      });
      const mentioned = edit.indicators.reduce((now, code) => withMentions(now, code, [edit.code]), whole);
      return done(mentioned, row("merged", edit.indicators, [edit.code]));
    }
    case "weigh":
      return done({
        ...file,
        aggregates: file.aggregates.map((aggregate) =>
          aggregate.key === edit.node
            ? {
                ...aggregate,
                children: aggregate.children.map((child) => ({
                  ...child,
                  weight: numberOrText(edit.weights.get(child.ref) ?? String(child.weight)),
                })),
              }
            : aggregate,
        ),
      });
  }
}

function row(relation: "split" | "merged", from: readonly string[], to: readonly string[]): CrosswalkRow {
  return { relation, from: [...new Set(from)], to, note: null };
}

/** The indicators that a change is about. */
function named(edit: Edit): readonly string[] {
  if (edit.kind === "merge") return edit.indicators;
  return "indicator" in edit ? [edit.indicator] : [];
}

/** The ids that a change gives. */
function givenIds(edit: Edit): readonly string[] {
  if (edit.kind === "split") return edit.parts;
  return edit.kind === "merge" || edit.kind === "add" ? [edit.code] : [];
}

function withIndicators(
  file: InstrumentFile,
  each: (indicator: IndicatorDefinition) => readonly IndicatorDefinition[],
): InstrumentFile {
  return { ...file, indicators: file.indicators.flatMap(each) };
}

function without(file: InstrumentFile, codes: readonly string[]): InstrumentFile {
  return withIndicators(file, (indicator) => (codes.includes(indicator.code) ? [] : [indicator]));
}

/** The same content under an id of its own; its short name in addresses goes with the old id. */
function bare({ slug: _slug, ...indicator }: IndicatorDefinition, code: string): IndicatorDefinition {
  return { ...indicator, code };
}

function reworded(indicator: IndicatorDefinition, wording: IndicatorWording): IndicatorDefinition {
  const {
    question: _question,
    guidance: _guidance,
    domain: _domain,
    levels: _levels,
    construct,
    ...kept
  } = indicator;
  const levels = [...wording.sentences]
    .sort(([a], [b]) => a - b)
    .map(([level, sentence]) => ({ level, sentence }));
  return {
    ...kept,
    title: wording.title,
    weight: numberOrText(wording.weight),
    // A domain has a construct; without one the indicator says its own.
    ...(wording.domain === null
      ? construct === undefined
        ? {}
        : { construct }
      : { domain: wording.domain }),
    ...(wording.question === null ? {} : { question: wording.question }),
    ...(wording.guidance === null ? {} : { guidance: wording.guidance }),
    ...(levels.length === 0 ? {} : { levels }),
  };
}

function added(
  file: InstrumentFile,
  { code, title, domain, weight }: Extract<Edit, { kind: "add" }>,
): IndicatorDefinition {
  const [neighbour] = file.indicators.filter((indicator) => (indicator.domain ?? null) === domain);
  return {
    code,
    title,
    weight: numberOrText(weight),
    ...(domain === null ? { construct: neighbour?.construct ?? "capability" } : { domain }),
    ...(neighbour?.facet === undefined ? {} : { facet: neighbour.facet }),
  };
}

/** Behind the last indicator of its domain. */
function placed(
  indicators: readonly IndicatorDefinition[],
  indicator: IndicatorDefinition,
): IndicatorDefinition[] {
  const last = indicators.findLastIndex(({ domain }) => domain === indicator.domain);
  return last < 0 ? [...indicators, indicator] : indicators.toSpliced(last + 1, 0, indicator);
}

/** A whole number as a number of the file; anything else as the exact text that was typed. */
function numberOrText(typed: string): number | string {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}
