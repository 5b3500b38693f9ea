import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { takeFile } from "./door";

const place = {
  owner: "somebody",
  record: "sources/BEN-S-001",
  allow: () => Promise.reject(new AppError("NOT_FOUND", "source")),
  attach: async () => ({ ok: true, value: { name: "a.txt", size: 7 } }) as const,
};
const at = { page: "/sources/BEN-S-001", place };

test("a form is not read for somebody who may not send a file", async () => {
  const body = new FormData();
  body.set("file", new File(["content"], "a.txt"));
  const request = new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-length": "200" },
  });
  await expect(takeFile({ now: new Date() }, request, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(request.bodyUsed).toBe(false);
});
