import type { ReleaseNode } from "@/lib/releases/format";

/** A part as the card names it: a criterion by its letter, a domain by its code, then the title in the instrument's language. */
export function NodeName({
  node: { key, kind, pillar, title },
  language,
}: {
  node: Pick<ReleaseNode, "key" | "kind" | "pillar" | "title">;
  language: string;
}) {
  const code = kind === "domain" ? key : pillar;
  return (
    <>
      {code === null ? null : <>{code} </>}
      <bdi lang={language}>{title}</bdi>
    </>
  );
}
