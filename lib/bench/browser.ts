/** What a browser sees: scripts beyond an empty page, and how long a page takes on a slow line with a cold cache. */
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { z } from "zod";
import { presentBrowser } from "@/lib/cli/browser";
import { StartError } from "@/lib/core/start-error";

/** 1.5 Mbit/s in both directions with 300 ms there and back. */
const SLOW_LINE = { offline: false, latency: 300, downloadThroughput: 187_500, uploadThroughput: 187_500 };
const TIMEOUT_MS = 60_000;

export async function openBrowser(): Promise<Browser> {
  const browser = presentBrowser(chromium.executablePath());
  if (!browser) throw new StartError("No browser is here; set PLAYWRIGHT_CHROMIUM to a Chromium.");
  return chromium.launch({
    executablePath: browser.path,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}

/** A fresh browser profile, signed in by this `cookie` header. */
async function signedIn(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext();
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
  return context;
}

/** Bytes of all scripts that the page loads, each compressed by gzip at its best. */
export async function scriptBytes(browser: Browser, address: URL, cookie: string): Promise<number> {
  const context = await signedIn(browser, address.origin, cookie);
  try {
    const page = await context.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") bodies.push(response.body());
    });
    await page.goto(address.href, { waitUntil: "networkidle" });
    const scripts = await Promise.all(bodies);
    return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  } finally {
    await context.close();
  }
}

export type SlowLineTimes = {
  /** From the start of the navigation until a level was chosen, in milliseconds. */
  levelChosen: number;
  /** From leaving a field until the page says that it is saved, in milliseconds. */
  saved: number;
};

/** The domain page on a slow line, with nothing in the cache. */
export async function slowLine(browser: Browser, address: URL, cookie: string): Promise<SlowLineTimes> {
  const context = await signedIn(browser, address.origin, cookie);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_LINE);
    const started = performance.now();
    await page.goto(address.href, { waitUntil: "commit", timeout: TIMEOUT_MS });
    await chooseLevel(page);
    const levelChosen = performance.now() - started;
    await page.waitForLoadState("networkidle", { timeout: TIMEOUT_MS });
    return { levelChosen, saved: await timeOfSave(page) };
  } finally {
    await context.close();
  }
}

/** A weak laptop: so many times slower than this machine. */
const WEAKER = 4;
/** One turn of a wheel, in pixels, and so many of them down the page and along the table. */
const TURN = 240;
const TURNS = 60;

/** Runs in the page, as text: what compiles this module would put its own helpers into a function. */
const RECORD_FRAMES = `
  var frames = [];
  var last = performance.now();
  requestAnimationFrame(function next(now) {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  });`;

/** How long the frames of a page take while somebody scrolls through it on a weak laptop, in milliseconds. */
export async function framesWhileScrolling(
  browser: Browser,
  address: URL,
  cookie: string,
): Promise<readonly number[]> {
  const context = await signedIn(browser, address.origin, cookie);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(address.href, { waitUntil: "networkidle", timeout: TIMEOUT_MS });
    await session.send("Emulation.setCPUThrottlingRate", { rate: WEAKER });
    const table = page.locator("main table").first();
    await table.hover({ position: { x: 400, y: 200 } });
    await page.evaluate(RECORD_FRAMES);
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(turn % 2 === 0 ? 0 : TURN, turn % 2 === 0 ? TURN : 0);
    }
    return z
      .array(z.number())
      .parse(await page.evaluate("frames"))
      .slice(1);
  } finally {
    await context.close();
  }
}

/** The card of the first indicator of a domain page. */
const firstCard = (page: Page) => page.locator("main article[id]").first();

/** Chooses a level of the first indicator that is not chosen yet. */
async function chooseLevel(page: Page): Promise<void> {
  const level = firstCard(page).getByRole("radio", { checked: false }).first();
  await level.check({ timeout: TIMEOUT_MS });
}

/** Types into the first rationale, leaves it, and waits for the word of the server. */
async function timeOfSave(page: Page): Promise<number> {
  const card = firstCard(page);
  const rationale = card.getByRole("textbox", { name: /rationale/i }).first();
  await card.getByText(/^Saved/).waitFor({ timeout: TIMEOUT_MS });
  await rationale.fill(`Typed at ${Math.round(performance.now())}.`);
  const left = performance.now();
  await rationale.blur();
  await card.getByText(/Saving/).waitFor({ timeout: TIMEOUT_MS });
  await card.getByText(/^Saved/).waitFor({ timeout: TIMEOUT_MS });
  return performance.now() - left;
}
