/** Whole registers as they leave the installation by a command. */
import "server-only";
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { registerColumns } from "@/lib/import/entries/columns";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entriesOf } from "@/lib/registers/every-entry";
import { entryFilter } from "@/lib/registers/schema";
import { linesOf } from "./entry-lines";
import type { ExportedTable } from "./tables";

/** Every draft and checked entry of a register, by code. For commands only. */
export async function exportRegister(ctx: Ctx, register: RegisterKey): Promise<ExportedTable> {
  if (ctx.actor.kind !== "system") throw new AppError("FORBIDDEN", "a whole export");
  const definition = DEFINITIONS[register];
  const rows: Readonly<Record<string, string>>[] = [];
  for await (const entries of entriesOf(ctx, register, entryFilter(definition, {}), "raw")) {
    rows.push(...entries.flatMap((entry) => linesOf(definition, entry)));
  }
  return { columns: registerColumns(definition), rows };
}
