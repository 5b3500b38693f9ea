import type { Page } from "@playwright/test";

/** The summary of what keeps a form from being taken. */
export const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });
