/** What the Trafficking in Persons Protocol and its parent Convention ask of each element of a law. Pure. */
import { LAW_ACTS, LAW_MEANS, LAW_PURPOSES } from "@/db/code-lists";
import type { LawElement } from "./elements";

/** `reference`: neither instrument asks for it; others recommend it. */
export type Obligation = "mandatory" | "mandatory-qualified" | "discretionary" | "reference";
/** Where an element is asked for, and how strongly. Articles are cited as the instruments number them. */
export type Asked = {
  instrument: "TIP Protocol" | "UNTOC" | null;
  ref: string | null;
  obligation: Obligation;
};

const protocol = (ref: string, obligation: Obligation = "mandatory"): Asked => ({
  instrument: "TIP Protocol",
  ref,
  obligation,
});
const convention = (ref: string, obligation: Obligation = "mandatory"): Asked => ({
  instrument: "UNTOC",
  ref,
  obligation,
});
const NOT_ASKED: Asked = { instrument: null, ref: null, obligation: "reference" };

const DEFINITION: Readonly<Partial<Record<LawElement, Asked>>> = Object.fromEntries(
  [...LAW_ACTS, ...LAW_MEANS, ...LAW_PURPOSES].map((element) => [element, protocol("art. 3(a)")]),
);

const OTHERS: Readonly<Partial<Record<LawElement, Asked>>> = {
  consent_irrelevant: protocol("art. 3(b)"),
  child_no_means: protocol("art. 3(c)"),
  child_under_18: protocol("art. 3(d)"),
  internal_covered: convention("art. 34(2)"),
  transnational_covered: protocol("art. 4"),
  ocg_not_required: convention("art. 34(2)"),
  all_sexes_ages: protocol("art. 3(a)"),
  attempt: protocol("art. 5(2)(a)", "mandatory-qualified"),
  accomplice: protocol("art. 5(2)(b)"),
  organising: protocol("art. 5(2)(c)"),
  ocg_participation: convention("art. 5"),
  laundering: convention("art. 6", "mandatory-qualified"),
  obstruction: convention("art. 23"),
  legal_persons: convention("art. 10", "mandatory-qualified"),
  privacy: protocol("art. 6(1)", "mandatory-qualified"),
  assistance: protocol("art. 6(3)", "discretionary"),
  residence: protocol("art. 7(1)", "discretionary"),
  compensation: protocol("art. 6(6)"),
  witness_protection: convention("art. 24", "mandatory-qualified"),
  confiscation: convention("art. 12", "mandatory-qualified"),
  extraterritorial: convention("art. 15(2)", "discretionary"),
};

/** What is asked of one element. */
export function askedOf(element: LawElement): Asked {
  return DEFINITION[element] ?? OTHERS[element] ?? NOT_ASKED;
}
