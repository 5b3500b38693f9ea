/** From the map of routes to a corridor, by mouse and by keyboard. */
import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import { userRoles, users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { expectAccessible } from "../support/accessible";
import { makeEntry, routeOver } from "../support/entries";
import { emailOf, expect, test } from "./fixtures";

test.beforeAll(async ({ db }) => {
  const now = new Date();
  const userId = newId(now);
  const email = `steward.${userId}@example.test`;
  await db.transaction(async (tx) => {
    await tx.insert(users).values({
      id: userId,
      email,
      name: "Steward",
      locale: "en",
      createdAt: now,
      disabledAt: null,
      version: 1,
    });
    await tx.insert(userRoles).values({ userId, role: "data_steward" });
  });
  const ctx = createContext(
    db,
    { kind: "user", userId, name: "Steward", email, roles: ["data_steward"], sessionId: newId(now) },
    now,
  );
  for (const stops of [
    ["XAA", "XAB"],
    ["XAB", "XAC", "XAA"],
  ]) {
    const code = await makeEntry(ctx, "routes", routeOver(...stops));
    await db.transaction(async (tx) => {
      await tx
        .update(registerEntries)
        .set({ status: "checked", accessClass: "public", checkedAt: now, independentSources: 2 })
        .where(eq(registerEntries.code, code));
    });
  }
});

test("the map is looked at closely by buttons and keys, filtered, and leads to a corridor", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en/routes/map");
  const image = page.getByRole("img", { name: /Map of the world/ });
  const whole = (await image.getAttribute("viewBox")) ?? "";
  await page.getByRole("button", { name: "Closer" }).click();
  await expect(image).not.toHaveAttribute("viewBox", whole);
  await page.getByRole("button", { name: "Whole map" }).click();
  await expect(image).toHaveAttribute("viewBox", whole);
  await page.getByRole("group", { name: /Map, to be moved/ }).focus();
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowDown");
  await expect(image).not.toHaveAttribute("viewBox", whole);
  await page.keyboard.press("0");
  await expect(image).toHaveAttribute("viewBox", whole);
  await expect(page.locator("svg").getByText(/material on this map do not imply/)).toBeVisible();

  await page.getByLabel("Role of the country").selectOption("transit");
  await page.getByLabel("Country", { exact: true }).selectOption("XAC");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/country=XAC.*role=transit/);
  const rows = page.locator("table tbody tr");
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/corridors\/XA[AB]-XA[BC]$/);
  await expect(page.getByRole("heading", { name: "Countries between" })).toBeVisible();
});

test("a corridor has one address, and nothing is one without two countries", async ({ page, signIn }) => {
  await signIn(emailOf("reader"));
  await page.goto("/en/corridors/XAB-XAA");
  await expect(page).toHaveURL(/\/en\/corridors\/XAA-XAB$/);
  await expect(page.getByRole("link", { name: /→/ })).toHaveCount(2);
  for (const address of ["XAA-XAA", "XAA-ZZZ", "XAA"]) {
    expect((await page.goto(`/en/corridors/${address}`))?.status()).toBe(404);
  }
});

test("a corridor is found by search, and leads to its routes and countries and back", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en/search?q=XAA-XAB");
  await page.getByRole("region", { name: "Corridors" }).getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/corridors\/XAA-XAB$/);
  await page.getByRole("link", { name: /→/ }).first().click();
  await expect(page).toHaveURL(/\/en\/routes\//);
  await page.locator('a[href="/en/corridors/XAA-XAB"]').click();
  await expect(page).toHaveURL(/\/en\/corridors\/XAA-XAB$/);
  await page.locator('h3 a[href="/en/countries/XAA"]').click();
  await page.getByRole("link", { name: "Corridors of this country" }).click();
  await expect(page.locator('a[href="/en/corridors/XAA-XAB"]')).toBeVisible();
});

test("without scripts the whole map is there with its table", async ({ browser, signIn }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), context);
  const page = await context.newPage();
  await page.goto("/en/routes/map");
  await expect(page.getByRole("img", { name: /Map of the world/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Closer" })).toBeHidden();
  await expect(page.locator("table tbody tr")).not.toHaveCount(0);
  await context.close();
});

test("a role that another State reported is shown with whose word it is, on the map as in its tables", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/countries/map?fact=destination");
  const said = /routes?, .* · reported by \S+/;
  await expect(page.getByRole("row", { name: /^Lasmora/ })).toContainText(said);
  await expect(page.locator("figure title", { hasText: /reported by/ }).first()).toHaveText(said);
  await page.goto("/en/countries/XAL");
  await expect(page.getByRole("row", { name: /^Destination/ })).toContainText("reported by");
  await page.goto("/en/routes/map");
  await expect(page.getByRole("row", { name: /^Estovar Lasmora/ })).toContainText("reported by Estovar");
});

