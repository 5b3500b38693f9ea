/** An SMTP server that keeps what it is sent. */
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** A mail as it came over the line. */
export type CaughtMail = { to: string; messageId: string; raw: string };

export type SmtpCatcher = {
  /** As SMTP_URL takes it. */
  url: string;
  /** What came, in order, whether or not it was taken. */
  mails: CaughtMail[];
  /** What the server answers to the next mails: it takes them, or says this. */
  refusal: string | null;
};

/** Starts a catcher; it ends with the test. */
export async function startCatcher(): Promise<SmtpCatcher> {
  const catcher: SmtpCatcher = { url: "", mails: [], refusal: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, answer) => {
      text(stream).then((raw) => {
        const [, messageId = ""] = /^Message-ID: (\S+)/im.exec(raw) ?? [];
        const to = session.envelope.rcptTo.map(({ address }) => address).join(" ");
        catcher.mails.push({ to, messageId, raw });
        answer(
          catcher.refusal === null ? null : Object.assign(new Error(catcher.refusal), { responseCode: 451 }),
        );
      }, answer);
    },
  });
  server.on("error", () => undefined); // a sender that is killed breaks its line
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  catcher.url = `smtp://127.0.0.1:${port}`;
  return catcher;
}

/** The readable text of a mail: its parts decoded from quoted-printable and base64, its head from encoded words. */
export function readable(raw: string): string {
  const bytes = (encoded: string) => encoded.replace(/((?:=[0-9A-F]{2})+)/gi, (run) => decodeRun(run));
  const words = raw.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, body: string) =>
    kind.toLowerCase() === "b" ? Buffer.from(body, "base64").toString() : bytes(body.replaceAll("_", " ")),
  );
  const base64 = words.replace(/^[A-Za-z0-9+/]{60,}(?:\r?\n[A-Za-z0-9+/]+=*)*$/gm, (body) =>
    Buffer.from(body, "base64").toString(),
  );
  return bytes(base64.replace(/=\r?\n/g, ""));
}

function decodeRun(run: string): string {
  return Buffer.from(run.replaceAll("=", ""), "hex").toString();
}
