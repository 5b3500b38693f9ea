/**
 * Prints what programs read out of every report on paper of a round, by its name: `every-report.ts ROUND`. Of each
 * country with a release the country report, of each one whose figures are open to the team the brief, and the report of
 * the round for both its audiences; each as PDF and as document for word processors.
 */
import { briefOf } from "@/lib/briefs/read";
import { type Ctx, createContext } from "@/lib/core/context";
import { closeDatabase } from "@/lib/database/current";
import { database } from "@/lib/database/database";
import { listReleases } from "@/lib/releases/queries";
import { docxOf } from "@/lib/reports/docx";
import { EVERY_MANAGER } from "@/lib/reports/every-actor";
import type { Report } from "@/lib/reports/model";
import { pdfOf } from "@/lib/reports/pdf";
import { reportOfRelease } from "@/lib/reports/read";
import { roundReportOf } from "@/lib/round-reports/read";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { paragraphsOf, partsOf, textOf } from "./docx-text";
import { linesOf, openedPdf } from "./pdf-text";

const [round = ""] = process.argv.slice(2);
const ctx: Ctx = createContext(await database(), EVERY_MANAGER, new Date());
const reports = new Map<string, Report>();
for (const { code } of await listReleases(ctx, { round }))
  reports.set(`report ${code}`, await reportOfRelease(ctx, code, "en"));
for (const { iso3, isTeam } of (await readGrid(ctx, round, { locale: "en" })).rows)
  if (isTeam) reports.set(`brief ${iso3}`, await briefOf(ctx, { round, iso3 }, "en"));
for (const audience of ["team", "readers"] as const)
  reports.set(`round ${audience}`, await roundReportOf(ctx, { round, audience }, "en", async () => {}));

const said: Record<string, string> = {};
for (const [name, report] of reports) {
  const file = await openedPdf(pdfOf(report, new Date().toISOString().slice(0, 10)));
  said[`${name} as pdf`] = (await linesOf(file)).join(" ");
  said[`${name} as docx`] = paragraphsOf(partsOf(await docxOf(report)))
    .map(textOf)
    .join(" ");
}
console.log(JSON.stringify(said));
await closeDatabase();
