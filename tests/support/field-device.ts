/** A browser of its own on a folder that outlives it, for journeys of field mode: it starts cold, with or without a line. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { presentBrowser } from "@/lib/cli/browser";
import { E2E_PORT } from "./e2e-place";

export const FIELD_PASSPHRASE = "four grey herons walking";

/** Nothing listens there: whatever goes through it finds no line, the worker included. */
const NO_LINE = ["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>"];

export type FieldDeviceBrowser = {
  /** Starts the browser anew on the same folder; what ran before is closed. */
  start(line: "line" | "no line"): Promise<{ context: BrowserContext; page: Page }>;
  close(): Promise<void>;
};

/** A device that was never used before. */
export function fieldDeviceBrowser(): FieldDeviceBrowser {
  const folder = mkdtempSync(join(tmpdir(), "gpat-field-"));
  let running: BrowserContext | null = null;
  const close = async () => {
    await running?.close();
    running = null;
  };
  return {
    close,
    async start(line) {
      await close();
      const browser = presentBrowser(chromium.executablePath());
      const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
      const context = await chromium.launchPersistentContext(folder, {
        ...(browser ? { executablePath: browser.path } : {}),
        args: [...root, ...(line === "line" ? [] : NO_LINE)],
        baseURL: `http://localhost:${E2E_PORT}`,
        locale: "en-GB",
        timezoneId: "UTC",
        offline: line === "no line",
      });
      running = context;
      return { context, page: context.pages()[0] ?? (await context.newPage()) };
    },
  };
}

/** Switches field mode on for the browser of this page, and waits until everything lies there. */
export async function switchOn(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/field`);
  await page.getByLabel("What you call this device").fill(name);
  await page.getByLabel("Passphrase for this device").fill(FIELD_PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(FIELD_PASSPHRASE);
  await page.getByRole("button", { name: "Switch on for this device" }).click();
  await expect(page.getByText("Switched on. Try it")).toBeVisible();
}

/** Opens what lies on the device with its passphrase. */
export async function unlock(page: Page, passphrase = FIELD_PASSPHRASE): Promise<void> {
  await page.getByLabel("Passphrase for this device").fill(passphrase);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** How much was sent, waits, conflicts and was refused, as the page says it. */
export const summary = (page: Page) => page.locator("[data-field-summary]");

/** Of how many ratings unsent work lies on the device. */
export function unsentKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("gpat-field");
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const asked = opening.result.transaction("records").objectStore("records").count();
    await new Promise((resolve) => asked.addEventListener("success", resolve));
    opening.result.close();
    return asked.result;
  });
}

/** Everything that lies in this browser for this site, as anybody finds it: both databases and every kept answer. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const decoder = new TextDecoder();
    const said = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return decoder.decode(value);
      if (Array.isArray(value)) return value.map(said).join(" ");
      if (typeof value === "object" && value !== null)
        return Object.entries(value).flat().map(said).join(" ");
      return String(value);
    };
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const opening = indexedDB.open(name);
      await new Promise((resolve) => opening.addEventListener("success", resolve));
      for (const store of opening.result.objectStoreNames) {
        const asked = opening.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => asked.addEventListener("success", resolve));
        texts.push(name, store, said(asked.result));
      }
      opening.result.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url);
        if (!/\.woff2$/.test(request.url)) texts.push((await (await cache.match(request))?.text()) ?? "");
      }
    }
    texts.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie);
    return texts.join("\n");
  });
}
