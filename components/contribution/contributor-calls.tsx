import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ContributorCall } from "@/lib/contributions/own";

/** The assessments to which a contributor is asked to give, and those to which they gave; nothing for everybody else. */
export function ContributorCalls({ calls }: { calls: readonly ContributorCall[] }) {
  const t = useTranslations("contribute.own");
  const parts = [
    { id: "calls", title: t("calls"), lines: calls.filter(({ isAsked }) => isAsked) },
    { id: "given", title: t("list"), lines: calls.filter(({ isAsked }) => !isAsked) },
  ];
  return parts.map(({ id, title, lines }) =>
    lines.length === 0 ? null : (
      <section key={id} aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        <ul>
          {lines.map(({ round, iso3, country, isAsked }) => (
            <li key={`${round} ${iso3}`}>
              <Link href={`/rounds/${round}/${iso3}/contribute`}>
                {t(isAsked ? "callTo" : "gaveTo", { country, round })}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    ),
  );
}
