import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundContent } from "@/app/not-found-content";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("notFound.title") };
}

/** What the server in front sends in place of a page that is absent or hidden. */
export default function AbsentPage() {
  return <NotFoundContent />;
}
