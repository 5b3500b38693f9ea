/** An institution that a form names: one of the register of a country, or by its name alone. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { openEntries } from "./conditions";
import { textOf } from "./fields";
import type { NamedInstitution } from "./institution-schema";
import { entriesNaming } from "./queries";

/** The columns of a record that name an institution. */
export type KeptInstitution = { institutionId: string | null; institutionName: string };

/** An institution that a form offers. */
export type InstitutionChoice = { code: string; name: string };

/** The institutions of a country that the actor may choose, by code. */
export async function institutionChoices(ctx: Ctx, iso3: string): Promise<readonly InstitutionChoice[]> {
  const lines = await entriesNaming(ctx, "institutions", [iso3]);
  return lines.map(({ code, values }) => ({ code, name: textOf(values, "name") }));
}

/**
 * The institution that is meant; null where it is not open in the register of this country. One that the record names
 * already is kept as it was, even where the entry has gone since.
 */
export async function institutionOf(
  ctx: MutationCtx,
  iso3: string,
  { institution, institutionName }: NamedInstitution,
  before: { institution: string | null; institutionName: string } | null,
): Promise<KeptInstitution | null> {
  if (institution === null) return institutionName === null ? null : { institutionId: null, institutionName };
  const isKept = before?.institution === institution;
  const [entry] = await ctx.tx
    .select({ id: registerEntries.id })
    .from(registerEntries)
    .where(
      and(eq(registerEntries.code, institution), isKept ? undefined : await openEntries(ctx, "institutions")),
    );
  if (entry === undefined) return null;
  if (before !== null && isKept) return { institutionId: entry.id, institutionName: before.institutionName };
  const choice = (await institutionChoices(ctx, iso3)).find(({ code }) => code === institution);
  return choice === undefined ? null : { institutionId: entry.id, institutionName: choice.name };
}
