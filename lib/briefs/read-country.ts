/** Reads what is said of one country, by the rights of who asks. */
import "server-only";
import { type AssessmentKey, assessmentSubject, type NamedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { storedComments, storedDrafts } from "@/lib/country-comments/stored";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { documentInForce } from "@/lib/scorecards/head";
import { scorecard } from "@/lib/scorecards/queries";
import type { Contested, CountryFacts, Hearing } from "./country";

type Reply = Pick<CountryFacts, "hearing" | "contested">;
type Point = Pick<Contested, "body" | "language" | "disposition"> & { readonly indicator: string | null };

/** What weighs most comes first. */
const ORDER: readonly Contested["disposition"][] = ["not_accepted", "partly_accepted", null];

/**
 * The card of a country with what its State contests: of the effective ratings for the team, of the release in force
 * where it is `forReaders`. Throws NOT_FOUND where no figure is open to the actor.
 */
export async function countryFacts(
  ctx: Ctx,
  key: AssessmentKey,
  locale: Locale,
  { forReaders }: { forReaders: boolean },
): Promise<CountryFacts> {
  const loaded = await assessmentSubject(ctx, key);
  const card = await scorecard(ctx, key, { locale, overall: false, forReaders });
  if (card.view !== "card") throw new AppError("NOT_FOUND", `figures of ${key.round}/${key.iso3}`);
  const reply = card.audience === "team" ? await replyToTeam(ctx, loaded) : await replyInRelease(ctx, loaded);
  return { card, ...reply };
}

async function replyToTeam(ctx: Ctx, { assessment, subject }: NamedAssessment): Promise<Reply> {
  if (!can(ctx.actor, "country_comment.see", subject)) return { hearing: "not_asked", contested: [] };
  const drafts = await storedDrafts(ctx, assessment.id);
  const comments = await storedComments(ctx, assessment.id, { unsent: false });
  const points = comments.flatMap(({ response, ...comment }) =>
    pointOf(comment, response?.disposition ?? null),
  );
  const hearing: Hearing =
    comments.length > 0
      ? "commented"
      : (drafts.at(-1)?.outcome ?? (drafts.length === 0 ? "not_asked" : "asked"));
  return { hearing, contested: await named(ctx, assessment.editionSha256, points) };
}

async function replyInRelease(ctx: Ctx, { assessment }: NamedAssessment): Promise<Reply> {
  const document = await documentInForce(ctx, assessment.id);
  if (!document) throw new AppError("NOT_FOUND", `release of ${assessment.round}/${assessment.iso3}`);
  const points = (document.countryComments?.comments ?? []).flatMap((comment) =>
    pointOf(comment, comment.disposition),
  );
  return {
    hearing: document.statements.stateComment.code,
    contested: await named(ctx, document.edition.sha256, points),
  };
}

function pointOf(
  { indicator, body, language }: Omit<Point, "disposition">,
  disposition: Contested["disposition"] | "accepted",
): readonly Point[] {
  return disposition === "accepted" ? [] : [{ indicator, body, language, disposition }];
}

/** The points with the titles of their indicators, what was not accepted first. */
async function named(ctx: Ctx, edition: string, points: readonly Point[]): Promise<readonly Contested[]> {
  if (points.length === 0) return [];
  const { indicators } = await editionByHash(ctx, edition);
  return ORDER.flatMap((disposition) => points.filter((point) => point.disposition === disposition)).map(
    ({ indicator: code, ...point }) => ({
      ...point,
      indicator: code === null ? null : { code, title: indicators.get(code)?.definition.title ?? code },
    }),
  );
}
