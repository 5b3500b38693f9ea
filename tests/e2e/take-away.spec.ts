/** What readers take away: a release as data, a chart as a picture; and how they know later that it is unchanged. */
import sharp from "sharp";
import { unzipped } from "@/lib/data-packages/zip";
import { emailOf, expect, test } from "./fixtures";

/** A release of the demonstration that was corrected, and what corrected it. */
const FIRST = "2026-XAA-1";
const SECOND = "2026-XAA-2";
const OPEN = "2026-XAB-1";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader of a release has a file checked, and a changed one is told apart", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("observer"));
    const text = await (await page.request.get(`/api/releases/${OPEN}`)).text();
    const check = async (name: string, buffer: Buffer) => {
      await page.goto("/en/releases/check");
      await page.locator("#check-file").setInputFiles({ name, mimeType: "application/json", buffer });
      await page.getByRole("button", { name: "Check" }).click();
    };
    await check("release.json", Buffer.from(text));
    await expect(page.getByText(`This is release ${OPEN}, unchanged`)).toBeVisible();
    await expect(page.getByRole("link", { name: `Open release ${OPEN}` })).toBeVisible();

    await check(
      "release.json",
      Buffer.from(text.replace('"code":"G2.1","confidence":"', '"code":"G2.1","confidence":"x')),
    );
    await expect(page.getByText("but it differs")).toBeVisible();
    await expect(page.getByText("Indicators: G2.1")).toBeVisible();

    await check("other.json", Buffer.from('{"code":"2026-ZZZ-1"}'));
    await expect(page.getByText("This is no release and no part of a data package")).toBeVisible();

    await page.goto("/en/releases/check");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("Choose a file or paste its SHA-256.").first()).toBeVisible();
    await page.getByRole("textbox", { name: "SHA-256" }).fill("abc");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("A SHA-256 has 64 digits").first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: "SHA-256" })).toHaveValue("abc");
  });

  test("the data package of a release holds its files, and is known again", async ({ page, signIn }) => {
    await signIn(emailOf("observer"));
    await page.goto(`/en/releases/${OPEN}`);
    const address = await page.getByRole("link", { name: "Data package (ZIP)" }).getAttribute("href");
    const archive = await (await page.request.get(address ?? "")).body();
    const names = [...unzipped(archive).keys()];
    expect(names).toEqual(
      expect.arrayContaining([`releases/${OPEN}.json`, "tables/ratings.csv", "data.xlsx", "manifest.json"]),
    );
    await page.getByRole("link", { name: "Check a file" }).click();
    await page
      .locator("#check-file")
      .setInputFiles({ name: "package.zip", mimeType: "application/zip", buffer: archive });
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("These are data of this installation, unchanged")).toBeVisible();
    await expect(page.getByText(`Data of release ${OPEN}.`)).toBeVisible();
    await page.goto("/en/rounds/2026");
    const round = await page.getByRole("link", { name: "Data package of the releases" }).getAttribute("href");
    expect((await page.request.get(round ?? "")).headers()["content-type"]).toBe("application/zip");
  });

  test("a corrigendum says beside what it replaces what is another", async ({ page, signIn }) => {
    await signIn(emailOf("manager"));
    await page.goto(`/en/releases/${SECOND}`);
    await page.getByRole("link", { name: "Compare with another release" }).click();
    await expect(page.getByText(`from release ${FIRST} to release ${SECOND}`)).toBeVisible();
    await expect(page.getByText("No level differs.")).toBeVisible();
    await expect(page.locator("del", { hasText: "104" })).toBeVisible();
    await expect(page.getByText("118", { exact: true })).toBeVisible();
    await page.getByLabel("Compared with").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("table", { name: "Levels that differ" })).toBeVisible();
    expect((await page.goto(`/en/releases/${SECOND}/differences?with=${OPEN}`))?.status()).toBe(404);
  });

  for (const locale of ["en", "ar"])
    test(`a chart of a card is a picture with its source in it (${locale})`, async ({ page, signIn }) => {
      await signIn(emailOf("observer"));
      await page.goto(`/${locale}/rounds/2026/XAB/scorecard`);
      const links = page.locator('a[href*="/charts/"]');
      await expect(links).toHaveCount(4);
      for (const link of await links.all()) {
        const answer = await page.request.get((await link.getAttribute("href")) ?? "");
        expect(answer.status()).toBe(200);
        if (answer.headers()["content-type"] === "image/png") {
          expect((await sharp(await answer.body()).metadata()).width).toBe(1520);
        } else {
          const svg = await answer.text();
          expect(svg).toContain(locale === "en" ? "Source: ratings of the assessment team." : "المصدر");
          expect(svg).toContain(OPEN);
        }
      }
      const team = await page.request.get("/api/assessments/2026/XAB/charts/exposure-domains");
      expect(team.status()).toBe(404);
    });

  test("charts of published figures are pictures, and those of figures as entered are not", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("reader"));
    await page.goto("/en/countries/XAB/figures");
    const [svg, png] = await page.locator('a[href*="/charts/"]').all();
    const text = await (await page.request.get((await svg?.getAttribute("href")) ?? "")).text();
    expect(text).toContain("are suppressed");
    expect(text).toContain("Demonstration.");
    const picture = await page.request.get((await png?.getAttribute("href")) ?? "");
    expect((await sharp(await picture.body()).metadata()).width).toBe(1520);
    await signIn(emailOf("assessor"));
    await page.goto("/en/countries/XAF/figures");
    await expect(page.locator('a[href*="/charts/"]')).toHaveCount(0);
    expect((await page.request.get("/api/countries/XAF/charts/detections")).status()).toBe(404);
  });
});
