import { expect, test } from "vitest";
import { checkedGroups, DEFINITION_GROUPS, definitionAnswers } from "./definition";

test("nothing was asked until the form was sent, and an empty form misses everything", () => {
  expect(definitionAnswers({})).toBeNull();
  const groups = checkedGroups(definitionAnswers({ checked: "1" }) ?? new Map());
  expect(groups.flatMap(({ missing }) => missing)).toHaveLength(27);
});

test("a ticked element is found with its article, and an article without a tick is not", () => {
  const answers = definitionAnswers({ checked: "1", has: "fraud", fraud: " art. 4 ", slavery: "art. 9" });
  expect(answers && [...answers]).toEqual([["fraud", "art. 4"]]);
  const means = checkedGroups(answers ?? new Map()).find(({ group }) => group === "means");
  expect(means?.found).toEqual([{ element: "fraud", article: "art. 4" }]);
  expect(means?.missing).toHaveLength(7);
});

test("nothing is missing where all is ticked; unknown words are left out", () => {
  const has = [...DEFINITION_GROUPS.flatMap(({ elements }) => [...elements]), "attempt", "nonsense"];
  const groups = checkedGroups(definitionAnswers({ checked: "1", has }) ?? new Map());
  expect(groups.flatMap(({ missing }) => missing)).toEqual([]);
  expect(groups.flatMap(({ found }) => found)).toHaveLength(27);
});
