/** Links from entries to entries: one that leads to what is hidden from somebody is neither shown to them nor lost. */
import "server-only";
import { and } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { programmeDay } from "@/lib/settings/programme-day";
import type { EntryInput } from "./entry-schema";
import { listOf, type RegisterDefinition, type Values } from "./fields";
import { visibleTo } from "./visible-to";

/** The registers of entries by their codes, as far as the actor may see them. */
export type OpenCodes = ReadonlyMap<string, RegisterKey>;

/** What a field of an entry links to. */
export type EntryLink = { field: string; register: RegisterKey; code: string };

/** Every link that the values of an entry hold. */
export function linksOf({ fields }: RegisterDefinition, values: Values): readonly EntryLink[] {
  return fields.flatMap((field) =>
    field.kind === "entries"
      ? listOf(values, field.name).map((code) => ({ field: field.name, register: field.register, code }))
      : [],
  );
}

/** Of some codes, those of entries that the actor may see. */
export async function openCodes(ctx: Ctx, codes: readonly string[]): Promise<OpenCodes> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.read
    .select({ code: registerEntries.code, register: registerEntries.register })
    .from(registerEntries)
    .where(and(anyOf(registerEntries.code, codes), visibleTo(ctx.actor, await programmeDay(ctx))));
  return new Map(rows.map(({ code, register }) => [code, register]));
}

/** An entry with those links of the standing one that are not open: who cannot see a link cannot take it away. */
export function keepClosedLinks(
  definition: RegisterDefinition,
  input: EntryInput,
  standing: Values,
  open: OpenCodes,
): EntryInput {
  const closed = linksOf(definition, standing).filter(({ code }) => !open.has(code));
  if (closed.length === 0) return input;
  const values = { ...input.values };
  for (const { field, code } of closed) values[field] = [...new Set([...listOf(values, field), code])];
  return { ...input, values };
}

/** The links of an entry that lead to nothing that the actor may see, but for those that stand there already. */
export function unknownLinks(
  definition: RegisterDefinition,
  { values }: EntryInput,
  standing: Values,
  open: OpenCodes,
): readonly EntryLink[] {
  const kept = new Set(linksOf(definition, standing).map(({ code }) => code));
  return linksOf(definition, values).filter(
    ({ code, register }) => !kept.has(code) && open.get(code) !== register,
  );
}
