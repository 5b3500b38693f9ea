/** Levels suggested from the registers of laws and treaties; a person confirms each or overrides it with a reason. */
import { Temporal } from "temporal-polyfill";
import type { Edition } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import type { DerivationCondition } from "@/lib/instruments/format-evidence";

/** A law in force on the cut-off date: its role and the value of each element that was read; others are not covered. */
export type DerivedLaw = { readonly role: string; readonly elements: ReadonlyMap<string, string> };

/** A treaty as it stands for the State: the days of signature and of deposit, YYYY-MM-DD. */
export type DerivedTreaty = { readonly signedOn: string | null; readonly depositedOn: string | null };

export type DerivationInput = {
  readonly cutOff: string;
  readonly laws: readonly DerivedLaw[];
  readonly treaties: ReadonlyMap<string, DerivedTreaty>;
  /** Flags of treaty actions, such as a limiting reservation. */
  readonly flags: ReadonlySet<string>;
};

/** A suggested level with the line of the edition that gave it, and elements that are read as missing but are open. */
export type DerivedLevel = {
  readonly level: number;
  readonly text: string;
  readonly doubtful: readonly string[];
};

type Derivations = NonNullable<InstrumentFile["derivations"]>;
type Context = {
  readonly edition: Edition;
  readonly derivations: Derivations;
  readonly input: DerivationInput;
};

/** The day from which a treaty binds the State, or null without a deposit or without a rule. */
export function inForceFrom(edition: Edition, treaty: string, depositedOn: string | null): string | null {
  const rule = edition.file.derivations?.treatiesInForce;
  if (!rule || !depositedOn) return null;
  const own = Temporal.PlainDate.from(depositedOn).add({ days: rule.daysAfterDeposit }).toString();
  const first = rule.notBefore[treaty];
  return first !== undefined && first > own ? first : own;
}

/** The level that the edition suggests for an indicator, or null where it derives none. */
export function deriveLevel(edition: Edition, code: string, input: DerivationInput): DerivedLevel | null {
  const { derivations } = edition.file;
  const rule = derivations?.rules.find((entry) => entry.indicator === code);
  if (!derivations || !rule) return null;
  const laws = lawsRead(edition, code, input.laws);
  const context: Context = { edition, derivations, input: { ...input, laws } };
  const line = rule.levels.find(({ when }) => when.every((condition) => holds(context, condition)));
  return line
    ? { level: line.level, text: line.text, doubtful: doubtful(context, elementsRead(edition, code)) }
    : null;
}

/** The laws that the rule of an indicator reads: those of its first group of roles that has one. */
export function lawsRead<Law extends { readonly role: string }>(
  edition: Edition,
  code: string,
  laws: readonly Law[],
): readonly Law[] {
  const reads = edition.file.derivations?.rules.find((entry) => entry.indicator === code)?.reads;
  for (const group of reads?.register === "law" ? reads.roles : []) {
    const found = laws.filter((law) => group.includes(law.role));
    if (found.length > 0) return found;
  }
  return [];
}

/** The elements that the lines of the rule of an indicator read, each once; none where it reads no law. */
export function elementsRead(edition: Edition, code: string): readonly string[] {
  const lines = edition.file.derivations?.rules.find((entry) => entry.indicator === code)?.levels ?? [];
  const read = lines.flatMap(({ when }) =>
    when.flatMap((condition) =>
      condition.kind === "elements"
        ? condition.elements
        : condition.kind === "each_element_in_a_law_with"
          ? [...condition.elements, ...condition.with]
          : [],
    ),
  );
  return [...new Set(expandElements(edition, read))];
}

/** Codes behind a list of elements: "list:NAME" stands for the whole code list. */
export function expandElements(edition: Edition, refs: readonly string[]): readonly string[] {
  return refs.flatMap((ref) =>
    ref.startsWith("list:")
      ? (edition.file.codeLists?.[ref.slice("list:".length)] ?? []).map((entry) => entry.code)
      : [ref],
  );
}

function covers({ derivations }: Context, law: DerivedLaw, element: string, partlyCounts: boolean): boolean {
  const value = law.elements.get(element);
  const rule = derivations.elementValues;
  if (value === undefined || !rule) return false;
  return rule.covered.includes(value) || (partlyCounts && rule.partly.includes(value));
}

function holds(context: Context, condition: DerivationCondition): boolean {
  const { edition, input } = context;
  switch (condition.kind) {
    case "laws":
      return isCount(condition, input.laws.length, input.laws.length);
    case "elements": {
      const elements = expandElements(edition, condition.elements);
      const count = (laws: readonly DerivedLaw[]) =>
        elements.filter((element) =>
          laws.some((law) => covers(context, law, element, condition.partlyCounts)),
        ).length;
      if (condition.where === "laws_together") return isCount(condition, count(input.laws), elements.length);
      return input.laws.some((law) => isCount(condition, count([law]), elements.length));
    }
    case "each_element_in_a_law_with": {
      const needed = expandElements(edition, condition.with);
      const whole = input.laws.filter((law) =>
        needed.every((element) => covers(context, law, element, false)),
      );
      return expandElements(edition, condition.elements).every((element) =>
        whole.some((law) => covers(context, law, element, false)),
      );
    }
    case "treaties": {
      const found = condition.treaties.filter((treaty) => {
        const state = input.treaties.get(treaty);
        const from = inForceFrom(edition, treaty, state?.depositedOn ?? null);
        const isInForce = from !== null && from <= input.cutOff;
        const isSigned = typeof state?.signedOn === "string" && state.signedOn <= input.cutOff;
        return isInForce || (condition.status === "signed_or_in_force" && isSigned);
      });
      return isCount(condition, found.length, condition.treaties.length);
    }
    case "flags":
      return isCount(
        condition,
        condition.flags.filter((flag) => input.flags.has(flag)).length,
        condition.flags.length,
      );
  }
}

function isCount(
  { atLeast, fewerThan }: { atLeast?: number | "all" | undefined; fewerThan?: number | undefined },
  count: number,
  all: number,
): boolean {
  const least = atLeast === "all" ? all : (atLeast ?? 0);
  return count >= least && (fewerThan === undefined || count < fewerThan);
}

/** Of these elements those that no law covers and to which a law gives a value that the edition wants named. */
function doubtful(context: Context, elements: readonly string[]): readonly string[] {
  const { laws } = context.input;
  const open = context.derivations.elementValues?.named ?? [];
  const isOpen = (value: string | undefined) => value !== undefined && open.includes(value);
  return elements.filter(
    (element) =>
      !laws.some((law) => covers(context, law, element, false)) &&
      laws.some((law) => isOpen(law.elements.get(element))),
  );
}
