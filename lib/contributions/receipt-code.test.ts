import { expect, test } from "vitest";
import { newContributionCode, newReceiptCode, readReceiptCode } from "./receipt-code";

test("a code has five groups of four signs that are told apart, and no two are alike", () => {
  const codes = Array.from({ length: 200 }, newReceiptCode);
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

test("a code is read however it was typed, and what is none is refused", () => {
  const code = newReceiptCode();
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll("-", " "),
    `  ${code.replaceAll("-", "")}\n`,
    code.replaceAll("-", "–"),
  ])
    expect(readReceiptCode(typed), typed).toBe(code);
  for (const typed of ["", "2345", `${code}2`, code.replace(/.$/, "0"), code.replace(/^./, "O")])
    expect(readReceiptCode(typed), typed).toBeNull();
});

test("the team's name of a contribution counts nothing", () => {
  expect(newContributionCode()).toMatch(/^C-[2-9A-HJKMNP-Z]{6}$/);
});
