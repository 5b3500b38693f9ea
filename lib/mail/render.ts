/**
 * The words of a mail: what kind of thing waits, how often, and a link into the product. Takes counts by event and
 * nothing else, so that no State, person, indicator or text can stand in it. Pure.
 */
import { createTranslator } from "use-intl/core";
import type { MailKind, NotificationEvent } from "@/db/enums";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";

/** What a mail is made of. */
export type MailContent = {
  kind: MailKind;
  locale: Locale;
  /** How often each event is told of. */
  counts: readonly { event: NotificationEvent; count: number }[];
  /** The public address of the installation. */
  linkBase: URL;
};

export type RenderedMail = { subject: string; text: string; html: string };

/** Renders a mail in its reader's language, plain and as HTML. */
export function renderMail({ kind, locale, counts, linkBase }: MailContent): RenderedMail {
  const messages = catalogueOf(locale);
  const t = createTranslator({ locale, messages, namespace: "notifications.mail" });
  const product = createTranslator({ locale, messages, namespace: "common" })("product");
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const subject =
    kind === "digest" ? t("digestSubject", { product, count: total }) : t("subject", { product });
  const lead = kind === "digest" ? t("digestLead") : t("lead");
  const lines = counts.map(({ event, count }) => t(`kinds.${event}`, { count }));
  const open = { text: t("open"), href: new URL(`/${locale}/notifications`, linkBase).href };
  const choose = { text: t("choose"), href: new URL(`/${locale}/account`, linkBase).href };
  const text = [
    lead,
    "",
    ...lines.map((line) => `- ${line}`),
    "",
    `${open.text}: ${open.href}`,
    "",
    `${choose.text}: ${choose.href}`,
    "",
  ].join("\n");
  const linkTo = ({ text: words, href }: typeof open) =>
    `<p><a href="${escaped(href)}">${escaped(words)}</a></p>`;
  const html = [
    "<!doctype html>",
    `<html lang="${locale}" dir="${directionOf(locale)}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body dir="${directionOf(locale)}">`,
    `<p>${escaped(lead)}</p>`,
    `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`,
    linkTo(open),
    linkTo(choose),
    "</body></html>",
  ].join("\n");
  return { subject, text, html };
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
