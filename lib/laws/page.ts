/** What the pages of laws read, in one place for each page. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { getEntry } from "@/lib/registers/queries";
import { readElements } from "./queries";

/** What the page of a law shows beside what every entry has. */
export function readLawPage(code: string) {
  return readPage((ctx) => readElements(ctx, code));
}

/** The elements of a law for their form. NOT_FOUND where the person may not change them. */
export function readElementsForChange(code: string) {
  return readPage(async (ctx) => {
    const entry = await getEntry(ctx, "laws", code);
    if (!entry.may.write) throw new AppError("NOT_FOUND", `change of ${code}`);
    return { entry, elements: await readElements(ctx, code) };
  });
}
