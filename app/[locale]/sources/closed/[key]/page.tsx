import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { InstantText } from "@/components/ui/date-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { getCountry } from "@/lib/countries/queries";
import { formatInstant } from "@/lib/i18n/format";
import { OPENING_AGAIN_DAYS, OPENING_HOURS } from "@/lib/policy/source";
import { programmeZone } from "@/lib/settings/programme-day";
import { readClosedSource } from "@/lib/sources/openings";
import { closedKeySchema } from "@/lib/sources/schema";
import { openSourceAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources.emergency"))("title") };
}

/** A confidential source that is closed to the reader, who answers for it: what opening it means, and for what reason. */
export default async function ClosedSourcePage({ params }: PageProps<"/[locale]/sources/closed/[key]">) {
  const key = closedKeySchema.safeParse((await params).key);
  if (!key.success) notFound();
  const locale = await getLocale();
  const { source, country, zone } = await readPage(async (ctx) => {
    const closed = await readClosedSource(ctx, key.data);
    return {
      source: closed,
      country: await getCountry(ctx, locale, closed.iso3),
      zone: await programmeZone(ctx),
    };
  });
  const t = await getTranslations("sources");
  const { round, iso3, year } = source;
  const place = { type: t(`types.${source.type}`), country: country.name, round };
  return (
    <MessagesProvider namespaces={["sources"]}>
      <Breadcrumbs
        places={[
          {
            key: "library",
            text: t("source.library", { country: country.name }),
            href: `/countries/${iso3}/sources`,
          },
        ]}
      />
      <PageHeader
        title={t("emergency.title")}
        lead={year === null ? t("emergency.leadNoYear", place) : t("emergency.lead", { ...place, year })}
      />
      <Notice kind="warning" title={t("emergency.whatTitle")}>
        <ul>
          <li>{t("emergency.whatRead", { hours: OPENING_HOURS })}</li>
          <li>{t("emergency.whatTold")}</li>
          <li>{t("emergency.whatKept")}</li>
          <li>{t("emergency.whatEnded")}</li>
          <li>{t("emergency.whatOnce", { days: OPENING_AGAIN_DAYS })}</li>
        </ul>
        <p>{t("emergency.instead")}</p>
      </Notice>
      {source.openedLately.length === 0 ? null : (
        <>
          <h2>{t("emergency.lately", { days: OPENING_AGAIN_DAYS })}</h2>
          <ul>
            {source.openedLately.map(({ id, who, openedAt }) => (
              <li key={id}>
                <bdi>{who}</bdi>
                {" · "}
                <InstantText instant={openedAt} zone={zone} />
              </li>
            ))}
          </ul>
        </>
      )}
      {source.againFrom === null ? (
        <ActionForm
          id="open"
          action={openSourceAction}
          submit={t("emergency.submit")}
          reasons={{
            opened_lately: `${t("emergency.openedLately", { days: OPENING_AGAIN_DAYS })} ${t("emergency.triedIsKept")}`,
          }}
          fields={[
            { kind: "hidden", name: "key", value: source.key },
            {
              kind: "textarea",
              name: "reason",
              label: t("emergency.reason"),
              hint: t("emergency.reasonHint"),
              maxLength: 500,
            },
          ]}
        />
      ) : (
        <Notice kind="information" title={t("emergency.notAgain")}>
          <p>
            {t("emergency.openedLately", { days: OPENING_AGAIN_DAYS })}{" "}
            {t("emergency.againFrom", { day: formatInstant(locale, source.againFrom, zone) })}
          </p>
        </Notice>
      )}
    </MessagesProvider>
  );
}
