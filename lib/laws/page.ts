/** What the pages of laws read, in one place for each page. */
import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { getEntry } from "@/lib/registers/entry-queries";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import { listOf, textOf } from "@/lib/registers/fields";
import type { EntryDetail } from "@/lib/registers/view";
import { type ComparedGroup, compareElements } from "./compare";
import { readElements, reformEventsOf } from "./queries";
import type { ComparedText } from "./view";

/** What the page of a law shows beside what every entry has. */
export function readLawPage(entry: EntryDetail) {
  return readPage(async (ctx) => ({
    elements: await readElements(ctx, entry.code),
    events: await reformEventsOf(ctx, textOf(entry.values, "country")),
    /** Other versions: the laws that it amends and those that amend it. */
    versions: [
      ...listOf(entry.values, "amends"),
      ...entry.linkedFrom.filter(({ name }) => name === "amends").map(({ code }) => code),
    ],
  }));
}

/** The elements of a law for their form. NOT_FOUND where the person may not change them. */
export function readElementsForChange(code: string) {
  return readPage(async (ctx) => {
    const entry = await getEntry(ctx, "laws", code);
    if (!entry.may.write) throw new AppError("NOT_FOUND", `change of ${code}`);
    return { entry, elements: await readElements(ctx, code) };
  });
}

/** What stands in the address for the Protocol in place of a second law. */
export const PROTOCOL = "protocol";

const code = z.string().trim().toUpperCase().pipe(entryCodeSchema).nullable().catch(null);
const compareSchema = z.object({
  a: code,
  b: z.union([z.string().trim().toLowerCase().pipe(z.literal(PROTOCOL)), code]),
  only: z.literal("differences").nullable().catch(null),
});
export type CompareQuery = z.output<typeof compareSchema>;

/** Reads from an address which two texts are compared; what is no code asks for none. */
export function compareQuery(query: Readonly<Record<string, string | string[] | undefined>>): CompareQuery {
  return compareSchema.parse({ a: query.a ?? null, b: query.b ?? PROTOCOL, only: query.only ?? null });
}

/** Two texts side by side; `unknown` are codes of no law that the reader may see. */
export type Comparison = {
  first: ComparedText | null;
  /** Null where it is the Protocol. */
  second: ComparedText | null;
  groups: readonly ComparedGroup[];
  unknown: readonly string[];
};

async function lawOf(ctx: Ctx, wanted: string) {
  try {
    const { code: own, title, language } = await getEntry(ctx, "laws", wanted);
    return { text: { code: own, title, language }, elements: await readElements(ctx, own) };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** The elements of a law beside those of another or beside the Protocol. */
export function readComparePage({ a, b }: CompareQuery) {
  return readPage(async (ctx): Promise<Comparison> => {
    const first = a === null ? null : await lawOf(ctx, a);
    const second = b === PROTOCOL || b === null ? null : await lawOf(ctx, b);
    const unknown = [
      ...(a !== null && first === null ? [a] : []),
      ...(b !== PROTOCOL && b !== null && second === null ? [b] : []),
    ];
    const comparable = first !== null && (b === PROTOCOL || second !== null);
    return {
      first: first?.text ?? null,
      second: second?.text ?? null,
      groups: comparable ? compareElements(first.elements, second?.elements ?? PROTOCOL) : [],
      unknown,
    };
  });
}
