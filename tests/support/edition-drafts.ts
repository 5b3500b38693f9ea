/** A draft of an edition taken through changes one after the other, by the product's own mutations. */
import type { Ctx } from "@/lib/core/context";
import type { Result } from "@/lib/core/result";
import { editDraft, leaveOutVectors, publishDraft, startDraft } from "@/lib/editions/draft-mutations";
import { readDraft } from "@/lib/editions/draft-page";
import { type Edit, wordingOf } from "@/lib/instruments/edit";
import type { Edition } from "@/lib/instruments/edition";

/** The value of what was done. Throws with the reason where it was refused. */
export function doneOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** The version that a form about a draft would be filled from now. */
export async function versionOf(admin: Ctx, draft: string): Promise<number> {
  return (await readDraft(admin, draft)).head.version;
}

/** Begins a draft and makes these changes; test vectors that no longer come out are left out. */
export async function draftWith(
  admin: Ctx,
  from: { edition: string; newVersion: string },
  edits: readonly Edit[],
): Promise<string> {
  const { draft } = doneOf(await startDraft(admin, from));
  for (const edit of edits) {
    doneOf(await editDraft(admin, { draft, version: await versionOf(admin, draft), edit }));
  }
  doneOf(await leaveOutVectors(admin, { draft, version: await versionOf(admin, draft) }));
  return draft;
}

/** Publishes a draft as it is. */
export async function publishNow(admin: Ctx, draft: string): Promise<string> {
  return doneOf(await publishDraft(admin, { draft, version: await versionOf(admin, draft) })).edition;
}

/** The change that gives an indicator another question and leaves everything else. */
export function asking(edition: Edition, indicator: string, question: string): Edit {
  const found = edition.indicators.get(indicator);
  if (found === undefined) throw new RangeError(indicator);
  return { kind: "reword", indicator, ...wordingOf(found.definition), question };
}
