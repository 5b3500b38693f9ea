/** What the method page shows of an edition, as plain data: the texts of the edition and its weights with their effect. */
import { decimalText, exact } from "@/lib/core/exact";
import { effectiveShares } from "@/lib/scoring/effective-share";
import type { Edition } from "./edition";
import type { IndicatorDefinition } from "./format";
import type { Construct } from "./format-values";

/** Decimal places of an effective share. */
const SHARE_PLACES = 2;

/** Percent of one aggregate's figure that an indicator makes when nothing is missing; `share` is decimal text. */
export type ShareView = { aggregate: string; title: string; share: string; audience: "all" | "team" };
export type IndicatorView = {
  code: string;
  construct: Construct;
  weight: string;
  facet: string | null;
  definition: IndicatorDefinition;
  shares: readonly ShareView[];
  notApplicableNeedsApproval: boolean;
};
export type DomainView = {
  code: string;
  title: string;
  summary: string | null;
  construct: Construct;
  method: string;
  indicators: readonly IndicatorView[];
};
export type PillarView = {
  code: string;
  title: string;
  summary: string | null;
  domains: readonly DomainView[];
};

/** Indicators by pillar and domain; what has no pillar or domain stands under an entry without a title. */
export function methodView(edition: Edition): readonly PillarView[] {
  const shares = sharesByIndicator(edition);
  const { file } = edition;
  const views = [...edition.indicators.values()].map(
    (indicator): IndicatorView & { domain: string | null } => ({
      code: indicator.code,
      domain: indicator.domain,
      construct: indicator.construct,
      weight: String(indicator.definition.weight),
      facet: file.facets?.find((facet) => facet.code === indicator.definition.facet)?.label ?? null,
      definition: indicator.definition,
      shares: shares.get(indicator.code) ?? [],
      notApplicableNeedsApproval:
        file.notApplicableRules?.find((rule) => rule.code === indicator.definition.notApplicable?.rule)
          ?.needsApproval ?? false,
    }),
  );
  const domains = file.domains.map((domain): DomainView & { pillar: string | null } => ({
    code: domain.code,
    pillar: domain.pillar ?? null,
    title: domain.title,
    summary: domain.summary ?? null,
    construct: domain.construct,
    method: domain.method,
    indicators: views.filter((view) => view.domain === domain.code),
  }));
  const pillars = (file.pillars ?? []).map(
    (pillar): PillarView => ({
      code: pillar.code,
      title: pillar.title,
      summary: pillar.summary ?? null,
      domains: domains.filter((domain) => domain.pillar === pillar.code),
    }),
  );
  const outside = domains.filter((domain) => domain.pillar === null);
  return outside.length === 0
    ? pillars
    : [...pillars, { code: "", title: "", summary: null, domains: outside }];
}

function sharesByIndicator(edition: Edition): ReadonlyMap<string, ShareView[]> {
  const found = new Map<string, ShareView[]>();
  for (const node of edition.nodes.values()) {
    if (node.kind !== "aggregate") continue;
    for (const [code, share] of effectiveShares(edition, node.key) ?? []) {
      const view = {
        aggregate: node.key,
        title: node.title,
        share: decimalText(share, SHARE_PLACES),
        audience: node.audience,
      };
      found.set(code, [...(found.get(code) ?? []), view]);
    }
  }
  return found;
}

/** A share of 0 to 1 in the edition's text form ("0.75", "3/4") as whole percent. */
export function percentOf(share: number | string): number {
  return Number(decimalText(exact(share), 2)) * 100;
}
