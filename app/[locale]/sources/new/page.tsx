import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { DAY_REASON_FIELDS, dayReasons, sourceFields } from "@/components/source/source-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { getCountry, listCountries } from "@/lib/countries/queries";
import { mayAddSource } from "@/lib/sources/library";
import { newSourceAddressSchema } from "@/lib/sources/schema";
import { addSourceAction } from "../actions";

type NewSourcePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sources");
  return { title: t("add.titleDocument") };
}

/** The form of a new source, or with `interview=1` of a new interview, in the library of one country. */
export default async function NewSourcePage({ searchParams }: NewSourcePageProps) {
  const address = newSourceAddressSchema.safeParse(await searchParams);
  if (!address.success) notFound();
  const { country: iso3, interview, for: wantedFor } = address.data;
  const locale = await getLocale();
  const { country, participating } = await readPage(async (ctx) => {
    await mayAddSource(ctx, iso3);
    return {
      country: await getCountry(ctx, locale, iso3),
      participating: await listCountries(ctx, locale, { search: "", participating: "yes" }),
    };
  });
  const [t, common] = await Promise.all([getTranslations("sources"), getTranslations("common")]);
  const others = participating.filter((other) => other.iso3 !== iso3);
  return (
    <MessagesProvider namespaces={["sources"]}>
      <Breadcrumbs
        places={[
          { key: "country", text: country.name, href: `/countries/${iso3}` },
          {
            key: "library",
            text: t("source.library", { country: country.name }),
            href: `/countries/${iso3}/sources`,
          },
        ]}
      />
      <PageHeader
        title={interview ? t("add.titleInterview") : t("add.titleDocument")}
        lead={interview ? t("add.interviewLead") : undefined}
      />
      <ActionForm
        id="source"
        action={addSourceAction}
        submit={t("add.submit")}
        reasons={dayReasons(t)}
        reasonFields={DAY_REASON_FIELDS}
        fields={[
          ...(wantedFor === undefined
            ? []
            : [{ kind: "hidden", name: "wantedFor", value: wantedFor } as const]),
          ...sourceFields(
            t,
            { optional: common("optional") },
            { countries: [iso3], typedLanguage: locale },
            { countries: [country, ...others], interview },
          ),
        ]}
      />
    </MessagesProvider>
  );
}
