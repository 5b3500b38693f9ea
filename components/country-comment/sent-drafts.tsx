import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CountryCommentsPage } from "@/lib/country-comments/page";

/** The drafts that were sent, each with its page; nothing where there is only one. */
export function SentDrafts({
  base,
  sent,
  current,
}: {
  base: string;
  sent: CountryCommentsPage["sent"];
  /** The number of the draft in hand. */
  current: number;
}) {
  const t = useTranslations("countryComments");
  if (sent.length < 2) return null;
  return (
    <nav aria-label={t("sentDrafts")} data-print="hide">
      <ul>
        {sent.map(({ number, kind }) => (
          <li key={number}>
            {number === current ? (
              <strong aria-current="page">{t("draftNumber", { number, kind })}</strong>
            ) : (
              <Link href={`${base}?draft=${number}`}>{t("draftNumber", { number, kind })}</Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
