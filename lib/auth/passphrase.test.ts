import { describe, expect, test } from "vitest";
import { newPassphrase } from "@/lib/demonstration/passphrase";
import { isCommonPassphrase } from "./common-passphrases";
import { passphraseProblem } from "./passphrase";
import { newSecret } from "./token";

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

  test.each([
    "passwordpassword",
    "PasswordPassword",
    "aaaaaaaaaaaa",
    "abcabcabcabcabc",
    "123412341234",
    "dragon12dragon12",
  ])("is not among those that are tried first, nor one piece repeated: %s", (text) => {
    expect(problem(text)).toBe("common");
  });

  test.each([
    "password2024",
    "welcome12345",
    "iloveyou1234",
    "I love you 1234!",
    "passw0rd1234",
    "P@$$w0rd2024!",
    "2024-p.a.s.s.w.o.r.d",
    "!!!We1c0me2024",
    "trustno1-2024",
    "@dministrator",
  ])("is not a common password in disguise: %s", (text) => {
    expect(problem(text)).toBe("common");
  });

  test.each([
    "1234567890123",
    "9876543210987",
    "abcdefghijkl",
    "zyxwvutsrqponm",
    "qwertyuiopas",
    "qwertz123456",
    "azertyuiop12",
    "1q2w3e4r5t6y",
    "aaaaaaaaaaab",
    "aaaa bbbb cccc",
    "ضصثقفغعهخحجد",
    "йцукенгшщзхъ",
  ])("is not a run of keys, letters or digits: %s", (text) => {
    expect(problem(text)).toBe("common");
  });

  test.each([
    "correct horse battery staple",
    "thirteen calm herons",
    "lumen-katov-birel-domas",
    "monkey dragon summer",
    "welcome to 12 quiet rooms",
    "7 были тихие цапли 7",
    "~§a{?;€)+.°\\",
  ])("may be several words, common ones too: %s", (text) => {
    expect(problem(text)).toBeNull();
  });

  test("of random words or letters is never taken for a common one", () => {
    for (let index = 0; index < 500; index += 1) {
      expect(problem(newPassphrase())).toBeNull();
      expect(problem(newSecret())).toBeNull();
    }
  });
});
