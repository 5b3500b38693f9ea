import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";
import {
  codeBookFile,
  PURPOSE_MIN,
  type RegisterFile,
  rawFigures,
  registerFile,
} from "@/lib/export/register-file";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/export/write";
import { attachment } from "@/lib/files/disposition";
import { responseBody } from "@/lib/files/store";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/i18n/locales";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { entryFilter } from "@/lib/registers/schema";

const PURPOSE_MAX = 500;
const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const params = z.object({ register: z.string().max(40) });
const locale = z.enum(LOCALES).catch(DEFAULT_LOCALE);
const query = z.looseObject({ format: z.enum([...EXPORT_FORMATS, "code-book"]), locale });
const purposeForm = z.looseObject({
  format: z.enum(EXPORT_FORMATS),
  locale,
  purpose: z.string().trim().min(PURPOSE_MIN).max(PURPOSE_MAX),
});

function definitionOf(word: string): RegisterDefinition {
  if (!isRegister(word)) throw new AppError("NOT_FOUND", word);
  return DEFINITIONS[word];
}

/** Values of an address or a form as the filter of a page reads them. */
function texts(input: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
}

async function titleOf({ key }: RegisterDefinition, spoken: Locale): Promise<string> {
  return (await getTranslations({ locale: spoken, namespace: "registers" }))(`nouns.${key}.title`);
}

function download(
  { key }: RegisterDefinition,
  { body, source }: RegisterFile,
  format: ExportFormat,
): Response {
  return new Response(responseBody(body), {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": attachment(`${key}-${source.day}.${format}`),
      "cache-control": "no-store",
    },
  });
}

/** What the page of a register shows by the same filter, as a file; or its code book. Figures as they were published. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const definition = definitionOf(input.params.register);
  const { format } = input.query;
  if (format === "code-book") {
    return new Response(new Uint8Array(await codeBookFile(definition)), {
      headers: {
        "content-type": MEDIA_TYPES.csv,
        "content-disposition": attachment(`${definition.key}-code-book.csv`),
        "cache-control": "no-store",
      },
    });
  }
  const filter = entryFilter(definition, texts(input.query));
  const title = await titleOf(definition, input.query.locale);
  return download(definition, await registerFile(ctx, definition, filter, format, title), format);
});

/** The figures of a country as they were entered, for a purpose that is kept. */
export const POST = defineRoute({ access: "signed_in", params }, async (ctx, input) => {
  const definition = definitionOf(input.params.register);
  const form = purposeForm.safeParse(Object.fromEntries(await input.request.formData()));
  if (!form.success) throw new AppError("INVALID", "purpose");
  const { format, purpose } = form.data;
  const filter = entryFilter(definition, texts(form.data));
  const title = await titleOf(definition, form.data.locale);
  return download(definition, await rawFigures(ctx, definition, filter, format, { title, purpose }), format);
});
