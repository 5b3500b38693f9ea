import { expect, test } from "vitest";
import { standingOf } from "./standing";

test("an edition is a proposal until somebody validates it, unless another organisation published it", () => {
  expect(standingOf(false, { status: "proposal" })).toBe("proposal");
  expect(standingOf(false, { status: "validated" })).toBe("proposal");
  expect(standingOf(false, { status: "published_elsewhere" })).toBe("published_elsewhere");
  expect(standingOf(true, { status: "proposal" })).toBe("validated");
  expect(standingOf(true, { status: "published_elsewhere" })).toBe("validated");
});
