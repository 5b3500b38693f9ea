import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Leg } from "@/lib/registers/definitions/routes";
import type { CountryNames } from "@/lib/registers/reader-words";
import { corridorPath, inOrder, passagesOf } from "@/lib/routes/corridors";

/** The corridors that a route belongs to, each a way to its page; nothing where it stays in one country. */
export function RouteCorridors({ legs, names }: { legs: readonly Leg[]; names: CountryNames }) {
  const t = useTranslations("corridors");
  const pairs = new Map(
    passagesOf(legs).map(({ from, to }) => [corridorPath(from, to), inOrder([from, to])] as const),
  );
  if (pairs.size === 0) return null;
  return (
    <section aria-labelledby="corridors-heading">
      <h2 id="corridors-heading">{t("title")}</h2>
      <ul>
        {[...pairs].map(([path, [first, second]]) => (
          <li key={path}>
            <Link href={path}>
              {t("pair", { first: names[first] ?? first, second: names[second] ?? second })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
