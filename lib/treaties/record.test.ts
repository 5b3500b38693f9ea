import { describe, expect, test } from "vitest";
import { recordEnd, statementDay, statusOnRecord } from "./record";
import { TREATY_SOURCE } from "./reference";
import type { TreatyAct } from "./status";

const END = TREATY_SOURCE.asOf;
const SIGNED: TreatyAct = { action: "signature", happenedOn: "2000-12-12" };
const LATER = "2026-11-26";

describe("how far the record of a State reaches", () => {
  test("is the end of the depositary's data, or of what was entered since", () => {
    expect(recordEnd("JPN", [])).toBe(END);
    expect(recordEnd("JPN", [SIGNED])).toBe(END);
    expect(recordEnd("JPN", [SIGNED, { action: "acceptance", happenedOn: "2017-07-11" }])).toBe("2017-07-11");
    expect(recordEnd("JPN", [{ ...SIGNED, readAsOf: "2020-05-01" }])).toBe("2020-05-01");
    expect(recordEnd("JPN", [{ ...SIGNED, readAsOf: END }])).toBe(END);
  });

  test("is not known of a country that the depositary's tables do not have", () => {
    expect(recordEnd("XAA", [SIGNED])).toBeNull();
    expect(statusOnRecord("XAA", "untoc", [], LATER)).toEqual({ kind: "none" });
  });
});

describe("a statement about a State", () => {
  test("says up to which day it is known where the day that was asked about is later", () => {
    expect(statusOnRecord("JPN", "untoc", [SIGNED], LATER)).toEqual({
      kind: "signed",
      signedOn: "2000-12-12",
      recordedUntil: END,
    });
    expect(statusOnRecord("JPN", "untoc", [], LATER)).toEqual({ kind: "none", recordedUntil: END });
  });

  test("stands as it is up to the end of the record", () => {
    expect(statusOnRecord("JPN", "untoc", [SIGNED], END)).toEqual({ kind: "signed", signedOn: "2000-12-12" });
    expect(statusOnRecord("JPN", "untoc", [SIGNED], "2014-01-28")).toHaveProperty("recordedUntil", END);
  });

  test("keeps what binds, also by an act that was entered since, and by a deposit shortly before the end", () => {
    const entered: TreatyAct[] = [SIGNED, { action: "acceptance", happenedOn: "2017-07-11" }];
    expect(statusOnRecord("JPN", "untoc", entered, LATER)).toMatchObject({
      kind: "binding",
      since: "2017-08-10",
      recordedUntil: "2017-07-11",
    });
    const late: TreatyAct[] = [{ action: "accession", happenedOn: "2014-01-20" }];
    expect(statusOnRecord("JPN", "untoc", late, LATER)).toMatchObject({
      kind: "binding",
      since: "2014-02-19",
    });
  });
});

test("statements together speak of the first day at which one of their records ends", () => {
  const known = statusOnRecord("JPN", "untoc", [{ ...SIGNED, readAsOf: "2026-12-31" }], LATER);
  const old = statusOnRecord("JPN", "tip_protocol", [SIGNED], LATER);
  const newer = statusOnRecord("JPN", "som_protocol", [{ ...SIGNED, readAsOf: "2020-05-01" }], LATER);
  expect(statementDay([known, newer, old], LATER)).toEqual({ day: END, isEndOfRecord: true });
  expect(statementDay([known], LATER)).toEqual({ day: LATER, isEndOfRecord: false });
});
