/** What is asked of an institution, by when, and what came of it. */
import "server-only";
import { eq } from "drizzle-orm";
import { informationRequestIndicators, informationRequests } from "@/db/schema/information-request";
import { mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { institutionOf } from "@/lib/registers/institution";
import { programmeDay } from "@/lib/settings/programme-day";
import { type StoredRequest, storedRequest } from "./queries";
import type { SaveRequest } from "./schema";

/** The noun of a request in the audit chain. */
export const REQUEST_ENTITY = "information_request";

/**
 * Saves a new request, or all of one that was changed. Refused where somebody changed it meanwhile, where a day of what
 * has happened lies ahead, and for an institution that is not open in the register of this country. Throws NOT_FOUND for
 * an unknown request or indicator.
 */
export function saveRequest(
  ctx: Ctx,
  input: SaveRequest,
): Promise<Result<{ number: number; version: number }, "changed_meanwhile" | "not_yet" | "no_institution">> {
  return mutateAssessment(ctx, "information_request.write", input, "update", async (inside, assessment) => {
    const { what, askedOn, dueOn, remindedOn, answeredOn, refusedOn, refusalReason, language } = input;
    const today = await programmeDay(inside);
    if ([askedOn, remindedOn, answeredOn, refusedOn].some((day) => day !== null && day > today))
      return refused("not_yet");
    const edition = await editionByHash(inside, assessment.editionSha256);
    const indicators = [...new Set(input.indicators)].map((code) => indicatorOf(edition, code).code);
    const before = input.number === 0 ? null : await storedRequest(inside, assessment.id, input.number);
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const institution = await institutionOf(inside, assessment.iso3, input, before);
    if (institution === null) return refused("no_institution");
    const version = input.version + 1;
    const set = {
      what,
      ...institution,
      askedOn,
      dueOn,
      remindedOn,
      answeredOn,
      refusedOn,
      refusalReason,
      language,
      version,
    };
    const id = before?.id ?? newId(inside.now);
    const number =
      before?.number ??
      (await nextNumber(
        inside,
        informationRequests.number,
        eq(informationRequests.assessmentId, assessment.id),
      ));
    if (before === null)
      await inside.tx.insert(informationRequests).values({
        id,
        number,
        assessmentId: assessment.id,
        addedBy: personOf(inside),
        addedAt: inside.now,
        ...set,
      });
    else await inside.tx.update(informationRequests).set(set).where(eq(informationRequests.id, id));
    await inside.tx
      .delete(informationRequestIndicators)
      .where(eq(informationRequestIndicators.requestId, id));
    await inside.tx
      .insert(informationRequestIndicators)
      .values(indicators.map((indicator) => ({ requestId: id, editionId: assessment.editionId, indicator })));
    const after = await storedRequest(inside, assessment.id, number);
    const place = { round: assessment.round, country: assessment.iso3, number };
    return changed(
      { number, version },
      {
        entity: REQUEST_ENTITY,
        entityId: id,
        version,
        before: before && { ...place, ...contentOf(before) },
        after: { ...place, ...contentOf(after) },
      },
    );
  });
}

function contentOf({ id: _id, number: _number, version: _version, ...content }: StoredRequest) {
  return content;
}