test("labels of a map cover no other, with the whole map and closer by, and a crowd has lines to its points", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  for (const [width, year] of [
    [1280, "2018"],
    [320, "2018"],
    [1280, "2012"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/en/countries/map?fact=detected_victims&year=${year}`);
    const image = page.getByRole("img", { name: /Map of the world/ });
    for (const step of ["Whole map", "Closer", "Closer"]) {
      await page.getByRole("button", { name: step, exact: true }).click();
      const covered = await image.evaluate((map) => {
        const shown = [...map.querySelectorAll("text")].filter(
          (text) =>
            /^[A-Z]{3}$/.test(text.lastChild?.textContent ?? "") && getComputedStyle(text).opacity === "1",
        );
        const boxes = shown.map((text) => {
          const { x, y, width: across, height } = text.getBoundingClientRect();
          // Of the line of the letters only they count, which are half as high.
          return { code: text.lastChild?.textContent, x, y: y + height / 4, across, height: height / 2 };
        });
        return boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .filter(
              (other) =>
                one.x < other.x + other.across &&
                other.x < one.x + one.across &&
                one.y < other.y + other.height &&
                other.y < one.y + one.height,
            )
            .map((other) => `${one.code} ${other.code}`),
        );
      });
      expect(covered, `${width} ${year} ${step}`).toEqual([]);
    }
  }
  await expect(page.locator("figure svg svg line")).not.toHaveCount(0);
});

test("persons convicted are followed on the map as detected victims are, each sum of one kind of count", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en/countries/map?fact=detected_victims");
  await page.getByLabel("Fact").selectOption({ label: "Figure: Person convicted" });
  await page.getByLabel("Year").selectOption("2018");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("row", { name: /^Nigeria/ })).toContainText(
    /50 \(.?Persons.?; .?National authorities/,
  );
  await expect(page.getByRole("row", { name: /^Arvenia/ })).toContainText(
    /9 \(.?Persons · Offence of trafficking.?; .?Office of the Prosecutor-General/,
  );
  await expect(page.getByText(/^All countries and areas, .?Persons.?: [\d,]+; /)).toBeVisible();
  await expect(page.getByText(/never added to real ones, .?Persons · Offence of trafficking/)).toBeVisible();
});

test("a map is taken away as an image that stands alone, with what was asked, its wording and its sources", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  for (const [path, link, words] of [
    ["/en/routes/map?forms=forced_labour", "Download the image (SVG)", ["Map of routes", "Forced labour"]],
    ["/ar/countries/map?fact=untoc", "تنزيل الصورة (⁦SVG⁩)", ["المعاهدة"]],
    ["/en/countries/map?fact=detected_victims", "Download the image (SVG)", ["Detected victims", "Size"]],
  ] as const) {
    await page.goto(path);
    const taken = page.waitForEvent("download");
    await page.getByRole("link", { name: link }).click();
    const file = await taken;
    expect(file.suggestedFilename()).toMatch(/^map-of-(routes|facts)-\d{4}-\d\d-\d\d\.svg$/);
    const svg = await readFile(await file.path(), "utf8");
    const { isWhole, text, addresses } = await page.evaluate((content) => {
      const image = new DOMParser().parseFromString(content, "image/svg+xml");
      return {
        isWhole: image.querySelector("parsererror") === null,
        text: [...image.querySelectorAll("text")].map((line) => line.textContent).join(" "),
        addresses: [...image.querySelectorAll("[href]")].map((use) => use.getAttribute("href") ?? ""),
      };
    }, svg);
    expect(isWhole).toBe(true);
    for (const word of words) expect(text).toContain(word);
    expect(text).toMatch(/Secretariat of the United Nations|الأمانة العامة للأمم المتحدة/);
    expect(text).toContain("Natural Earth");
    expect(addresses.filter((address) => !address.startsWith("#"))).toEqual([]);
  }
});

test("a period that cannot be asked is said at its field, and what was typed stays", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  for (const path of ["/en/routes/map", "/en/countries/map", "/en/countries/XAA"]) {
    const fact = path === "/en/countries/map" ? "&fact=transit" : "";
    await page.goto(`${path}?from=last&to=2020${fact}`);
    const from = page.getByLabel(/from year|^From/i).first();
    await expect(from).toHaveValue("last");
    await expect(page.getByText("Write a year from 1900 to 2099")).toBeVisible();
    await page.goto(`${path}?from=2020&to=2010${fact}`);
    await expect(page.getByText(/This year lies before/)).toBeVisible();
  }
});

for (const path of [
  "/en/corridors",
  "/ar/corridors/XAA-XAB",
  "/en/routes/map",
  "/ar/countries/map",
  "/en/countries/map?fact=transit",
]) {
  test(`axe finds nothing on ${path}`, async ({ page, signIn }) => {
    await signIn(emailOf("reader"));
    await page.goto(path);
    await expectAccessible(page);
  });
}
