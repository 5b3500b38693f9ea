/** A letter with its file: noted, read by the State, withdrawn as a mistake. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { sentToState } from "../support/heard-country";
import { makePerson } from "../support/programme";
import { expect, test } from "./fixtures";

const KEY = { round: "letters", iso3: "QLT" };
const BASE = `/en/rounds/${KEY.round}/${KEY.iso3}/correspondence`;
const SUBJECT = "Comments will follow by the end of April";

test("a letter is noted, given its file, read by the State without names, and withdrawn", async ({
  page,
  db,
  signIn,
}) => {
  const { team } = await sentToState(db, KEY.round, KEY.iso3);
  const stranger = await makePerson(db, "Stranger");
  await signIn(team.lead.email);

  await test.step("what is missing is said beside its field, and what was typed stays", async () => {
    await page.goto(BASE);
    await expect(page.getByText("No letter was noted yet.")).toBeVisible();
    await page.getByText("Note a letter").click();
    await page.getByLabel("Subject").fill(SUBJECT);
    await page.getByRole("button", { name: "Note it" }).click();
    await expect(page.locator("#letter").getByRole("alert")).toContainText("Reference");
    await expect(page.getByLabel("Subject")).toHaveValue(SUBJECT);
    await expectAccessible(page);
  });

  await test.step("it is noted and takes its file once", async () => {
    await page.getByRole("radio", { name: "Received from the State" }).check();
    await page.getByLabel("Reference").fill("NV/2026/114");
    await page.getByLabel("Date of the letter").fill("2026-02-02");
    await page.getByLabel("Sent or received on").fill("2026-02-09");
    await page.getByRole("textbox", { name: /^Institution/ }).fill("Ministry of Justice");
    await page.getByRole("button", { name: "Note it" }).click();
    await expect(page.getByRole("heading", { name: "Letter 1" })).toBeVisible();
    await page.getByLabel("Choose a file").setInputFiles({
      name: "note-verbale.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("A note."),
    });
    await page.getByRole("button", { name: "Send the file" }).click();
    await expect(page.getByText("The file was kept.")).toBeVisible();
    await expect(page.getByLabel("Choose a file")).toBeHidden();
    await expect(page.getByRole("main")).toContainText(team.lead.name);
    await expectAccessible(page);
  });

  await test.step("the State reads it, without the name of who noted it", async () => {
    await signIn(team.focal.email);
    await page.goto(BASE);
    await page.getByRole("link", { name: new RegExp(SUBJECT) }).click();
    await expect(page.getByRole("main")).toContainText("The assessment team");
    await expect(page.getByRole("main")).not.toContainText(team.lead.name);
    await expect(page.getByRole("heading", { name: "History" })).toBeHidden();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("note-verbale.txt");
    const file = await page.request.get(`/api/assessments/${KEY.round}/${KEY.iso3}/correspondence`);
    expect(await file.text()).toContain("1,received,NV/2026/114,2026-02-02,2026-02-09,,Ministry of Justice");
    await expectAccessible(page);
  });

  await test.step("on a small phone and in Arabic nothing is cut off", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["correspondence", "correspondence/1"]) {
      await page.goto(`/ar/rounds/${KEY.round}/${KEY.iso3}/${path}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });

  await test.step("a mistake is withdrawn with its reason and hidden from the State", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await signIn(team.lead.email);
    await page.goto(`${BASE}/1`);
    await page.getByText("Withdraw the letter").click();
    await page.getByLabel("Why it was a mistake").fill("It is about another country.");
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await expect(page.getByRole("table", { name: "History" })).toContainText("It is about another country.");
    await expectAccessible(page);
    for (const who of [team.focal, stranger]) {
      await signIn(who.email);
      expect((await page.goto(`${BASE}/1`))?.status()).toBe(404);
    }
  });
});
