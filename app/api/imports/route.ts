import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";
import { fileStore } from "@/lib/files/installation-store";
import { readFileForm } from "@/lib/files/upload-form";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { beginRun } from "@/lib/import/runs/mutations";
import { requireImporter } from "@/lib/import/runs/queries";
import { newRunSchema } from "@/lib/import/runs/schema";

/** Takes in the file of an import from the plain form of its page; answers with the page of the import. */
export const POST = defineRoute({ access: "signed_in" }, async (ctx, { request }) => {
  const form = await readFileForm(request, () => requireImporter(ctx));
  const locale = form?.locale ?? DEFAULT_LOCALE;
  const to = (path: string) =>
    new Response(null, { status: 303, headers: { location: `/${locale}${path}` } });
  if (!form) return to("/import?refused=too_large");
  const input = newRunSchema.safeParse(form.fields);
  if (!input.success) throw new AppError("INVALID", "import");
  const result = await beginRun(ctx, fileStore(), input.data, {
    name: form.file.name,
    size: form.file.size,
    stream: form.file.stream(),
  });
  return to(result.ok ? `/import/${result.value.id}` : `/import?refused=${result.reason}`);
});
