import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { tableBytes } from "@/lib/export/write";
import { attachment } from "@/lib/files/disposition";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { requestTable } from "@/lib/information-requests/csv";
import { requestsPage } from "@/lib/information-requests/page";

/** The requests of an assessment to institutions, as CSV. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  async (ctx, { params }) => {
    const { requests } = await requestsPage(ctx, DEFAULT_LOCALE, params);
    const bytes = await tableBytes(requestTable(requests), "csv");
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`${params.round}-${params.iso3}-information-requests.csv`),
        "cache-control": "no-store",
      },
    });
  },
);
