import { describe, expect, test } from "vitest";
import { isCommonPassphrase } from "./common-passphrases";
import { passphraseProblem } from "./passphrase";

const EMAIL = "ada.lovelace@example.test";
const problem = (text: string) => passphraseProblem(text, EMAIL, isCommonPassphrase);

describe("a passphrase", () => {
  test("is judged by its length in characters, between 12 and 128", () => {
    expect(problem("elevenchars")).toBe("too_short");
    expect(problem("twelve chars")).toBeNull();
    expect(problem("é".repeat(11))).toBe("too_short");
    expect(problem(`${"calm heron ".repeat(11)}fourteen`)).toBe("too_long");
  });

  test("needs no digits, capitals or signs", () => {
    expect(problem("all small letters here")).toBeNull();
    expect(problem("كلمات لا يجمعها غيري")).toBeNull();
  });

  test("is not the own e-mail, however it is dressed", () => {
    expect(problem(EMAIL)).toBe("own_email");
    expect(problem("Ada Lovelace Example Test")).toBe("own_email");
  });

  test("is not among those that are tried first, nor one piece repeated", () => {
    for (const text of [
      "passwordpassword",
      "PasswordPassword",
      "aaaaaaaaaaaa",
      "abcabcabcabcabc",
      "123412341234",
    ]) {
      expect(problem(text), text).toBe("common");
    }
  });
});
