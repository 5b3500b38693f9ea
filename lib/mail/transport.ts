/** The way out for mails: one SMTP server. */
import "server-only";
import { createTransport } from "nodemailer";
import type { MailSettings } from "@/lib/core/env";
import type { RenderedMail } from "./render";

/** A mail on its way to one address. */
export type OutgoingMail = RenderedMail & { to: string; messageId: string; locale: string };

/** Hands a mail over; resolves once the server has taken it, throws where it has not. */
export type SendMail = (mail: OutgoingMail) => Promise<void>;

const CONNECT_MS = 10_000;
/** No mail is so large that a server which is silent for so long would still take it. */
const SILENCE_MS = 30_000;

/** Sends by the server of the settings, one connection a mail. */
export function smtpSender({ smtpUrl, from }: MailSettings): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, messageId, locale, subject, text, html }) => {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      messageId,
      subject,
      text,
      html,
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
    });
  };
}
