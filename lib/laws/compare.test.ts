import { expect, test } from "vitest";
import { LAW_ELEMENTS } from "@/db/code-lists";
import { compareElements } from "./compare";
import { askedOf } from "./protocol";

const read = (
  element: (typeof LAW_ELEMENTS)[number],
  value: "covered" | "covered_wider" | "not" | "partly",
) => ({
  element,
  value,
  article: "art. 1",
});
const differences = (...pair: Parameters<typeof compareElements>) =>
  new Map(compareElements(...pair).flatMap(({ rows }) => rows.map((row) => [row.element, row.difference])));

test("two laws differ where one says something else or where only one was read", () => {
  const found = differences(
    [read("fraud", "covered"), read("slavery", "covered"), read("receipt", "not")],
    [read("fraud", "covered"), read("slavery", "partly"), read("transfer", "covered")],
  );
  expect(found.get("fraud")).toBe("same");
  expect(found.get("slavery")).toBe("other_value");
  expect(found.get("receipt")).toBe("only_first");
  expect(found.get("transfer")).toBe("only_second");
  expect(found.get("attempt")).toBe("neither_read");
  expect(found.size).toBe(LAW_ELEMENTS.length);
});

test("beside the Protocol a law meets, goes further or falls short, and may say what is not asked", () => {
  const found = differences(
    [
      read("fraud", "covered"),
      read("slavery", "partly"),
      read("deception", "covered_wider"),
      read("recovery_period", "covered"),
    ],
    "protocol",
  );
  expect(found.get("fraud")).toBe("meets");
  expect(found.get("slavery")).toBe("short");
  expect(found.get("deception")).toBe("wider");
  expect(found.get("recovery_period")).toBe("beyond");
  expect(found.get("non_punishment")).toBe("not_asked");
  expect(found.get("transfer")).toBe("unread");
});

test("every element of the definition is asked for by article 3 or the Convention", () => {
  expect(askedOf("recruitment")).toEqual({
    instrument: "TIP Protocol",
    ref: "art. 3(a)",
    obligation: "mandatory",
  });
  const silent = LAW_ELEMENTS.filter((element) => askedOf(element).obligation === "reference");
  expect(silent).toEqual(["non_punishment", "recovery_period"]);
});
