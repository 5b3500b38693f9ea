import { expect, test } from "vitest";
import { isProposal, standingOf } from "./standing";

const validation = { by: "A panel", on: "2026-05-01", note: null };

test("an edition is a proposal until somebody validates it, unless another organisation published it", () => {
  expect(isProposal({ validation: null, publishedElsewhere: null })).toBe(true);
  expect(isProposal({ validation, publishedElsewhere: null })).toBe(false);
  expect(isProposal({ validation: null, publishedElsewhere: { by: null } })).toBe(false);
});

test("what its file says of another organisation stands until somebody validates it here", () => {
  expect(standingOf(false, { status: "proposal" })).toBe("proposal");
  expect(standingOf(false, { status: "validated" })).toBe("proposal");
  expect(standingOf(false, { status: "published_elsewhere" })).toBe("published_elsewhere");
  expect(standingOf(true, { status: "published_elsewhere" })).toBe("validated");
});
