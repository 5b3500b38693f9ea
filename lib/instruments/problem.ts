/** Problems of an instrument file: where, what, and what to do about it. */

/** A place in a JSON document: keys and positions from the top. */
export type JsonPath = readonly (string | number)[];

/** One problem. `code` and `params` are for translation; `text` and `remedy` are the same in English. */
export type InstrumentProblem = {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly text: string;
  readonly remedy: string;
};

/** The path as people write it: `$.indicators[3].weight`. */
export function pathText(path: JsonPath): string {
  const parts = path.map((part) =>
    typeof part === "number"
      ? `[${part}]`
      : /^[A-Za-z_$][\w$]*$/.test(part)
        ? `.${part}`
        : `[${JSON.stringify(part)}]`,
  );
  return `$${parts.join("")}`;
}

const SENTENCES = {
  not_json: ["The file is not JSON: {detail}.", "Correct the syntax at this place."],
  shape: ["{detail}", "See FORMAT.md for what this place may hold."],
  duplicate: ["The code {code} is used more than once.", "Give each of them a code of its own."],
  unknown: ["{code} is not the code of {kind} in this file.", "Correct the code or add what it names."],
  construct_missing: [
    "{code} has neither a domain nor a construct.",
    "Name its domain, or give exposure or capability.",
  ],
  mixed_construct: [
    "{child} is {childConstruct} and {parent} is {parentConstruct}: the two are never joined in one figure.",
    "Take it out, or make a figure of its own for each construct.",
  ],
  circle: ["{code} contains itself through {via}.", "Remove one of the references of the circle."],
  empty_domain: ["No indicator belongs to the domain {code}.", "Add indicators or remove the domain."],
  weight: [
    "The weight of {code} is {weight}.",
    "A weight must be above zero; leave out what should not count.",
  ],
  weights_total: [
    "The weights of {code} add up to {total}, not to {expected}.",
    "Correct the weights or weightsTotal.",
  ],
  scale: ["The scale from {min} to {max} in steps of {step} does not work.", "{detail}"],
  off_scale: ["{level} is not a level of the scale.", "Use one of: {levels}."],
  level_missing: [
    "{code} has no sentence for level {level}.",
    "Describe every level, or set scale.everyLevelHasSentence to false.",
  ],
  negative_root: [
    "{code} takes a geometric mean, and levels can be below zero.",
    "Use another method or normalise from_minimum.",
  ],
  order: ["{code} does not come after the one before it.", "List them from the lowest to the highest."],
  range: ["{value} lies outside {min} to {max}.", "Give a number inside this range."],
  threshold_order: [
    "The provisional threshold {provisional} is above the final one {final}.",
    "Make it lower.",
  ],
  no_band: ["{node} has no band {band}.", "Name a band of that node, or give the node bands."],
  outside_node: ["{indicator} is not below {node}.", "A gate limits a figure that its indicator is part of."],
  needs_part: ["This needs the part {part}, which the file lacks.", "Add {part} or remove this."],
  wrong_construct: ["{code} must be {expected}.", "Name another, or remove this."],
  not_applicable_forbidden: [
    "{code} may never be not applicable.",
    "Give a level or ns, or allow it with a rule.",
  ],
  vector: [
    "{vector} expects {field} of {key} to be {expected}; the rules of this file give {computed}.",
    "Correct the rules, the answers or the expected figure.",
  ],
} as const satisfies Record<string, readonly [string, string]>;
export type ProblemCode = keyof typeof SENTENCES;

/** Every code a problem can have, for the catalogues of the screens. */
export const PROBLEM_CODES: readonly string[] = Object.keys(SENTENCES);

function fill(sentence: string, params: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}

/** Makes a problem. */
export function problem(
  path: JsonPath,
  code: ProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): InstrumentProblem {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const [text, remedy] = SENTENCES[code];
  return { path: pathText(path), code, params: texts, text: fill(text, texts), remedy: fill(remedy, texts) };
}
