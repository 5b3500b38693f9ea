/** Entries are added and cited by hand or by import, checked by the data steward, and figures published. */
import "server-only";
import { stringify } from "csv-stringify/sync";
import { and, asc, eq, like } from "drizzle-orm";
import type { CitationStance, RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";
import { linesOf } from "@/lib/export/entry-lines";
import { publishFigures } from "@/lib/figures/mutations";
import { type FigureRegister, holdsFigures } from "@/lib/figures/schema";
import { runRegisterImport } from "@/lib/import/entries/run";
import { secondRead } from "@/lib/laws/mutations";
import { ALL_WITH_ARTICLE } from "@/lib/laws/schema";
import { citeEntry } from "@/lib/registers/cite";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { addEntry, checkEntry, supersedeEntry, withdrawEntry } from "@/lib/registers/mutations";
import type { CitedPassage } from "./register-citations";
import type { PlannedEntry, PlannedTable } from "./registers";
import { instant, must, type Step } from "./world";

/** Finds what a word of the data cites. */
export type FindPassage = (cited: string) => CitedPassage;

/** The days on which the steward checks what the teams entered, and publishes figures. */
export const CHECKED_ON = "2026-11-09";
const STEWARD = "steward";

async function passageId(ctx: Ctx, { source, locator }: CitedPassage): Promise<string> {
  const rows = await ctx.read
    .select({ id: passages.id })
    .from(passages)
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(and(eq(sources.code, source), eq(passages.locator, locator)));
  return one(rows).id;
}

/** Gives an entry a passage that speaks for it or against it. */
export async function citePassage(
  ctx: Ctx,
  entry: { register: RegisterKey; code: string },
  passage: CitedPassage,
  stance: CitationStance,
): Promise<void> {
  const citation = { shows: passage.shows, stance, passageId: await passageId(ctx, passage) };
  must(await citeEntry(ctx, { ...entry, ...citation }), `a citation of ${entry.code}`);
}

async function addCited(ctx: Ctx, planned: PlannedEntry, find: FindPassage): Promise<string> {
  const { register, input, cites } = planned;
  const what = `${planned.code ?? input.values.name} of ${register}`;
  const { code } = must(await addEntry(ctx, register, input), what);
  if (planned.code !== null && planned.code !== code) throw new RangeError(`${planned.code} became ${code}`);
  for (const cited of cites) await citePassage(ctx, { register, code }, find(cited), "supports");
  return code;
}

async function versionOf(ctx: Ctx, code: string): Promise<number> {
  const rows = await ctx.read
    .select({ version: registerEntries.version })
    .from(registerEntries)
    .where(eq(registerEntries.code, code));
  return one(rows).version;
}

async function settle(ctx: Ctx, { register, end }: PlannedEntry, code: string): Promise<void> {
  const key = { register, code, version: await versionOf(ctx, code) };
  if (end === "checked") must(await checkEntry(ctx, { ...key, withoutSource: "on" }), `the check of ${code}`);
  else if (end !== "draft" && "withdrawn" in end) {
    must(await withdrawEntry(ctx, { ...key, reason: end.withdrawn }), `the withdrawal of ${code}`);
  } else if (end !== "draft") {
    must(
      await supersedeEntry(ctx, { ...key, by: end.supersededBy, reason: end.reason }),
      `the end of ${code}`,
    );
  }
}

/** A person enters so many entries on one day, one an hour. */
const ENTRIES_A_DAY = 8;

/** Who adds entries and from when, and who reads laws a second time. */
export type Entering = { by: Step["by"]; secondReader: Step["by"]; on: string; day: number };

/** Adding entries in their order, reading laws twice, and what the steward does with each. */
export function entrySteps(
  planned: readonly PlannedEntry[],
  { by, secondReader, on, day }: Entering,
  find: FindPassage,
): readonly Step[] {
  return planned.flatMap((entry, index): Step[] => {
    let code = "";
    const dayOf = Math.floor(index / ENTRIES_A_DAY);
    return [
      {
        at: instant(on, day + dayOf, 9 + (index % ENTRIES_A_DAY), 40),
        by,
        act: async (ctx) => {
          code = await addCited(ctx, entry, find);
        },
      },
      ...(entry.secondRead
        ? [
            {
              at: instant(on, day + dayOf + 1, 9 + (index % ENTRIES_A_DAY), 50),
              by: secondReader,
              act: async (ctx: Ctx) => {
                const version = await versionOf(ctx, code);
                must(await secondRead(ctx, { code, version, element: ALL_WITH_ARTICLE }), `reading ${code}`);
              },
            },
          ]
        : []),
      {
        at: instant(CHECKED_ON, dayOf, 9 + (index % ENTRIES_A_DAY), 20),
        by: STEWARD,
        act: (ctx) => settle(ctx, entry, code),
      },
    ];
  });
}

async function importTable(
  ctx: Ctx,
  { register, iso3, entries }: PlannedTable,
  sourceOf: (cited: string) => string,
) {
  const lines = entries.flatMap(({ input, cites }) =>
    linesOf(DEFINITIONS[register], { ...input, code: "", sources: cites.map(sourceOf) }),
  );
  const file = {
    name: `${iso3}-${register}.csv`,
    bytes: Buffer.from(stringify([...lines], { header: true })),
  };
  const { outcome } = await runRegisterImport(ctx, register, file, { constants: {}, dryRun: false });
  if (outcome.status === "done") return;
  const problems = outcome.status === "problems" ? JSON.stringify(outcome.problems.slice(0, 3)) : "";
  throw new AppError("INTERNAL", `the import of ${file.name} ended ${outcome.status} ${problems}`);
}

async function checkAll(ctx: Ctx, { register, iso3 }: PlannedTable): Promise<void> {
  const drafts = await ctx.read
    .select({ code: registerEntries.code, version: registerEntries.version })
    .from(registerEntries)
    .where(
      and(
        eq(registerEntries.register, register),
        eq(registerEntries.status, "draft"),
        like(registerEntries.code, `${iso3}-%`),
      ),
    )
    .orderBy(asc(registerEntries.code));
  for (const draft of drafts)
    must(await checkEntry(ctx, { register, ...draft, withoutSource: "on" }), `the check of ${draft.code}`);
}

async function publish(ctx: Ctx, register: FigureRegister, iso3: string): Promise<void> {
  must(await publishFigures(ctx, { register, iso3 }), `the figures of ${iso3} in ${register}`);
}

/** Importing tables in their order, checking each, and publishing the figures that are to be published. */
export function tableSteps(
  tables: readonly PlannedTable[],
  { by, on, day }: Omit<Entering, "secondReader">,
  find: (cited: string) => Pick<CitedPassage, "source">,
): readonly Step[] {
  const published = new Map(
    tables.flatMap(({ register, iso3, publish: isMeant }) =>
      isMeant && holdsFigures(register) ? [[`${register} ${iso3}`, { register, iso3 }] as const] : [],
    ),
  );
  return [
    ...tables.flatMap((table, index): Step[] => [
      {
        at: instant(on, day, 17, 2 * index),
        by,
        act: (ctx) => importTable(ctx, table, (cited) => find(cited).source),
      },
      { at: instant(CHECKED_ON, 2, 9, 3 * index), by: STEWARD, act: (ctx) => checkAll(ctx, table) },
    ]),
    ...[...published.values()].map(
      ({ register, iso3 }, index): Step => ({
        at: instant(CHECKED_ON, 7, 10, 3 * index),
        by: STEWARD,
        act: (ctx) => publish(ctx, register, iso3),
      }),
    ),
  ];
}
