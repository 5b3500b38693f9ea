/** A law beside another text, element by element, with the difference as a word. Pure. */
import { ELEMENT_GROUPS, type LawElement } from "./elements";
import { type Asked, askedOf } from "./protocol";
import type { LawElementValue, ReadElement } from "./view";

type Read = Pick<ReadElement, "element" | "value" | "article">;

/** How two readings of one element stand to each other. */
export type Difference =
  /** Beside another law. */
  | "same"
  | "other_value"
  | "only_first"
  | "only_second"
  | "neither_read"
  /** Beside the Protocol. */
  | "meets"
  | "wider"
  | "short"
  | "unread"
  | "beyond"
  | "not_asked";

export type ComparedElement = {
  element: LawElement;
  first: Read | null;
  /** Null beside the Protocol and where it was not read. */
  second: Read | null;
  /** What the Protocol asks; null beside another law. */
  asked: Asked | null;
  difference: Difference;
  /** Whether the row says anything but "the same". */
  differs: boolean;
};

export type ComparedGroup = {
  group: (typeof ELEMENT_GROUPS)[number]["group"];
  rows: readonly ComparedElement[];
};

const COVERED: readonly LawElementValue[] = ["covered", "covered_wider"];
/** Differences that are none. */
const ALIKE: readonly Difference[] = ["same", "neither_read", "meets", "not_asked"];

function besideLaw(first: Read | null, second: Read | null): Difference {
  if (first === null) return second === null ? "neither_read" : "only_second";
  if (second === null) return "only_first";
  return first.value === second.value ? "same" : "other_value";
}

function besideProtocol(first: Read | null, asked: Asked): Difference {
  if (asked.obligation === "reference")
    return first !== null && COVERED.includes(first.value) ? "beyond" : "not_asked";
  if (first === null) return "unread";
  if (!COVERED.includes(first.value)) return "short";
  return first.value === "covered_wider" ? "wider" : "meets";
}

/** All elements of a law beside those of another, or beside what the Protocol asks. */
export function compareElements(
  first: readonly Read[],
  second: readonly Read[] | "protocol",
): readonly ComparedGroup[] {
  const of = (rows: readonly Read[], element: LawElement) =>
    rows.find((row) => row.element === element) ?? null;
  return ELEMENT_GROUPS.map(({ group, elements }) => ({
    group,
    rows: elements.map((element): ComparedElement => {
      const own = of(first, element);
      const other = second === "protocol" ? null : of(second, element);
      const asked = second === "protocol" ? askedOf(element) : null;
      const difference = asked === null ? besideLaw(own, other) : besideProtocol(own, asked);
      return { element, first: own, second: other, asked, difference, differs: !ALIKE.includes(difference) };
    }),
  }));
}
