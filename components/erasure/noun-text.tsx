import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { NamedNoun } from "@/lib/erasures/view";

/** What a passage is erased from, as a way to it; of what is hidden from the reader only that it is a text. */
export function NounText({ noun }: { noun: NamedNoun | null }) {
  const t = useTranslations("erasures");
  if (noun === null) return t("another");
  return <Link href={noun.href}>{t(`nouns.${noun.noun}`, { name: noun.name })}</Link>;
}
