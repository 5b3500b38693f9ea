/** By axe, what a page is only at times: the steps of an assessment, an import on its way, a menu that is open. */
import type { Page } from "@playwright/test";
import { importRuns } from "@/db/schema/import";
import { newId } from "@/lib/core/ids";
import { EMPTY_VIEW, type RunView } from "@/lib/import/runs/view";
import { expectAccessible, expectNoSidewaysScroll, lookThrough } from "../support/accessible";
import { makePerson } from "../support/programme";
import { type Account, emailOf, expect, test } from "./fixtures";

/** Between them each language, width and scheme. */
const VARIANTS = [
  { locale: "en", width: 320, scheme: "dark" },
  { locale: "ar", width: 1280, scheme: "light" },
] as const;
const HEIGHT = 900;

// As in accessibility.spec.ts.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

/** Goes to a page in each variant, does what is asked there, and looks at it. */
async function expectAccessibleAt(
  page: Page,
  path: string,
  act: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const { locale, width, scheme } of VARIANTS) {
    await test.step(`${path} ${locale} ${width} ${scheme}`, async () => {
      await lookThrough(page, { width, scheme });
      expect((await page.goto(`/${locale}${path}`))?.status(), path).toBe(200);
      await act();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  }
}

const STEPS: readonly (readonly [Account, string])[] = [
  ["assessor", "/rounds/2026/XAF/steps/submit"],
  ["reviewer", "/rounds/2026/XAG/steps/send_draft"],
  ["focal", "/rounds/2026/XAI/steps/comment"],
  ["manager", "/rounds/2026/XAI/steps/note_silence"],
  ["assessor2", "/rounds/2026/XAL/steps/answer"],
  ["approver", "/rounds/2026/XAC/steps/return"],
  ["approver", "/rounds/2026/XAC/steps/publish"],
  ["manager", "/rounds/2026/XAD/steps/withdraw"],
  ["manager", "/rounds/2026/XAB/steps/reopen"],
];
for (const [account, path] of STEPS) {
  test(`the step ${path} is accessible, also refused where it asks for a text`, async ({ page, signIn }) => {
    await signIn(emailOf(account));
    await expectAccessibleAt(page, path);
    const form = page.locator("#step");
    if ((await form.locator("textarea").count()) === 0) return;
    await form.getByRole("button").click();
    await expect(form.getByRole("alert")).toBeFocused();
    await expectAccessible(page);
  });
}

const RIGHT_OF_REPLY: readonly (readonly [Account, string])[] = [
  ["focal", "/rounds/2026/XAI/country-comments/text"],
  ["manager", "/rounds/2026/XAI/country-comments"],
  ["assessor2", "/rounds/2026/XAL/country-comments"],
  ["assessor2", "/rounds/2026/XAL/country-comments/G5.1"],
  ["reader", "/releases/2026-XAB-1"],
];
for (const [account, path] of RIGHT_OF_REPLY) {
  test(`the right of reply at ${path} is accessible for ${account}`, async ({ page, signIn }) => {
    await signIn(emailOf(account));
    await expectAccessibleAt(page, path);
  });
}

const CHECKED: Partial<RunView> = { counts: { created: 3, updated: 1, unchanged: 2, leftOut: 1 } };
const RUNS = {
  "whose columns are chosen": {
    step: "look",
    status: "ready",
    view: {
      layout: {
        sheets: [{ name: "Figures", isHidden: false }],
        sheet: 0,
        headerLine: 1,
        encoding: null,
        columns: [
          { name: "Year", sample: "2024" },
          { name: "Victims", sample: "17" },
        ],
        mapping: { fields: ["year", null], constants: {}, decimals: null, dates: null, marks: {} },
        missing: ["country"],
        profile: null,
      },
    },
  },
  "with names to decide": {
    step: "check",
    status: "ready",
    view: { ...CHECKED, names: [{ name: "Utopia", line: 2 }] },
  },
  "that was checked": { step: "check", status: "ready", view: CHECKED },
  "that waits": { step: "apply", status: "waiting", view: CHECKED },
  "that is at work": { step: "apply", status: "working", view: CHECKED },
  "that was applied": { step: "apply", status: "done", view: CHECKED },
  "that failed": { step: "check", status: "failed", view: {} },
} as const satisfies Record<
  string,
  Pick<typeof importRuns.$inferInsert, "step" | "status"> & { view: Partial<RunView> }
>;
for (const [name, { step, status, view }] of Object.entries(RUNS)) {
  test(`an import ${name} is accessible`, async ({ page, db, signIn }) => {
    const now = new Date();
    const { userId, email } = await makePerson(db, `Ivo ${step} ${status} ${name}`, ["data_steward"]);
    const id = newId(now);
    await db.transaction((tx) =>
      tx.insert(importRuns).values({
        id,
        kind: "detections",
        personId: userId,
        fileName: "figures.xlsx",
        fileSha256: "0".repeat(64),
        step,
        status,
        choices: {},
        view: { ...EMPTY_VIEW, ...view },
        written: 2,
        total: 4,
        createdAt: now,
        updatedAt: now,
      }),
    );
    await signIn(email);
    await expectAccessibleAt(page, `/import/${id}`);
  });
}

test("the open menus of the top bar are accessible", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  // On a wide screen the parts of the product stand in the bar; on a phone they fold under a menu of their own.
  const menus = page.getByRole("banner").locator("summary").filter({ visible: true });
  for (const position of [0, 1]) await expectAccessibleAt(page, "/rounds", () => menus.nth(position).click());
});

test("the top bar stands in one row from 1280 px on, with everything in it, and wraps at 200 % zoom", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  const bar = page.getByRole("banner");
  for (const locale of ["en", "ar"]) {
    // Zoomed in by half, a window of 1280 px has 640 px for a page.
    for (const width of [1280, 1440, 640, 320]) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.goto(`/${locale}/rounds`);
      const places = await bar.locator("a:visible, input:visible, button:visible, summary:visible").all();
      // On a phone the six parts of the product are folded under one word, and the search is a link to its page.
      expect(places.length).toBe(width === 320 ? 7 : 13);
      const boxes = await Promise.all(places.map((place) => place.boundingBox()));
      const middles = boxes.map((box) => (box === null ? Number.NaN : box.y + box.height / 2));
      const spread = Math.max(...middles) - Math.min(...middles);
      if (width >= 1280) expect(spread, `${locale} ${width}`).toBeLessThan(10);
      for (const box of boxes) {
        expect(box?.x, `${locale} ${width}`).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0), `${locale} ${width}`).toBeLessThanOrEqual(width);
      }
    }
  }
});
