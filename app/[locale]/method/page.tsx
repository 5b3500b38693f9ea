import { notFound, redirect } from "next/navigation";
import { readPage } from "@/lib/core/page";
import { listEditions } from "@/lib/editions/queries";
import { SHIPPED_INSTRUMENT } from "@/lib/editions/shipped";

/** The method of the shipped instrument: leads to its newest edition. */
export default async function CurrentMethodPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const newest = (await readPage(listEditions)).find(({ instrument }) => instrument === SHIPPED_INSTRUMENT);
  if (!newest) notFound();
  redirect(`/${locale}/instruments/${newest.instrument}/${newest.version}`);
}
