/** The institution that a form names, kept with the name that it has now. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { openEntries } from "./conditions";
import { textOf } from "./fields";
import type { NamedInstitution } from "./institution-schema";
import { entriesNaming } from "./queries";

/** An institution as a row keeps it. */
export type KeptInstitution = { institutionId: string | null; institutionName: string };

/** An institution that a form offers. */
export type InstitutionChoice = { code: string; name: string };

/** The institutions of a country that the register opens to the actor. */
export async function institutionChoices(ctx: Ctx, iso3: string): Promise<readonly InstitutionChoice[]> {
  const lines = await entriesNaming(ctx, "institutions", [iso3]);
  return lines.map(({ code, values }) => ({ code, name: textOf(values, "name") }));
}

/**
 * The institution that is meant; one of the register is kept as it was, even where the entry has gone since. Null where
 * the register of that country does not open it to the actor.
 */
export async function institutionNamed(
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
