import { expect } from "vitest";
import { settings } from "@/db/schema/setting";
import { test } from "@/tests/support/database";

test("what closes a transaction is committed with it, and where it fails nothing is", async ({ db }) => {
  const write = (programmeName: string, closing: string) =>
    db.transaction(
      async (tx) => {
        await tx.update(settings).set({ programmeName });
      },
      () => [closing],
    );
  const stored = () =>
    db.read.select({ name: settings.programmeName, zone: settings.timeZone }).from(settings);
  await write("First", "update settings set time_zone = 'Asia/Manila'");
  expect(await stored()).toEqual([{ name: "First", zone: "Asia/Manila" }]);
  await expect(write("Second", "select 1 / 0")).rejects.toThrow("division by zero");
  expect(await stored()).toEqual([{ name: "First", zone: "Asia/Manila" }]);
  await write("Third", "select 1");
  expect(await stored()).toEqual([{ name: "Third", zone: "Asia/Manila" }]);
});
