/** The check list of the definition in article 3: what a reader ticked in a text, and what is missing by that. Pure. */
import { LAW_ACTS, LAW_MEANS, LAW_PURPOSES } from "@/db/code-lists";
import type { LawElement } from "./elements";

/** The elements that make the definition, in the groups in which they are asked. */
export const DEFINITION_GROUPS = [
  { group: "acts", elements: LAW_ACTS },
  { group: "means", elements: LAW_MEANS },
  { group: "purposes", elements: LAW_PURPOSES },
  { group: "rules", elements: ["consent_irrelevant", "child_no_means", "child_under_18"] },
  {
    group: "scope",
    elements: ["all_sexes_ages", "internal_covered", "transnational_covered", "ocg_not_required"],
  },
] as const satisfies readonly { group: string; elements: readonly LawElement[] }[];

export type DefinitionGroup = (typeof DEFINITION_GROUPS)[number]["group"];
/** Ticked elements with the article that was named for each, empty where none was. */
export type DefinitionAnswers = ReadonlyMap<LawElement, string>;

/** Name of the boxes in the form; the article of an element is named as the element is. */
export const TICKED = "has";
/** Longest article that is taken. */
export const ARTICLE_MAX = 100;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The answers in an address or a form; null where nobody has asked yet. */
export function definitionAnswers(query: Query): DefinitionAnswers | null {
  if (query.checked === undefined) return null;
  const given = query[TICKED] ?? [];
  const ticked = typeof given === "string" ? [given] : given;
  return new Map(
    DEFINITION_GROUPS.flatMap(({ elements }) =>
      elements.flatMap((element: LawElement) => {
        if (!ticked.includes(element)) return [];
        const article = query[element];
        return [[element, typeof article === "string" ? article.trim().slice(0, ARTICLE_MAX) : ""] as const];
      }),
    ),
  );
}

/** One group by the answers: what was found with its article, and what was not. */
export type CheckedGroup = {
  group: DefinitionGroup;
  found: readonly { element: LawElement; article: string }[];
  missing: readonly LawElement[];
};

/** The definition group by group, by the answers. */
export function checkedGroups(answers: DefinitionAnswers): readonly CheckedGroup[] {
  return DEFINITION_GROUPS.map(({ group, elements }) => ({
    group,
    found: elements.flatMap((element: LawElement) => {
      const article = answers.get(element);
      return article === undefined ? [] : [{ element, article }];
    }),
    missing: elements.filter((element: LawElement) => !answers.has(element)),
  }));
}
