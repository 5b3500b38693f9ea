import { describe, expect, test } from "vitest";
import { withLines } from "@/lib/assessments/scope-text-lines";
import { requestState, silentInstitutions, supportsReason } from "./rules";
import { saveRequestSchema } from "./schema";

const DAYS = { dueOn: "2026-03-10", answeredOn: null, refusedOn: null };

describe("the state of a request", () => {
  test.each([
    ["waiting on its last day", DAYS, "2026-03-10", "waiting"],
    ["unanswered the day after", DAYS, "2026-03-11", "unanswered"],
    ["answered, however late", { ...DAYS, answeredOn: "2026-04-01" }, "2026-05-01", "answered"],
    ["refused before its last day", { ...DAYS, refusedOn: "2026-03-05" }, "2026-03-06", "refused"],
  ] as const)("%s", (_name, days, today, state) => {
    expect(requestState(days, today)).toBe(state);
  });
});

test("institutions are suggested once, where unanswered, and not where the text holds them", () => {
  const of = (institutionName: string, days = DAYS) => ({ ...days, institutionName });
  const requests = [
    of("Police"),
    of("Police"),
    of("Court"),
    of("Ministry of Labour"),
    of("Prosecutor", { ...DAYS, dueOn: "2026-06-01" }),
  ];
  const text = "Court \nMinistry of Labour and Health";
  expect(silentInstitutions(requests, "2026-03-11", text)).toEqual(["Police", "Ministry of Labour"]);
  expect(withLines(text, ["Police"])).toBe(`${text}\nPolice`);
  expect(withLines(null, ["Police", "Court"])).toBe("Police\nCourt");
});

test("a reason rests only on a request that bears it out", () => {
  const pairs = (["waiting", "unanswered", "answered", "refused"] as const).flatMap((state) =>
    (["no_answer", "refused", "not_reached", null] as const)
      .filter((reason) => supportsReason(state, reason))
      .map((reason) => `${state}: ${reason}`),
  );
  expect(pairs).toEqual(["unanswered: no_answer", "refused: refused"]);
});

describe("a request as it is sent", () => {
  const REQUEST = {
    round: "2026",
    iso3: "XAA",
    number: "0",
    version: "0",
    what: "Convictions of 2025",
    institution: "",
    institutionName: "Police",
    indicators: "G1.1",
    askedOn: "2026-03-01",
    dueOn: "2026-03-10",
    remindedOn: "",
    answeredOn: "",
    refusedOn: "",
    refusalReason: "",
    language: "en",
  };
  const problemsOf = (change: Partial<typeof REQUEST>) =>
    saveRequestSchema
      .safeParse({ ...REQUEST, ...change })
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

  test("is taken where it is whole", () => expect(problemsOf({})).toEqual([]));

  test.each([
    ["names no institution", { institutionName: "" }, "institutionName: errors.field.one_institution"],
    ["names two", { institution: "XAA-I-001" }, "institutionName: errors.field.one_institution"],
    ["ends before it begins", { dueOn: "2026-02-28" }, "dueOn: errors.field.before_asked"],
    ["was answered before", { answeredOn: "2026-02-28" }, "answeredOn: errors.field.before_asked"],
    ["was refused without reason", { refusedOn: "2026-03-03" }, "refusalReason: errors.field.missing"],
    ["has a reason without day", { refusalReason: "Secret" }, "refusedOn: errors.field.missing"],
    [
      "was answered and refused",
      { answeredOn: "2026-03-03", refusedOn: "2026-03-03", refusalReason: "Secret" },
      "refusedOn: errors.field.answered_and_refused",
    ],
  ])("is refused where it %s", (_name, change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });
});
