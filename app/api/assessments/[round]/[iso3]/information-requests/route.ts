import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { tableBytes } from "@/lib/export/write";
import { csvResponse } from "@/lib/files/door";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { requestTable } from "@/lib/information-requests/csv";
import { requestsPage } from "@/lib/information-requests/page";

/** The requests of an assessment to institutions, as CSV. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  async (ctx, { params }) => {
    const { requests } = await requestsPage(ctx, DEFAULT_LOCALE, params);
    const name = `${params.round}-${params.iso3}-information-requests.csv`;
    return csvResponse(await tableBytes(requestTable(requests), "csv"), name);
  },
);
