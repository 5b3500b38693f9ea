import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ErasureNoun } from "@/lib/erasures/schema";

/** The way to propose that a passage of this noun is erased; nothing where the reader may not, and `id` is null. */
export function EraseLink({ noun, id }: { noun: ErasureNoun; id: string | null }) {
  const t = useTranslations("erasures");
  if (id === null) return null;
  return (
    <p data-print="hide">
      <Link href={`/erasures/new?entity=${noun}&id=${id}`}>{t("erase")}</Link>
    </p>
  );
}
