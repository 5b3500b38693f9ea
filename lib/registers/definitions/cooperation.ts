import * as lists from "@/db/code-lists";
import {
  type EntryProblem,
  inRole,
  listOf,
  numberOf,
  PARAGRAPH,
  type RegisterDefinition,
  TEXT,
  textOf,
  type Values,
  YEAR,
} from "../fields";

const COUNTED = ["assistance_requests", "extradition_requests"];
/** What the parties themselves made. */
const AGREED = ["agreement", "protocol"];
const COUNTS = ["year", "direction", "requests"] as const;

function countProblems(values: Values): EntryProblem[] {
  const counted = COUNTED.includes(textOf(values, "kind"));
  const problems: EntryProblem[] = COUNTS.filter((name) => counted !== (values[name] !== null)).map(
    (field) => ({
      field,
      message: counted ? "errors.field.missing" : "registers.problems.count_only_for_requests",
    }),
  );
  for (const field of ["granted", "answerDays"]) {
    if (!counted && values[field] !== null) {
      problems.push({ field, message: "registers.problems.count_only_for_requests" });
    }
  }
  const [requests, granted] = [numberOf(values, "requests"), numberOf(values, "granted")];
  if (requests !== null && granted !== null && granted > requests) {
    problems.push({ field: "granted", message: "registers.problems.granted_above_requests" });
  }
  return problems;
}

export const COOPERATION: RegisterDefinition = {
  key: "cooperation",
  letter: "C",
  accessClass: "public",
  fields: [
    {
      name: "kind",
      kind: "code",
      list: "cooperation_kind",
      codes: lists.COOPERATION_KINDS,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "subject", ...TEXT, required: true },
    { name: "country", kind: "country", required: true },
    { name: "otherCountries", kind: "countries" },
    { name: "institutions", ...PARAGRAPH },
    { name: "beganOn", kind: "partial_date", listed: true },
    { name: "endedOn", kind: "partial_date", listed: true },
    { name: "link", kind: "link" },
    { name: "year", ...YEAR, listed: true },
    { name: "direction", kind: "code", list: "request_direction", codes: lists.REQUEST_DIRECTIONS },
    { name: "requests", kind: "integer", min: 0, max: 1_000_000 },
    { name: "granted", kind: "integer", min: 0, max: 1_000_000 },
    { name: "answerDays", kind: "integer", min: 0, max: 10_000 },
  ],
  rows: [],
  isOwnWord: (values) => AGREED.includes(textOf(values, "kind")),
  title: (values) => textOf(values, "subject"),
  countries: (values) => [
    ...inRole("subject", [textOf(values, "country")]),
    ...inRole("party", listOf(values, "otherCountries")),
  ],
  home: (values) => textOf(values, "country"),
  problems: countProblems,
  linkedRegisters: ["cooperation_record"],
};
