import "server-only";
import { and, eq } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessmentFigures } from "@/db/schema/rating";
import {
  type AssessmentKey,
  type AssessmentRecord,
  assessmentSubject,
  type LoadedAssessment,
  type NamedAssessment,
} from "@/lib/assessments/subject";
import { partsFor } from "@/lib/assessments/tabs";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { exact } from "@/lib/core/exact";
import { correspondenceBetween, editionOf } from "@/lib/editions/crosswalk";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { nodeOf } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { answersBeside } from "@/lib/releases/answers-beside";
import { programmeZone } from "@/lib/settings/programme-day";
import { type Audience, buildCard } from "./card";
import { changeSince } from "./change";
import type { CardFacts } from "./facts";
import { factsOfRelease } from "./facts-of-release";
import { type AssessmentHead, documentInForce, lastRound, readHead, releaseInForce } from "./head";
import type { CoverageLine, ReleaseHead, Scorecard, ScorecardFrame, WhyPage } from "./page-data";
import { plotBands } from "./plot-bands";
import { shownPercent } from "./shown";
import { teamCardFacts, teamFacts } from "./team-facts";

const ONCE_PUBLISHED: readonly AssessmentState[] = ["published", "closed", "superseded"];

type Read = { loaded: LoadedAssessment; frame: ScorecardFrame; audience: Audience | "progress" };

function frameOf(
  { actor }: Ctx,
  { assessment, subject, dueOn }: NamedAssessment,
  head: AssessmentHead,
  release: ReleaseHead | null,
): ScorecardFrame {
  const { round, roundTitle, iso3, purpose, cutOffOn } = assessment;
  const place = can(actor, "progress.read", subject)
    ? { state: assessment.state, dueOn }
    : { state: null, dueOn: null };
  const edition = `${assessment.instrument}@${assessment.editionVersion}`;
  const parts = partsFor(actor, subject);
  return { ...head, ...place, parts, round, roundTitle, iso3, purpose, cutOffOn, edition, release };
}

/** Who reads and what stands around it. Throws NOT_FOUND where nothing of the card is open to the actor. */
async function open(
  ctx: Ctx,
  key: AssessmentKey,
  { locale, forReaders = false }: { locale: Locale; forReaders?: boolean | undefined },
): Promise<Read> {
  const loaded = await assessmentSubject(ctx, key);
  const { assessment, subject } = loaded;
  const may = (permission: "figures.read" | "release.read" | "progress.read") =>
    can(ctx.actor, permission, subject);
  if (assessment.roundKind === "outside") throw new AppError("NOT_FOUND", "no card in a round of others");
  const release = await releaseInForce(ctx, assessment.id, await programmeZone(ctx));
  const released = may("release.read") && release ? "release" : null;
  const audience = forReaders
    ? released
    : may("figures.read")
      ? "team"
      : (released ?? (may("progress.read") ? "progress" : null));
  if (audience === null) throw new AppError("NOT_FOUND", `scorecard of ${key.round}/${key.iso3}`);
  const head = await readHead(ctx, assessment, locale);
  return { loaded, audience, frame: frameOf(ctx, loaded, head, release) };
}

async function releaseFacts(ctx: Ctx, assessment: AssessmentRecord, frame: ScorecardFrame) {
  const document = await documentInForce(ctx, assessment.id);
  if (!document) throw new AppError("NOT_FOUND", `release of ${assessment.round}/${assessment.iso3}`);
  const facts = factsOfRelease(await editionByHash(ctx, document.edition.sha256), document);
  return { document, facts, frame: { ...frame, scope: document.scope, cutOffOn: document.round.cutOffOn } };
}

async function factsFor(
  ctx: Ctx,
  { loaded, frame, audience }: Read & { audience: Audience },
  factsOfTeam: typeof teamFacts,
) {
  if (audience === "release") return releaseFacts(ctx, loaded.assessment, frame);
  return { document: null, facts: await factsOfTeam(ctx, loaded.assessment), frame };
}

