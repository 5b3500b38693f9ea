import * as lists from "@/db/code-lists";
import { inRole, listOf, NAME, type RegisterDefinition, TEXT, textOf } from "../fields";

export const PUBLICATIONS: RegisterDefinition = {
  key: "publications",
  letter: "U",
  accessClass: "public",
  fields: [
    { name: "name", ...NAME, required: true },
    {
      name: "kind",
      kind: "code",
      list: "publication_kind",
      codes: lists.PUBLICATION_KINDS,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "publisher", ...NAME, required: true, listed: true },
    { name: "publishedOn", kind: "partial_date", listed: true },
    { name: "languages", kind: "languages", required: true, listed: true },
    { name: "countries", kind: "countries" },
    { name: "rights", ...TEXT },
    { name: "contact", ...NAME },
    { name: "link", kind: "link" },
  ],
  rows: [],
  isOwnWord: () => true,
  file: { insteadOf: "link" },
  title: (values) => textOf(values, "name"),
  countries: (values) => inRole("subject", listOf(values, "countries")),
  home: () => null,
  problems: () => [],
  linkedRegisters: [],
};
