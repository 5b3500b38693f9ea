/**
 * Takes the pictures of README from a demonstration that runs: `node --conditions=react-server --import tsx
 * lib/cli/screenshots.ts ADDRESS PASSPHRASE`. Written as WebP to public/screenshots.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { presentBrowser } from "./browser";

const FOLDER = "public/screenshots";
const WIDTH = 1280;
/** Each page from its top, or from a heading on, so high that the rest would only repeat it. */
const PICTURES = [
  { name: "my-work", account: "assessor", path: "/en", from: null, height: 495 },
  { name: "domain", account: "assessor", path: "/en/rounds/2026/XAF/G2", from: null, height: 860 },
  {
    name: "scorecard",
    account: "manager",
    path: "/en/rounds/2026/XAB/scorecard",
    from: "Exposure, as reported",
    height: 860,
  },
  { name: "grid", account: "manager", path: "/en/rounds/2026", from: null, height: 860 },
  { name: "route-map", account: "manager", path: "/en/routes/map", from: null, height: 860 },
  { name: "trends", account: "manager", path: "/en/countries/XAB/trends", from: "Criteria", height: 860 },
  { name: "brief", account: "manager", path: "/en/rounds/2026/XAB/brief", from: null, height: 860 },
  { name: "figures", account: "reader", path: "/en/countries/XAB/figures", from: null, height: 860 },
] as const;

async function take(
  browser: Browser,
  address: string,
  passphrase: string,
  { name, account, path, from, height }: (typeof PICTURES)[number],
): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: WIDTH, height },
    colorScheme: "light",
  });
  const page = await context.newPage();
  await page.goto("/en/sign-in");
  await page.locator("#sign-in-email").fill(`${account}@demo.example`);
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await page.goto(path, { waitUntil: "networkidle" });
  if (from !== null) {
    await page.getByRole("heading", { name: from }).evaluate((heading) => heading.scrollIntoView());
  }
  const picture = await sharp(await page.screenshot())
    .webp({ quality: 80, effort: 6 })
    .toBuffer();
  writeFileSync(join(FOLDER, `${name}.webp`), picture);
  console.log(`${name}.webp: ${Math.ceil(picture.length / 1024)} kB`);
  await context.close();
}

const [address, passphrase] = process.argv.slice(2);
if (address === undefined || passphrase === undefined) {
  console.error("Say the address of a running demonstration and its passphrase.");
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const found = presentBrowser(chromium.executablePath());
const browser = await chromium.launch({
  ...(found ? { executablePath: found.path } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const picture of PICTURES) await take(browser, address, passphrase, picture);
await browser.close();
