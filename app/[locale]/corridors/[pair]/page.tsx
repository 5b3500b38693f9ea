import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryTable } from "@/components/register/entry-table";
import { CorridorYears } from "@/components/route/corridor-years";
import { DirectionSection } from "@/components/route/direction-section";
import { ReleasedSection } from "@/components/route/released-section";
import { RolesTable } from "@/components/route/roles-table";
import { TreatyTable } from "@/components/treaty/treaty-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { redirect } from "@/lib/i18n/navigation";
import { COOPERATION } from "@/lib/registers/definitions/cooperation";
import { corridorPath, inOrder, pairOf } from "@/lib/routes/corridors";
import { readCorridor } from "@/lib/routes/page";
import { statementDayInWords } from "@/lib/treaties/treaty-words";

export async function generateMetadata({ params }: PageProps<"pair">): Promise<Metadata> {
  const [{ pair }, t] = await Promise.all([params, getTranslations("corridors")]);
  return { title: `${pair} · ${t("title")}` };
}

/** Everything on record between two countries; the address names them in the order of their codes. */
export default async function CorridorPage({ params }: PageProps<"pair">) {
  const [{ pair: text }, locale, t] = await Promise.all([params, getLocale(), getTranslations()]);
  const asked = pairOf(text) ?? notFound();
  const pair = inOrder(asked);
  if (pair[0] !== asked[0]) redirect({ href: corridorPath(...pair), locale });
  const corridor = await readPage((ctx) => readCorridor(ctx, locale, pair));
  const { ends, directions, between, countries, released, years, cooperation, names, asOf } = corridor;
  const [first, second] = ends;
  const treatyStatuses = countries.flatMap(({ statuses }) => Object.values(statuses));
  const directionNames = directions.map(({ from, to }) =>
    t("corridors.one.direction", { from: names[from] ?? from, to: names[to] ?? to }),
  );
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "corridors", text: t("corridors.title"), href: "/corridors" },
        ]}
      />
      <PageHeader
        title={t("corridors.pair", { first, second })}
        lead={t("corridors.one.lead")}
        actions={<LinkButton href={`/routes/map?country=${pair[0]}`}>{t("corridors.one.map")}</LinkButton>}
      />
      {directions.map((direction) => (
        <DirectionSection key={direction.from} direction={direction} names={names} />
      ))}
      {years.length === 0 ? null : <CorridorYears directions={directionNames} years={years} />}
      <section aria-labelledby="between-heading">
        <h2 id="between-heading">{t("corridors.one.between")}</h2>
        {between.length === 0 ? (
          <p>{t("corridors.one.noneBetween")}</p>
        ) : (
          <ul>
            {between.map(({ iso3, name, routes }) => (
              <li key={iso3}>
                <Link href={`/countries/${iso3}`}>
                  {t("corridors.one.betweenRoutes", { country: name, count: routes })}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="roles-heading">
        <h2 id="roles-heading">{t("corridors.one.roles")}</h2>
        <p>{t("corridors.roles.lead")}</p>
        <RolesTable
          id="roles"
          caption={t("corridors.one.roles")}
          countries={countries}
          names={names}
          period={{ from: null, to: null }}
        />
      </section>
      <section aria-labelledby="treaties-heading">
        <h2 id="treaties-heading">
          {t("corridors.one.treaties")} <small>{statementDayInWords(t, locale, treatyStatuses, asOf)}</small>
        </h2>
        <TreatyTable caption={t("corridors.one.treaties")} rows={countries} names={names} />
      </section>
      <section aria-labelledby="cooperation-heading">
        <h2 id="cooperation-heading">{t("corridors.one.cooperation")}</h2>
        {cooperation.length === 0 ? (
          <p>{t("corridors.one.noCooperation")}</p>
        ) : (
          <EntryTable
            id="cooperation"
            definition={COOPERATION}
            caption={t("corridors.one.cooperation")}
            lines={cooperation}
            names={names}
          />
        )}
      </section>
      <section aria-labelledby="released-heading">
        <h2 id="released-heading">{t("corridors.one.assessments")}</h2>
        <p>{t("corridors.one.releasedLead")}</p>
        {released.map((country) => (
          <ReleasedSection key={country.iso3} {...country} />
        ))}
      </section>
    </>
  );
}
