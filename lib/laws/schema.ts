/** What may be sent about the elements of a law. Pure, and safe in the browser. */
import { z } from "zod";
import { LAW_ELEMENT_VALUES, LAW_ELEMENTS } from "@/db/code-lists";
import { choice, optionalText } from "@/lib/core/field-schemas";
import { READ_WITH_ARTICLE } from "@/lib/registers/definitions/laws";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import type { Values } from "@/lib/registers/fields";

const ARTICLE_MAX = 300;
const version = z.coerce.number().int().min(1);
const elementSchema = z.object({
  value: choice(LAW_ELEMENT_VALUES),
  article: optionalText(ARTICLE_MAX),
  quotation: optionalText(ARTICLE_MAX),
});

/** The name of a field of the form about one element. */
export function elementField(element: string, field: "value" | "article" | "quotation"): string {
  return `elements.${element}.${field}`;
}

/** All elements of a law, read from the flat fields of a form; what has no value was not read and makes no row. */
export const saveElementsSchema = z
  .looseObject({ code: entryCodeSchema, version })
  .transform(({ code, version, ...form }, context) => {
    const report = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: name.split("."), message });
    const elements: Values[] = [];
    for (const element of LAW_ELEMENTS) {
      const parsed = elementSchema.safeParse({
        value: form[elementField(element, "value")],
        article: form[elementField(element, "article")],
        quotation: form[elementField(element, "quotation")],
      });
      if (!parsed.success) {
        for (const { path, message } of parsed.error.issues)
          report(`elements.${element}.${String(path[0])}`, message);
        continue;
      }
      const { value, article, quotation } = parsed.data;
      if (value === null) {
        if (article !== null || quotation !== null)
          report(elementField(element, "value"), "laws.problems.value_missing");
        continue;
      }
      if (READ_WITH_ARTICLE.includes(value) && article === null)
        report(elementField(element, "article"), "registers.problems.article_missing");
      elements.push({ element, value, article, quotation });
    }
    return { key: { register: "laws" as const, code, version }, elements };
  });

/** What stands for every element that was read with its article. */
export const ALL_WITH_ARTICLE = "all_with_article";

/** A second person has read one element, or all that have an article, in the law as it is written down. */
export const secondReadSchema = z.object({
  code: entryCodeSchema,
  version,
  element: z.enum([ALL_WITH_ARTICLE, ...LAW_ELEMENTS]),
});
export type SecondRead = z.output<typeof secondReadSchema>;
