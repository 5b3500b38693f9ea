import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundContent } from "@/app/not-found-content";
import { NoLink } from "@/components/contribution/no-link";
import { ABSENT_LINK } from "@/lib/core/nameless";

type AbsentPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: AbsentPageProps): Promise<Metadata> {
  if ((await searchParams).of === ABSENT_LINK)
    return { title: (await getTranslations("contribute"))("noLink.title") };
  return { title: (await getTranslations("errors"))("notFound.title") };
}

/** What the server in front sends in place of a page that is absent or hidden, or of a link that takes nothing in. */
export default async function AbsentPage({ searchParams }: AbsentPageProps) {
  return (await searchParams).of === ABSENT_LINK ? <NoLink /> : <NotFoundContent />;
}
