import { expect, test } from "vitest";
import { parseInput } from "@/lib/core/form";
import { addEditionSchema, carriedText } from "./schema";

/** What a form makes of the ends of lines when it is sent. */
const sentByForm = (text: string) => text.replace(/\r\n|\r|\n/g, "\r\n");

test.each(["{\n}\n", "{\r\n}\r\n", "{\r}", '{"share": "5 %0A of \u0627\n"}', ""])(
  "the exact text of a file comes back from a form: %j",
  (text) => {
    const content = sentByForm(carriedText(text));
    const parsed = parseInput(addEditionSchema, { step: "publish", content });
    expect(parsed).toEqual(
      text === ""
        ? { ok: false, fields: { file: ["errors.field.missing"] } }
        : { ok: true, value: { step: "publish", content: text } },
    );
  },
);

test("what no form of the product carried is refused", () => {
  expect(parseInput(addEditionSchema, { step: "publish", content: "%" })).toEqual({
    ok: false,
    fields: { content: ["errors.field.invalid"] },
  });
});
