import { notFound, redirect } from "next/navigation";
import { expect, test } from "vitest";
import { redirectTarget } from "./redirect-target";

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

test("what redirect() throws is told from everything else, with its address whole", () => {
  const address = "/en/rounds/2026/XAA/review?done=opened;x&thread=1#thread-1";
  expect(redirectTarget(thrownBy(() => redirect(address)))).toBe(address);
  expect(redirectTarget(thrownBy(() => notFound()))).toBeNull();
  expect(redirectTarget(new Error("NEXT_REDIRECT"))).toBeNull();
});
