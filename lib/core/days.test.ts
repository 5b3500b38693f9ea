import { describe, expect, test } from "vitest";
import { addDays, addYears, dayIn, daysBetween } from "./days";

describe("plain days", () => {
  test("the day depends on the zone", () => {
    const instant = new Date("2026-03-01T23:30:00Z");
    expect(dayIn("UTC", instant)).toBe("2026-03-01");
    expect(dayIn("Asia/Bangkok", instant)).toBe("2026-03-02");
  });
  test("days are added over months and counted with their sign", () => {
    expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
    expect(daysBetween("2026-02-27", "2026-03-01")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-27")).toBe(-2);
  });
  test("years are added to the day, whatever leap days lie between", () => {
    expect(addYears("2026-11-27", 2)).toBe("2028-11-27");
    expect(addYears("2028-02-29", 2)).toBe("2030-02-28");
  });
});
