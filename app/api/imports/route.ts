import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";
import { fileStore } from "@/lib/files/installation-store";
import { answerForm, readFileForm } from "@/lib/files/upload-form";
import { beginRun } from "@/lib/import/runs/mutations";
import { requireImporter } from "@/lib/import/runs/queries";
import { newRunSchema } from "@/lib/import/runs/schema";

const PAGE = "/import";

/** Takes in the file of an import from the plain form of its page; answers with the page of the import. */
export const POST = defineRoute({ access: "signed_in" }, async (ctx, { request }) => {
  const form = await readFileForm(request, () => requireImporter(ctx));
  if (!form) return answerForm(form, `${PAGE}?refused=too_large`);
  const input = newRunSchema.safeParse(form.fields);
  if (!input.success) throw new AppError("INVALID", "import");
  const result = await beginRun(ctx, fileStore(), input.data, form.file);
  return answerForm(form, PAGE + (result.ok ? `/${result.value.id}` : `?refused=${result.reason}`));
});
