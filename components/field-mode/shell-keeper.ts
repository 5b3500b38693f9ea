/** Has the worker of field mode keep the page that opens without a line, in every language, or let go of it. */

import { FIELD_PATH } from "@/lib/field-mode/rules";
import { LOCALES, withLocale } from "@/lib/i18n/locales";

const WORKER = "/field-worker.js";
const ANSWER_WITHIN_MS = 60_000;

/** Whether this browser can open a page without a line at all. */
export const canKeepShell = () => window.isSecureContext && "serviceWorker" in navigator;

/** Keeps the page in every language. False where something of it did not arrive. */
export async function keepShells(): Promise<boolean> {
  const kept: boolean[] = [];
  // One after another: they share most of their files.
  for (const locale of LOCALES) {
    const page = withLocale(FIELD_PATH, locale);
    const registration = await navigator.serviceWorker.register(WORKER, { scope: page });
    kept.push(await tell(registration, { keep: page }));
  }
  return kept.every(Boolean);
}

/** Lets go of the pages and of the worker. */
export async function dropShells(): Promise<void> {
  for (const locale of LOCALES) {
    const registration = await navigator.serviceWorker.getRegistration(withLocale(FIELD_PATH, locale));
    if (registration === undefined) continue;
    await tell(registration, { forget: true });
    await registration.unregister();
  }
}

function tell(registration: ServiceWorkerRegistration, message: object): Promise<boolean> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    port1.onmessage = ({ data }: MessageEvent<{ kept?: boolean }>) => {
      clearTimeout(late);
      port1.close();
      resolve(data?.kept === true);
    };
    worker.postMessage(message, [port2]);
  });
}
