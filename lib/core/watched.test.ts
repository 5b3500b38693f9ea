import { expect, test } from "vitest";
import { noticedIn } from "./watched";
import { WATCHED_FIELD } from "./watched-field";

function formOf(fields: Readonly<Record<string, string>>, watched: readonly string[]): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  for (const name of watched) form.append(WATCHED_FIELD, name);
  return form;
}

test("only watched texts are looked at, each under its own name", () => {
  const form = formOf({ rationale: "Call +229 97 12 34 56.", email: "a@example.org", note: "Nothing." }, [
    "rationale",
    "note",
    "gone",
  ]);
  expect(noticedIn(form)).toEqual({ rationale: [{ kind: "telephone", text: "+229 97 12 34 56" }] });
});

test("a form without traces, or without watched texts, has nothing to say", () => {
  expect(noticedIn(formOf({ note: "Nothing." }, ["note"]))).toBeUndefined();
  expect(noticedIn(formOf({ email: "a@example.org" }, []))).toBeUndefined();
});
