import { expect, test } from "vitest";
import { historyLines } from "./lines";

const ID = "01866e0d-2280-7c05-8c02-9ca29037ae8d";
const change = (field: string, before: unknown, after: unknown) => ({ field, before, after });

test("a history leaves out ids and what stayed as it was", () => {
  const [line] = historyLines([
    {
      position: 1,
      at: new Date("2026-11-09T09:20:00Z"),
      actor: "Steward",
      actorKind: "user",
      action: "entry.check",
      version: 2,
      reason: null,
      fields: [
        change("checkedBy", null, ID),
        change("id", undefined, 1),
        change("status", "draft", "checked"),
        change("code", "XAA-R-001", "XAA-R-001"),
      ],
    },
  ]);
  expect(line?.changes).toEqual([{ field: "status", before: "draft", after: "checked" }]);
});
