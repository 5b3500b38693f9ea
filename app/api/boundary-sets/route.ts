import { beginReading } from "@/lib/boundaries/mutations";
import { requireManager } from "@/lib/boundaries/queries";
import { defineRoute } from "@/lib/core/route";
import { fileStore } from "@/lib/files/installation-store";
import { answerForm, readFileForm } from "@/lib/files/upload-form";

const PAGE = "/administration/boundaries";

/** Takes in a boundary file from the plain form of its page; answers with the page that says what is in it. */
export const POST = defineRoute({ access: "signed_in" }, async (ctx, { request }) => {
  const form = await readFileForm(request, () => requireManager(ctx));
  if (!form) return answerForm(form, `${PAGE}?refused=too_large`);
  const result = await beginReading(ctx, fileStore(), form.file);
  return answerForm(form, PAGE + (result.ok ? `/${result.value.id}` : `?refused=${result.reason}`));
});
