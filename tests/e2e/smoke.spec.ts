import type { APIResponse } from "@playwright/test";
import { emailOf, expect, test } from "./fixtures";

const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

function expectFixedHeaders(response: APIResponse): void {
  const headers = response.headers();
  expect(headers).toMatchObject(FIXED);
  expect(headers["permissions-policy"]).toContain("geolocation=()");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  for (const part of [
    "script-src 'nonce-",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(headers["content-security-policy"]).toContain(part);
  }
  expect(headers["x-powered-by"]).toBeUndefined();
}

for (const { locale, direction } of [
  { locale: "en", direction: "ltr" },
  { locale: "ar", direction: "rtl" },
]) {
  test(`the first page comes in ${locale}, ${direction}, and breaks no rule of its own policy`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    const response = await page.goto(`/${locale}`);
    expect(response?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await expect(page.locator("h1")).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test("an address without a language leads to the one that the reader prefers", async ({ request }) => {
  const response = await request.get("/", {
    headers: { "accept-language": "ar-LB,en;q=0.5" },
    maxRedirects: 0,
  });
  expect(response.status()).toBe(307);
  expect(response.headers().location).toBe("/ar");
  expectFixedHeaders(response);
});

test("pages, missing pages, data, files and refusals all carry the fixed headers", async ({
  request,
  page,
}) => {
  await page.goto("/en");
  const script = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
  for (const [address, status] of [
    ["/en", 200],
    ["/en/no/such/page", 404],
    ["/api/no/such/route", 404],
    ["/api/health", 200],
    ["/en//rounds", 308],
    ["/_next/image?url=x", 400],
    [script ?? "", 200],
  ] as const) {
    const response = await request.get(address, { maxRedirects: 0 });
    expect(response.status(), address).toBe(status);
    expectFixedHeaders(response);
    const isFile = address === script;
    expect(response.headers()["cache-control"], address).toMatch(isFile ? /immutable/ : /^no-store$/);
  }
});

test("what is absent and what is hidden read the same whole page, also without client JavaScript", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of ["/en/no-such-page", "/en/no/such/page/at/all", "/en/routes/map/no-such-page"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Page not found" }), address).toBeVisible();
    await expect(page.getByText(/^Reference: [0-9a-f-]{36}$/), address).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to the start page" }), address).toBeVisible();
  }
  await context.close();
});

test("a hidden page lives without complaint, whatever part of the product its address names", async ({
  page,
  signIn,
}) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await signIn(emailOf("reader"));
  for (const address of ["/en/import", "/ar/import", "/en/routes/XAB-R-001", "/en/evidence/no-such-page"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("header nav summary") ?? {}).some((key) =>
        key.startsWith("__react"),
      ),
    );
    await page.waitForLoadState("networkidle");
  }
  expect(complaints).toEqual([]);
});

test("a write that does not come from a page of this site is refused", async ({ request, baseURL }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const origin of [undefined, "null", "https://evil.example", `${baseURL}.evil.example`]) {
      const response = await request.fetch("/api/health", {
        method,
        ...(origin ? { headers: { origin } } : {}),
      });
      expect(response.status(), `${method} from ${origin}`).toBe(403);
      expectFixedHeaders(response);
    }
    const own = await request.fetch("/api/health", { method, headers: { origin: baseURL ?? "" } });
    expect(own.status(), `${method} from here`).toBe(405);
  }
});

test("health says what the application runs on", async ({ request }) => {
  const health: unknown = await (await request.get("/api/health")).json();
  expect(health).toMatchObject({
    status: "ok",
    database: {
      engine: "postgres",
      mode: "embedded",
      version: expect.stringMatching(/^18\./),
      migration: expect.any(String),
    },
    version: expect.any(String),
  });
});
