import "server-only";
import { and, eq } from "drizzle-orm";
import { editionNodes, editionValidations, indicators, instrumentEditions } from "@/db/schema/instrument";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import type { Edition } from "@/lib/instruments/edition";
import { readInstrument } from "@/lib/scoring/read-instrument";
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
      const hash = sha256(content);
      const { file } = edition;
      const [row] = await inside.tx
        .insert(instrumentEditions)
        .values({
          id: newId(inside.now),
          instrument: file.code,
          version: file.version,
          title: file.title,
          language: file.language,
          content,
          sha256: hash,
          scaleMin: String(file.scale.min),
          scaleMax: String(file.scale.max),
          scaleStep: String(file.scale.step),
          publishedAt: inside.now,
        })
        .onConflictDoNothing()
        .returning({ id: instrumentEditions.id });
      if (!row) {
        const [known] = await inside.tx
          .select({ sha256: instrumentEditions.sha256 })
          .from(instrumentEditions)
          .where(
            and(eq(instrumentEditions.instrument, file.code), eq(instrumentEditions.version, file.version)),
          );
        return known?.sha256 === hash
          ? changed({ edition: edition.id, created: false })
          : refused("other_bytes");
      }
      await insertDerived(inside, row.id, edition);
      return changed(
        { edition: edition.id, created: true },
        {
          entity: "instrument_edition",
          entityId: row.id,
          version: 1,
          before: null,
          after: { edition: edition.id, title: file.title, sha256: hash },
        },
      );
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

async function insertDerived(ctx: MutationCtx, editionId: string, edition: Edition): Promise<void> {
  const nodes = [...edition.nodes.values()];
  if (nodes.length > 0) {
    await ctx.tx
      .insert(editionNodes)
      .values(nodes.map(({ key, kind }, position) => ({ editionId, key, kind, position })));
  }
  await ctx.tx.insert(indicators).values(
    [...edition.indicators.values()].map(({ code, domain, order, definition }) => ({
      editionId,
      code,
      domain,
      position: order,
      notApplicableAllowed: definition.notApplicable !== undefined,
    })),
  );
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