async function coverageOf(ctx: Ctx, { id, editionSha256 }: AssessmentRecord): Promise<CoverageLine[]> {
  const edition = await editionByHash(ctx, editionSha256);
  const rows = await ctx.read
    .select({ key: assessmentFigures.key, coverage: assessmentFigures.coverage })
    .from(assessmentFigures)
    .where(and(eq(assessmentFigures.assessmentId, id), eq(assessmentFigures.kind, "domain")));
  const coverage = new Map(rows.map((row) => [row.key, row.coverage]));
  return [...edition.nodes.values()].flatMap(({ key, title, kind }) => {
    if (kind !== "domain") return [];
    // Without a row nothing was rated yet; with one, nothing may apply.
    const share = coverage.has(key) ? coverage.get(key) : "0";
    return [{ key, title, percent: share ? shownPercent(exact(share)) : null }];
  });
}

/**
 * The scorecard of a country in a round, as far as the actor may see it: figures of the effective ratings for the
 * team, the release in force for everybody else and where the card is `forReaders`, coverage only for who follows a
 * draft. Throws NOT_FOUND.
 */
export async function scorecard(
  ctx: Ctx,
  key: AssessmentKey,
  { overall, ...as }: { locale: Locale; overall: boolean; forReaders?: boolean },
): Promise<Scorecard> {
  const read = await open(ctx, key, as);
  const { assessment } = read.loaded;
  const { audience } = read;
  if (audience === "progress")
    return { view: "progress", frame: read.frame, coverage: await coverageOf(ctx, assessment) };
  const isDraft = audience === "team" && !ONCE_PUBLISHED.includes(assessment.state);
  const [{ document, facts, frame }, last] = await Promise.all([
    factsFor(ctx, { ...read, audience }, teamCardFacts),
    lastRound(ctx, assessment, as),
  ]);
  const correspondence =
    last && (await correspondenceBetween(ctx, last.document.edition, editionOf(assessment)));
  const lastFacts: CardFacts | null =
    last && correspondence
      ? factsOfRelease(await editionByHash(ctx, last.document.edition.sha256), last.document)
      : null;
  const released = document ?? (isDraft ? null : await documentInForce(ctx, assessment.id));
  return {
    view: "card",
    frame,
    audience,
    isDraft,
    answers: released === null ? [] : answersBeside(released),
    card: buildCard(facts, { audience, overall, cutOffOn: frame.cutOffOn, last: lastFacts }),
    bands: {
      exposure: plotBands(facts.edition, "exposure"),
      capability: plotBands(facts.edition, "capability"),
    },
    scale: { min: facts.edition.file.scale.min, max: facts.edition.file.scale.max },
    last: last && { round: last.round, roundTitle: last.roundTitle, isComparable: correspondence !== null },
    change: lastFacts && correspondence && changeSince(facts, lastFacts, audience, correspondence),
  };
}

/** The why tree of a domain or aggregate. Throws NOT_FOUND where the key is unknown or not open to the actor. */
export async function whyOf(
  ctx: Ctx,
  key: AssessmentKey & { node: string },
  locale: Locale,
): Promise<WhyPage> {
  const read = await open(ctx, key, { locale });
  const { audience } = read;
  if (audience === "progress") throw new AppError("NOT_FOUND", `why of ${key.node}`);
  const { facts, frame } = await factsFor(ctx, { ...read, audience }, teamFacts);
  const node = facts.nodes.get(key.node);
  if (!node) throw new AppError("NOT_FOUND", `why of ${key.node}`);
  const { indicators } = nodeOf(facts.edition, key.node);
  return {
    frame,
    audience,
    isDraft: audience === "team" && !ONCE_PUBLISHED.includes(read.loaded.assessment.state),
    node,
    titles: Object.fromEntries([...facts.nodes.values()].map(({ key: code, title }) => [code, title])),
    ranges: Object.fromEntries(
      [...facts.nodes.values()].map(({ key: code, bounds, plausible }) => [code, { bounds, plausible }]),
    ),
    indicators: indicators.flatMap((code) => facts.indicators.get(code) ?? []),
  };
}
