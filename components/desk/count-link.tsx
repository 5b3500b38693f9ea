import { useLocale } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/lib/i18n/format";

/** A count that leads to the list behind it; nothing is a plain zero. `label` says what is counted to who listens. */
export function CountLink({ count, href, label }: { count: number; href: string; label: string }) {
  const text = formatCount(useLocale(), count);
  return count === 0 ? (
    text
  ) : (
    <Link href={href} aria-label={`${text} · ${label}`}>
      {text}
    </Link>
  );
}
