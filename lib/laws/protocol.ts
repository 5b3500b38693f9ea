/**
 * What the Trafficking in Persons Protocol and its parent Convention ask of each element of a law. Pure.
 *
 * Articles and the strength of their verbs were held against these texts on 26 November 2026:
 * - Protocol art. 3: quoted in the metadata of SDG indicator 16.2.2 (worldbank.github.io/sdg-metadata);
 * - Protocol art. 4 and 5: reprinted in commentaries without the name of a publisher. Art. 4 gives the scope of the
 *   Protocol; that trafficking is an offence whether or not a border is crossed follows from art. 5(1);
 * - Protocol art. 6(1) to (3): quoted in UNODC's teaching module 8 on trafficking (sherloc.unodc.org); art. 6(6) and
 *   7(1): paraphrased in commentaries;
 * - Convention art. 10 (baliprocess-rso-roadmap.net), 12 (inview.nl, Trb. 2001, 68), 6 (inview.nl, Trb. 2004, 34, in
 *   Dutch), 15(2) (Gazzetta Ufficiale of 11 April 2006, in Italian; UNODC's teaching module 8 on organized crime);
 * - Convention art. 23 and 24: paraphrased in UNODC's teaching modules 2 and 8 on organized crime; art. 34(2): in
 *   UNODC's issue paper on financial or other material benefit; art. 5(1): listed as mandatory in UNODC's legislative
 *   guide. That art. 24 asks for what is within a State's means was not found in a text.
 *
 * No legal officer has confirmed any of it.
 */
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
  transnational_covered: protocol("art. 4 and 5(1)"),
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
