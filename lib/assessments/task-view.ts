/** The tasks of an assessment by pillar. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import type { DomainProgress } from "./progress";

export type PillarTasks = {
  /** Empty for domains that have no pillar. */
  code: string;
  title: string;
  domains: readonly { code: string; title: string; language: string; progress: DomainProgress }[];
};

/** Domains with their progress under their pillars, in the order of the edition; empty pillars are left out. */
export function tasksByPillar(
  { file }: Pick<Edition, "file">,
  progress: readonly DomainProgress[],
): readonly PillarTasks[] {
  const lines = progress.map((one) => {
    const definition = file.domains.find(({ code }) => code === one.domain);
    return {
      code: one.domain,
      title: definition?.title ?? one.domain,
      language: file.language,
      progress: one,
      pillar: definition?.pillar ?? "",
    };
  });
  return [...(file.pillars ?? []), { code: "", title: "" }]
    .map(({ code, title }) => ({
      code,
      title,
      domains: lines.filter(({ pillar }) => pillar === code).map(({ pillar: _pillar, ...line }) => line),
    }))
    .filter(({ domains }) => domains.length > 0);
}
