/** What the pages of the State's own assessment show. */
import "server-only";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import { ratingsSha256 } from "@/lib/assessments/ratings-hash";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import { erasableId } from "@/lib/erasures/rights";
import { fileView } from "@/lib/files/attached";
import type { FileView } from "@/lib/files/view";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { type BareCard, bareCards } from "@/lib/ratings/bare-cards";
import { ratingViewsOfKind } from "@/lib/ratings/queries";
import { contributorsOf, paperOf, sectionsWithNames, selfAssessmentOf, selfJudgements } from "./queries";
import { type SectionCount, type SelfState, sectionCounts, unanswered } from "./rules";
import { ownSections } from "./sections";

/** Who answers a domain beside the focal point; for the State itself. */
export type SectionHolder = { userId: string; name: string };

export type SelfAssessmentPage = {
  place: AssessmentPage;
  edition: Edition;
  person: string;
  state: SelfState;
  version: number;
  /** Hash of the answers that the page counts, for who certifies: a certification holds for no others. */
  answersSha256: string | null;
  askedOn: string | null;
  dueOn: string | null;
  extensionReason: string | null;
  /** The day, statement and hash of the certification; null before it. */
  certified: {
    on: string;
    /** Only for who may read the answers: it says what the State thinks of itself. */
    said: { statement: string; language: string; sha256: string; mayBePublished: boolean } | null;
  } | null;
  /** The domains that are open to the reader, with what is answered; who answers them only for the State. */
  sections: readonly (SectionCount & { title: string; holders: readonly SectionHolder[] })[];
  /** The indicators without an answer, for who certifies. */
  missing: readonly { indicator: string; domain: string | null }[];
  /** The contributors to whom a domain can be given. */
  contributors: readonly SectionHolder[];
  /** The paper on which the answers were signed; null before the certification and for whom it is hidden from. */
  paper: FileView | null;
  /** For who may propose to erase a passage of the statement, the reason for more time, or the name of the paper. */
  erasableId: string | null;
  may: {
    ask: boolean;
    read: boolean;
    write: boolean;
    certify: boolean;
    sign: boolean;
    readPaper: boolean;
  };
};

/** Reads how far the State's own assessment is. Throws NOT_FOUND for whom it is hidden from. */
export async function selfAssessmentPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<SelfAssessmentPage> {
  const place = await assessmentPage(ctx, locale, key, "self_rating.see");
  const { assessment, subject, zone } = place;
  const may = {
    ask: can(ctx.actor, "self_rating.ask", subject),
    read: can(ctx.actor, "self_rating.read", subject),
    write: can(ctx.actor, "self_rating.write", subject),
    certify: can(ctx.actor, "self_rating.certify", subject),
    sign: can(ctx.actor, "self_rating.sign", subject),
    readPaper: can(ctx.actor, "self_rating.read_paper", subject),
  };
  // Before the answers are counted: what changes in between is refused at the certification, never let through.
  const answersSha256 = may.certify ? await ratingsSha256(ctx, assessment.id, "self") : null;
  const [edition, row, judgements, own] = await Promise.all([
    editionByHash(ctx, assessment.editionSha256),
    selfAssessmentOf(ctx, assessment.id),
    selfJudgements(ctx, assessment.id),
    ownSections(ctx, place),
  ]);
  const isOfState = subject.duties.some((duty) => duty === "focal_point" || duty === "contributor");
  const [paper, holders, contributors] = await Promise.all([
    may.readPaper ? paperOf(ctx, assessment.id) : null,
    isOfState ? sectionsWithNames(ctx, assessment.id) : [],
    may.certify ? contributorsOf(ctx, assessment.id) : [],
  ]);
  const domains = [...edition.nodes.values()].filter(
    ({ kind, key: domain }) => kind === "domain" && (own === null || own.includes(domain)),
  );
  const day = (instant: Date) => dayIn(zone, instant);
  return {
    place,
    edition,
    person: ctx.actor.userId,
    state: row === null ? "not_asked" : row.certifiedAt === null ? "open" : "certified",
    version: row?.version ?? 0,
    answersSha256,
    askedOn: row === null ? null : day(row.askedAt),
    dueOn: row?.dueOn ?? null,
    extensionReason: row?.extensionReason ?? null,
    certified:
      row === null || row.certifiedAt === null
        ? null
        : {
            on: day(row.certifiedAt),
            said: may.read
              ? {
                  statement: row.statement ?? "",
                  language: row.statementLanguage ?? "",
                  sha256: row.ratingsSha256 ?? "",
                  mayBePublished: row.mayBePublished,
                }
              : null,
          },
    sections: sectionCounts(domains, judgements).map((count) => ({
      ...count,
      title: titleOf(edition, count.domain),
      holders: holders
        .filter(({ domain }) => domain === count.domain)
        .map(({ userId, name }) => ({ userId, name })),
    })),
    missing: may.certify
      ? unanswered([...edition.indicators.keys()], judgements).map((indicator) => ({
          indicator,
          domain: edition.indicators.get(indicator)?.domain ?? null,
        }))
      : [],
    contributors,
    paper: paper && (await fileView(ctx, paper)),
    erasableId: row === null ? null : erasableId(ctx, assessment.id),
    may,
  };
}

function titleOf(edition: Edition, domain: string): string {
  return edition.file.domains.find(({ code }) => code === domain)?.title ?? domain;
}

export type SelfDomainPage = {
  place: AssessmentPage;
  edition: Edition;
  person: string;
  title: string;
  cards: readonly BareCard[];
  mayWrite: boolean;
};

/** Reads one domain of the State's own assessment. Throws NOT_FOUND where it is absent, hidden or of another section. */
export async function selfDomainPage(
  ctx: PersonCtx,
  locale: Locale,
  { domain, ...key }: AssessmentKey & { domain: string },
): Promise<SelfDomainPage> {
  const place = await assessmentPage(ctx, locale, key, "self_rating.read");
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const node = edition.nodes.get(domain);
  const own = await ownSections(ctx, place);
  if (node?.kind !== "domain" || own?.includes(domain) === false)
    throw new AppError("NOT_FOUND", `domain ${domain}`);
  const ratings = await ratingViewsOfKind(ctx, place, { indicators: node.indicators, kind: "self" });
  return {
    place,
    edition,
    person: ctx.actor.userId,
    title: titleOf(edition, domain),
    cards: await bareCards(ctx, locale, place, edition, ratings),
    mayWrite: can(ctx.actor, "self_rating.write", place.subject),
  };
}

/** The State's own answers for paper, by domain. Throws NOT_FOUND for whom they are hidden from. */
export async function selfPrintPage(ctx: PersonCtx, locale: Locale, key: AssessmentKey) {
  const page = await selfAssessmentPage(ctx, locale, key);
  const { place, edition, sections, may } = page;
  if (!may.read) throw new AppError("NOT_FOUND", "the State's own answers");
  const indicatorsOf = (domain: string) => edition.nodes.get(domain)?.indicators ?? [];
  const indicators = sections.flatMap(({ domain }) => indicatorsOf(domain));
  const ratings = await ratingViewsOfKind(ctx, place, { indicators, kind: "self" });
  const cards = await bareCards(ctx, locale, place, edition, ratings);
  return {
    page,
    domains: sections.map(({ domain, title }) => ({
      domain,
      title,
      views: cards.map(({ view }) => view).filter(({ words }) => indicatorsOf(domain).includes(words.code)),
    })),
  };
}
