import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { TreatyStatus } from "@/lib/treaties/status";
import { statementDayInWords, statusInWords } from "./treaty-words";

const t = createTranslator({ locale: "en", messages: catalogueOf("en") });
const recordedUntil = "2014-01-27";
const textOf = (status: TreatyStatus) => statusInWords(t, "en", status);

describe("a status beyond the end of the record", () => {
  test("denies nothing that may have happened since", () => {
    const all: readonly TreatyStatus[] = [
      { kind: "signed", signedOn: "2000-12-12", recordedUntil },
      { kind: "none", recordedUntil },
      { kind: "withdrawn", on: "2012-01-01", recordedUntil },
    ];
    for (const status of all) {
      expect(textOf(status)).toMatch(/recorded up to 27 January 2014$/);
      expect(textOf(status)).not.toMatch(/not binding|not a party/);
    }
    const binding: TreatyStatus = { kind: "binding", since: "2003-12-25", depositedOn: "2002-01-01" };
    expect(textOf({ ...binding, recordedUntil })).toBe("binding since 25 December 2003");
  });

  test("names the end of the record as the day of the statement", () => {
    expect(statementDayInWords(t, "en", [{ kind: "none", recordedUntil }], "2026-11-26")).toMatch(
      /^as of 27 January 2014 \(end of the depositary’s data here\); later actions may be missing/,
    );
    expect(statementDayInWords(t, "en", [{ kind: "none" }], "2010-11-26")).toBe("as of 26 November 2010");
  });
});

test("a status that the record knows is said as it is", () => {
  expect(textOf({ kind: "signed", signedOn: "2000-12-12" })).toBe("signed on 12 December 2000, not binding");
  expect(textOf({ kind: "none" })).toBe("not a party: for guidance");
});
