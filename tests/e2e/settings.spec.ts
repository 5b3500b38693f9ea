/** The settings of the installation, changed in Arabic: the programme's name and the zone in which its days end. */
import { createContext } from "@/lib/core/context";
import { changeSettings } from "@/lib/settings/mutations";
import { getSettings } from "@/lib/settings/queries";
import { expectAccessible } from "../support/accessible";
import { makePerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { emailOf, expect, test } from "./fixtures";

const NAME = "برنامج الاختبار";

let before: Awaited<ReturnType<typeof getSettings>>;
test.beforeEach(async ({ db }) => {
  before = await getSettings(createContext(db, { kind: "system", job: "command" }, new Date()));
});

/** Every other journey finds the settings as they were. */
test.afterEach(async ({ db }) => {
  const ctx = createContext(db, { kind: "system", job: "command" }, new Date());
  const { version } = await getSettings(ctx);
  const { programmeName, timeZone, detectionsThreshold, proceedingsThreshold } = before;
  await changeSettings(ctx, { version, programmeName, timeZone, detectionsThreshold, proceedingsThreshold });
});

test("in Arabic an administrator names the programme and sets its zone, and every page says so", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  await signIn((await makePerson(db, "Salma Settings", ["administrator"])).email);
  await page.goto("/ar");
  await page.getByRole("link", { name: "الإدارة", exact: true }).click();
  await page.getByRole("link", { name: "الإعدادات" }).click();
  const name = page.getByLabel("اسم البرنامج");
  const zone = page.getByLabel("المنطقة الزمنية");
  const detections = page.getByLabel("حد الحجب: الضحايا المكتشفون");
  const save = page.getByRole("button", { name: "حفظ الإعدادات" });
  await name.fill(NAME);
  await zone.selectOption("Asia/Manila");
  await detections.fill("2");
  await save.click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(/^حد الحجب: الضحايا المكتشفون/);
  await expect(name).toHaveValue(NAME);
  await expect(zone).toHaveValue("Asia/Manila");
  await expectAccessible(page);
  await detections.fill(String(before.detectionsThreshold));
  await save.click();
  await expect(page.getByText("حُفظت.")).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText(NAME);
  await expect(page.getByRole("row", { name: /Asia\/Manila/ })).toContainText(NAME);
  await expectAccessible(page);

  const theirs = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), theirs);
  const reader = await theirs.newPage();
  for (const address of ["/en/releases", "/en/no-such-page", "/ar/sign-in"]) {
    await reader.goto(address);
    await expect(reader.getByRole("contentinfo"), address).toContainText(NAME);
  }
  // Nine in the morning of UTC is five in the afternoon of Manila.
  await reader.goto("/en/account");
  await expect(reader.getByRole("row", { name: /Passphrase set/ })).toContainText("17:00");
  await theirs.close();
});

test("settings that somebody else changed meanwhile are not overwritten", async ({ page, db, signIn }) => {
  await signIn((await makePerson(db, "Selim Settings", ["administrator"])).email);
  await page.goto("/en/administration/settings");
  const ctx = createContext(db, { kind: "system", job: "command" }, new Date());
  const { version, timeZone, detectionsThreshold, proceedingsThreshold } = await getSettings(ctx);
  await changeSettings(ctx, {
    version,
    programmeName: "Named by somebody else",
    timeZone,
    detectionsThreshold,
    proceedingsThreshold,
  });
  await page.getByLabel("Name of the programme").fill("Named too late");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(refusal(page)).toContainText("This was changed by somebody else meanwhile.");
  await expect(page.getByLabel("Name of the programme")).toHaveValue("Named too late");
  await page.reload();
  await expect(page.getByLabel("Name of the programme")).toHaveValue("Named by somebody else");
});
