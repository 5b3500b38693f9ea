import { describe, expect } from "vitest";
import { SEARCHES_MAX, SEARCHES_WINDOW_MINUTES } from "@/lib/auth/attempts";
import { TooManyError } from "@/lib/core/errors";
import { limitSearch } from "@/lib/search/limit";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";

describe("searches of a person in a minute", () => {
  test("are counted for that person alone, and those of the page apart from suggestions", async ({ db }) => {
    const [typist, other] = [await makePerson(db, "Typist", ["reader"]), await makePerson(db, "Other")];
    const ctx = contextOf(db, typist);
    for (let count = 0; count < SEARCHES_MAX.suggestions; count += 1) await limitSearch(ctx, "suggestions");
    const refusal = await limitSearch(ctx, "suggestions").catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "TOO_MANY" });
    const { retryAfterSeconds } = refusal instanceof TooManyError ? refusal : { retryAfterSeconds: 0 };
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(SEARCHES_WINDOW_MINUTES * 60);
    await limitSearch(contextOf(db, other), "suggestions");
    for (let count = 0; count < SEARCHES_MAX.page; count += 1) await limitSearch(ctx, "page");
    await expect(limitSearch(ctx, "page")).rejects.toMatchObject({ code: "TOO_MANY" });
  });
});
