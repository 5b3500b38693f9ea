import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CitationChange } from "@/lib/ratings/schema";

/** What a source that was given or taken away is to show, and which way it speaks. */
export function CitationUse({ change: { shows, stance } }: { change: CitationChange }) {
  const t = useTranslations("rating.citations");
  return (
    <>
      {t(`stance.${stance}`)} · {t(`shows.${shows}`)}
    </>
  );
}

/** A source that was given or taken away, as far as its reader may know of it. */
export function ChangedSource({ change: { source } }: { change: CitationChange }) {
  const t = useTranslations("rating");
  if (!source.visible) {
    return t("citations.confidential", {
      type: t(`sourceType.${source.type}`),
      year: source.year ?? t("citations.noYear"),
    });
  }
  return (
    <>
      <Link href={`/sources/${source.code}`}>
        <bdi>{source.code}</bdi>
      </Link>{" "}
      <bdi>
        {source.title}
        {source.locator === null ? null : (
          <>
            {", "}
            <bdi>{source.locator}</bdi>
          </>
        )}
      </bdi>
    </>
  );
}
