import { expect, test } from "vitest";
import { isNameless } from "./nameless";

test.each([
  "/en/contribute?token=abc",
  "/ar/contribute/receipt?file=done",
  "/en/contribut%65?token=abc",
  "/en//contribute",
  "/en/contribute.rsc",
  "/contribute",
  "/api/contributions/uploads/ticket",
  "/ar/absent?of=link",
])("nobody has a name at %s", (address) => {
  expect(isNameless(address)).toBe(true);
});

test.each([
  "/en",
  "",
  "/en/rounds/2026/XAD/contribute",
  "/en/rounds/2026/XAD/contributions",
  "/api/contributions/some/files/one",
  "/en/contributed",
  "/en/absent",
  "/en/absent?of=page",
])("who is signed in is known at %s", (address) => {
  expect(isNameless(address)).toBe(false);
});
