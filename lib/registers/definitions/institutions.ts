import * as lists from "@/db/code-lists";
import { inRole, NAME, PARAGRAPH, type RegisterDefinition, textOf } from "../fields";

export const INSTITUTIONS: RegisterDefinition = {
  key: "institutions",
  letter: "I",
  accessClass: "public",
  fields: [
    { name: "name", label: "institutionName", ...NAME, required: true },
    { name: "country", kind: "country", required: true, filter: true },
    {
      name: "functions",
      kind: "codes",
      list: "institution_function",
      codes: lists.INSTITUTION_FUNCTIONS,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "ministry", ...NAME, listed: true },
    { name: "mandate", ...PARAGRAPH },
    { name: "since", kind: "partial_date" },
    { name: "link", kind: "link" },
  ],
  rows: [],
  isOwnWord: () => true,
  title: (values) => textOf(values, "name"),
  countries: (values) => inRole("subject", [textOf(values, "country")]),
  home: (values) => textOf(values, "country"),
  problems: () => [],
  linkedRegisters: ["institution"],
};
