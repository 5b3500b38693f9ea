import * as lists from "@/db/code-lists";
import { inRole, PARAGRAPH, type RegisterDefinition, textOf, token } from "../fields";

export const TREATIES: RegisterDefinition = {
  key: "treaties",
  letter: "A",
  accessClass: "public",
  fields: [
    { name: "country", kind: "country", required: true, filter: true },
    {
      name: "treaty",
      kind: "code",
      list: "treaty",
      codes: lists.TREATIES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "action",
      kind: "code",
      list: "treaty_action",
      codes: lists.TREATY_ACTIONS,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "happenedOn", kind: "day", required: true, listed: true },
    { name: "text", ...PARAGRAPH },
    { name: "limiting", kind: "flag" },
    { name: "link", kind: "link" },
    { name: "asOf", kind: "day" },
  ],
  rows: [],
  title: (values) =>
    [
      token("country", textOf(values, "country")),
      token("treaty", textOf(values, "treaty")),
      token("treaty_action", textOf(values, "action")),
    ].join(" · "),
  countries: (values) => inRole("subject", [textOf(values, "country")]),
  home: (values) => textOf(values, "country"),
  problems: (values) =>
    values.limiting === true && textOf(values, "action") !== "reservation"
      ? [{ field: "limiting", message: "registers.problems.limiting_only_reservation" }]
      : [],
  naturalKey: ["country", "treaty", "action", "happenedOn", "text"],
  linkedRegisters: ["treaty_action"],
};
