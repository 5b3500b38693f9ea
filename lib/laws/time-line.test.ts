import { expect, test } from "vitest";
import { type LawDates, timeLine } from "./time-line";

const law = (code: string, more: Partial<LawDates>): LawDates => ({
  code,
  title: code,
  language: "en",
  adoptedOn: null,
  inForceOn: null,
  repealedOn: null,
  events: [],
  ...more,
});
const lines = (...laws: LawDates[]) =>
  timeLine(laws).map(({ code, kind, happenedOn }) => `${happenedOn} ${kind} ${code}`);

test("events of all laws stand in the order of their days, a year before a day in it", () => {
  expect(
    lines(
      law("B", { events: [{ kind: "in_force", happenedOn: "2011-09-01", remark: null }] }),
      law("A", {
        events: [
          { kind: "amended", happenedOn: "2013-02-06", remark: null },
          { kind: "bill", happenedOn: "2011", remark: null },
        ],
      }),
    ),
  ).toEqual(["2011 bill A", "2011-09-01 in_force B", "2013-02-06 amended A"]);
});

test("dates of a law itself count where no event says the same", () => {
  const recorded = [{ kind: "adopted" as const, happenedOn: "2010-12-20", remark: "By a vote" }];
  expect(
    lines(law("A", { adoptedOn: "2010", inForceOn: "2011", repealedOn: "2015-06", events: recorded })),
  ).toEqual(["2010-12-20 adopted A", "2011 in_force A", "2015-06 repealed A"]);
});
