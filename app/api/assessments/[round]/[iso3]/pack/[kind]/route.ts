import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { attachment } from "@/lib/files/disposition";
import { fileStore } from "@/lib/files/installation-store";
import { XLSX } from "@/lib/files/recognise";
import { answerForm, readFileForm } from "@/lib/files/upload-form";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { beginPack } from "@/lib/packs/mutations";
import { packPlace } from "@/lib/packs/queries";
import { packKeySchema, packPath } from "@/lib/packs/schema";
import { makePack } from "@/lib/packs/workbook";

const query = z.object({ locale: z.enum(LOCALES).catch(DEFAULT_LOCALE) });

/** The spreadsheet pack of an assessment, for who writes its ratings. */
export const GET = defineRoute(
  { access: "signed_in", params: packKeySchema, query },
  async (ctx, { params, query: { locale } }) => {
    const { name, bytes } = await makePack(ctx, locale, params);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": XLSX,
        "content-length": String(bytes.length),
        "content-disposition": attachment(name),
        "cache-control": "no-store",
      },
    });
  },
);

/** Takes in a filled pack from the plain form of its page; answers with the page that compares it. */
export const POST = defineRoute(
  { access: "signed_in", params: packKeySchema },
  async (ctx, { params, request }) => {
    const page = packPath(params);
    const form = await readFileForm(request, () => packPlace(ctx, params));
    if (!form) return answerForm(form, `${page}?refused=too_large`);
    const result = await beginPack(ctx, fileStore(), params, form.file);
    return answerForm(form, page + (result.ok ? `/${result.value.id}` : `?refused=${result.reason}`));
  },
);
