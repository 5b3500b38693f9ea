import { beginReading } from "@/lib/boundaries/mutations";
import { requireManager } from "@/lib/boundaries/queries";
import { defineRoute } from "@/lib/core/route";
import { storableText } from "@/lib/core/storable";
import { fileStore } from "@/lib/files/installation-store";
import { readFileForm } from "@/lib/files/upload-form";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";

const PAGE = "/administration/boundaries";

/** Takes in a boundary file from the plain form of its page; answers with the page that says what is in it. */
export const POST = defineRoute({ access: "signed_in" }, async (ctx, { request }) => {
  const form = await readFileForm(request, () => requireManager(ctx));
  const to = (path: string) =>
    new Response(null, {
      status: 303,
      headers: { location: `/${form?.locale ?? DEFAULT_LOCALE}${PAGE}${path}` },
    });
  if (!form) return to("?refused=too_large");
  const result = await beginReading(ctx, fileStore(), {
    name: storableText(form.file.name),
    stream: form.file.stream(),
    declared: { size: form.file.size, sha256: null },
  });
  return to(result.ok ? `/${result.value.id}` : `?refused=${result.reason}`);
});
