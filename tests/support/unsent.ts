/** What journeys of unsent work need: a line that is dead for saves, and a look into the store of the device. */
import { expect, type Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ratings } from "@/db/schema/rating";
import { rationale, saveState } from "./indicator-card";

/** The store and its parts, as they stand in the browsers of people: other names would lose what lies there. */
const DATABASE = "gpat-outbox";

/** A record as it lies on the device: everything but its text is readable. */
type RawRecord = { id: string; owner: string; at: number; text: string };

/** No save reaches the server any more; everything else does. */
export async function cutSaves(page: Page): Promise<void> {
  await page.route("**/api/assessments/**", (route) =>
    route.request().method() === "PATCH" ? route.abort("internetdisconnected") : route.continue(),
  );
}

/** Types a rationale that cannot be sent, and waits until the page says so. */
export async function typeUnsent(page: Page, indicator: string, text: string): Promise<void> {
  await rationale(page, indicator).fill(text);
  await expect(saveState(page, indicator, "trying_again")).toBeVisible();
}

/** Everything that lies on the device, as anybody finds it. Makes no store where there is none. */
export function rawRecords(page: Page): Promise<RawRecord[]> {
  return page.evaluate(async (name) => {
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return [];
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const asked = opening.result.transaction("records").objectStore("records").getAll();
    await new Promise((resolve) => asked.addEventListener("success", resolve));
    opening.result.close();
    const decoder = new TextDecoder();
    return asked.result.map(({ id, owner, at, text }) => ({ id, owner, at, text: decoder.decode(text) }));
  }, DATABASE);
}

/** The texts of the signed-in person on the device, decrypted with the key that the server gives this page. */
export function readableRecords(page: Page): Promise<string[]> {
  return page.evaluate(async (name) => {
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const transaction = opening.result.transaction(["records", "facts"]);
    const records = transaction.objectStore("records").getAll();
    const device = transaction.objectStore("facts").get("deviceId");
    await new Promise((resolve) => transaction.addEventListener("complete", resolve));
    opening.result.close();
    const answer = await fetch("/api/device-key", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ deviceId: device.result, owners: [] }),
    });
    const { owner, key } = await answer.json();
    const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
    const own = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);
    const texts = records.result
      .filter((record) => record.owner === owner)
      .map(({ iv, text }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, own, text));
    return (await Promise.all(texts)).map((text) => new TextDecoder().decode(text));
  }, DATABASE);
}

/** Makes the records of a rating as old as if they had been typed so many days ago. */
export function ageRecords(page: Page, indicator: string, days: number): Promise<void> {
  return page.evaluate(
    async ([name, part, count]) => {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => opening.addEventListener("success", resolve));
      const transaction = opening.result.transaction("records", "readwrite");
      const records = transaction.objectStore("records");
      const asked = records.getAll();
      asked.addEventListener("success", () => {
        for (const record of asked.result.filter(({ id }) => id.includes(part))) {
          records.put({ ...record, at: Date.now() - count * 24 * 60 * 60 * 1_000 });
        }
      });
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      opening.result.close();
    },
    [DATABASE, `/${indicator}/`, days] as const,
  );
}

/** What the server holds of a rating; undefined where nothing was ever saved. */
export async function savedRating(db: Database, assessmentId: string, indicator: string) {
  const [row] = await db.read
    .select({ rationale: ratings.rationale, version: ratings.version })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratings.indicator, indicator)));
  return row;
}
