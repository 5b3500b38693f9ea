import { describe, expect, test } from "vitest";
import { directionOf, localeOfPath, preferredLocale, withLocale, withoutLocale } from "./locales";

describe("the language of an address", () => {
  test("is its first segment", () => {
    expect(localeOfPath("/ar/rounds/2026")).toBe("ar");
    expect(localeOfPath("/en")).toBe("en");
  });

  test("is absent where the first segment is no language", () => {
    expect(localeOfPath("/api/health")).toBeNull();
    expect(localeOfPath("/english")).toBeNull();
    expect(localeOfPath("/")).toBeNull();
  });

  test("is replaced without touching the rest", () => {
    expect(withLocale("/en/rounds/2026/BEN/G2", "ar")).toBe("/ar/rounds/2026/BEN/G2");
    expect(withLocale("/en", "ar")).toBe("/ar");
    expect(withLocale("/", "ar")).toBe("/ar");
    expect(withLocale("/rounds", "en")).toBe("/en/rounds");
  });

  test("is taken off, with what is asked for", () => {
    expect(withoutLocale("/ar/rounds/2026?page=2")).toBe("/rounds/2026");
    expect(withoutLocale("/en?x=1")).toBe("/");
    expect(withoutLocale("/")).toBe("/");
    expect(withoutLocale("/english")).toBe("/english");
  });

  test("cannot be used to reach another host", () => {
    expect(withLocale("//evil.example/x", "en")).toBe("/en/evil.example/x");
  });
});

describe("the reader's language", () => {
  test("is the best of the browser's list that the product speaks", () => {
    expect(preferredLocale("fr-FR,fr;q=0.9,ar-LB;q=0.8,en;q=0.5")).toBe("ar");
    expect(preferredLocale("en;q=0.4, ar;q=0.9")).toBe("ar");
  });

  test("is English where nothing fits or nothing was said", () => {
    expect(preferredLocale("fr,de;q=0.3")).toBe("en");
    expect(preferredLocale(null)).toBe("en");
    expect(preferredLocale("ar;q=0")).toBe("en");
  });

  test("decides the direction", () => {
    expect(directionOf("ar")).toBe("rtl");
    expect(directionOf("en")).toBe("ltr");
  });
});
