import { describe, expect, test } from "vitest";
import { NOTIFICATION_EVENTS } from "@/db/enums";
import { LOCALES } from "@/lib/i18n/locales";
import { renderMail } from "./render";

const linkBase = new URL("https://gpat.example.test");
const counts = NOTIFICATION_EVENTS.map((event, index) => ({ event, count: index + 1 }));

describe.each(LOCALES.map((locale) => [locale] as const))("a mail in %s", (locale) => {
  const mail = renderMail({ kind: "digest", locale, counts, linkBase });

  test("says each kind of thing once, plain and as HTML", () => {
    const lines = mail.text.split("\n").filter((line) => line.startsWith("- "));
    expect(new Set(lines).size).toBe(NOTIFICATION_EVENTS.length);
    for (const line of lines) expect(mail.html).toContain(`<li>${line.slice(2)}</li>`);
  });

  test("leads to the list of notifications and to the account, and nowhere else", () => {
    const links = [...`${mail.text}\n${mail.html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);
    expect([...new Set(links)].sort()).toEqual([
      `https://gpat.example.test/${locale}/account`,
      `https://gpat.example.test/${locale}/notifications`,
    ]);
  });

  test("is written in the direction of its language", () => {
    expect(mail.html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
  });
});

test("a mail about one thing and a digest have subjects of their own", () => {
  const one = { locale: "en", counts: [{ event: "duty_given", count: 1 }], linkBase } as const;
  expect(renderMail({ ...one, kind: "notification" }).subject).toBe(
    "Country assessments: something waits for you",
  );
  expect(renderMail({ ...one, kind: "digest" }).subject).toBe("Country assessments: 1 notification of today");
});
