import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { redirect } from "@/lib/i18n/navigation";
import { viewAddress } from "@/lib/saved-views/places";
import { getView } from "@/lib/saved-views/queries";

type ViewPageProps = { params: Promise<{ locale: Locale; view: string }> };

/** The lasting address of a view: leads to its page as it was kept, and the page says what it no longer knows. */
export default async function ViewPage({ params }: ViewPageProps) {
  const { locale, view: id } = await params;
  const view = await readPage((ctx) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("NOT_FOUND", `view ${id}`);
    return getView(ctx, id);
  });
  redirect({ href: viewAddress(view, view.query), locale });
}
