import "server-only";
import { and, eq } from "drizzle-orm";
import { editionValidations, instrumentEditions } from "@/db/schema/instrument";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { readInstrument } from "@/lib/scoring/read-instrument";
import { insertEdition } from "./publish";
import { previewEdition } from "./queries";
import { type AddEdition, type AddedEdition, carriedText, type ValidateEdition } from "./schema";

const installation = async () => ({ kind: "installation" as const });

/**
 * Publishes an edition from its exact bytes, with the rows derived from them, in one transaction. The same bytes
 * again change nothing. Refused where the file has problems, or where the edition exists with other bytes.
 */
export function importEdition(
  ctx: Ctx,
  content: string,
): Promise<Result<{ edition: string; created: boolean }, "invalid_file" | "other_bytes">> {
  return mutate<"edition.import", { edition: string; created: boolean }, "invalid_file" | "other_bytes">(
    ctx,
    "edition.import",
    installation,
    async (inside) => {
      const parsed = readInstrument(content);
      if (!parsed.ok) return refused("invalid_file");
      const { edition } = parsed;
      const published = await insertEdition(inside, edition, content);
      if (!published.isNew)
        return published.isSame ? changed({ edition: edition.id, created: false }) : refused("other_bytes");
      return changed({ edition: edition.id, created: true }, published.change);
    },
  );
}

/** Checks a chosen file and changes nothing, or publishes what was checked. */
export async function addEdition(
  ctx: Ctx,
  { step, file, content }: AddEdition,
): Promise<Result<AddedEdition, "invalid_file" | "other_bytes">> {
  const text = file && file.size > 0 ? await file.text() : (content ?? "");
  if (step === "check") {
    return {
      ok: true,
      value: { step, preview: await previewEdition(ctx, text), content: carriedText(text) },
    };
  }
  const result = await importEdition(ctx, text);
  return result.ok ? { ok: true, value: { step, ...result.value } } : result;
}

/** Records who validated an edition; until then it is shown as a proposal. A later record replaces it on screens. */
export function validateEdition(ctx: Ctx, input: ValidateEdition): Promise<Result<{ edition: string }>> {
  return mutate(ctx, "edition.validate", installation, async (inside) => {
    const [instrument = "", version = ""] = input.edition.split("@");
    const [edition] = await inside.tx
      .select({ id: instrumentEditions.id })
      .from(instrumentEditions)
      .where(and(eq(instrumentEditions.instrument, instrument), eq(instrumentEditions.version, version)));
    if (!edition || inside.actor.kind !== "user") throw new AppError("NOT_FOUND", `edition ${input.edition}`);
    const id = newId(inside.now);
    const { validatedBy, validatedOn, note } = input;
    await inside.tx.insert(editionValidations).values({
      id,
      editionId: edition.id,
      validatedBy,
      validatedOn,
      note,
      recordedBy: inside.actor.userId,
      recordedAt: inside.now,
    });
    return changed(
      { edition: input.edition },
      {
        entity: "edition_validation",
        entityId: id,
        version: 1,
        before: null,
        after: { edition: input.edition, validatedBy, validatedOn, note },
      },
    );
  });
}
