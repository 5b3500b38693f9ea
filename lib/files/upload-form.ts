import "server-only";
import { AppError } from "@/lib/core/errors";
import { formOf } from "@/lib/core/form-body";
import { storableText } from "@/lib/core/storable";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locales";
import type { SentFile } from "./attached";
import { FILE_BYTES_MAX } from "./limits";

/** What a multipart body may hold beside the file itself. */
const FORM_OVERHEAD_BYTES = 64_000;

/** The fields of a plain upload form. */
export type FileForm = { file: SentFile; locale: string | null; fields: Readonly<Record<string, string>> };

/**
 * The fields of a plain upload form, or null where it is too large to be read. Throws INVALID without a file, and what
 * `allow` throws before anything is read: a form is held in memory whole, which is not done for whoever asks.
 */
export async function readFileForm(request: Request, allow: () => unknown): Promise<FileForm | null> {
  await allow();
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isFinite(length)) throw new AppError("INVALID", "a form without a length");
  if (length > FILE_BYTES_MAX + FORM_OVERHEAD_BYTES) {
    await request.body?.cancel();
    return null;
  }
  const form = await formOf(request);
  const file = form.get("file");
  const locale = form.get("locale");
  if (!(file instanceof File)) throw new AppError("INVALID", "a form without a file");
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return {
    file: {
      name: storableText(file.name),
      stream: file.stream(),
      declared: { size: file.size, sha256: null },
    },
    fields,
    locale: typeof locale === "string" && isLocale(locale) ? locale : null,
  };
}

/** The answer to a plain upload form: the page below its language, which says what became of the file. */
export function answerForm(form: FileForm | null, path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: `/${form?.locale ?? DEFAULT_LOCALE}${path}` },
  });
}
