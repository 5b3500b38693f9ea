import * as lists from "@/db/code-lists";
import { inRole, PARAGRAPH, type RegisterDefinition, TEXT, textOf } from "../fields";

export const PRACTICES: RegisterDefinition = {
  key: "practices",
  letter: "B",
  accessClass: "public",
  fields: [
    { name: "name", ...TEXT, required: true },
    { name: "country", kind: "country", required: true, filter: true },
    { name: "problem", ...PARAGRAPH, required: true },
    { name: "setting", ...PARAGRAPH, required: true },
    { name: "actors", ...PARAGRAPH, required: true },
    { name: "steps", ...PARAGRAPH, required: true },
    { name: "legalBasis", ...TEXT },
    { name: "cost", ...TEXT },
    { name: "result", ...PARAGRAPH, required: true },
    {
      name: "grade",
      kind: "code",
      list: "practice_grade",
      codes: lists.PRACTICE_GRADES,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "limits", ...PARAGRAPH },
    { name: "transfer", ...PARAGRAPH },
    { name: "indicators", kind: "indicators", listed: true },
    { name: "reviewOn", kind: "day" },
  ],
  rows: [],
  title: (values) => textOf(values, "name"),
  countries: (values) => inRole("subject", [textOf(values, "country")]),
  home: (values) => textOf(values, "country"),
  problems: () => [],
  linkedRegisters: ["practice"],
};
