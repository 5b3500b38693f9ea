/** A valid request to each route that writes. */
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { RatingKind } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { countryComments, countryDrafts } from "@/db/schema/country-comment";
import { ratings } from "@/db/schema/rating";
import { recommendationProgress, recommendations } from "@/db/schema/recommendation";
import { rounds } from "@/db/schema/round";
import { INVENTED_SET } from "../support/boundaries";
import { addressOfUpload } from "../support/contribution-states";
import { makeLetter } from "../support/letters";
import { addressOfCertified, addressOfScoping, CERTIFIED, SCOPED, userIdOf } from "./page-addresses";
import { codeOfPublication, SOURCE_WITH_FILE } from "./walkers";

/** A file in a plain form. */
export const fileForm = (
  name: string,
  mimeType: string,
  text: string,
  fields: Record<string, string> = {},
) => ({
  ...fields,
  file: { name, mimeType, buffer: Buffer.from(text) },
});

export type Write = { method: "PATCH" | "POST" | "PUT"; path: string; options: object };
/** Begins the upload of a file of seven bytes. */
const beginning = { headers: { "tus-resumable": "1.0.0", "upload-length": "7" } };

/** Somebody looks at a card of an assessment. */
const presenceIn = (assessment: string): Write => ({
  method: "POST",
  path: `/api/assessments/${assessment}/presence`,
  options: { data: { view: "recording", domain: "G2", indicator: "G2.1" } },
});

/** The comment that the focal point of the demonstration has not handed in yet. */
async function idOfComment(copy: Database): Promise<string> {
  const [row] = await copy.read
    .select({ id: countryComments.id })
    .from(countryComments)
    .innerJoin(countryDrafts, eq(countryDrafts.id, countryComments.draftId))
    .where(isNull(countryDrafts.outcome));
  return row?.id ?? randomUUID();
}

/** The last report on the first recommendation to a State, on which nothing followed. */
async function idOfProgress(copy: Database): Promise<string> {
  const [row] = await copy.read
    .select({ id: recommendationProgress.id })
    .from(recommendationProgress)
    .innerJoin(recommendations, eq(recommendations.id, recommendationProgress.recommendationId))
    .where(eq(recommendations.code, "2026-XAB-R-001"));
  return row?.id ?? randomUUID();
}

/** A valid request to each route that writes in the name of a person; each leaves the next one what it needs. */
export async function writesOf(copy: Database): Promise<readonly Write[]> {
  const rating = async (assessment: string, kind: RatingKind = "assessor"): Promise<Write> => {
    const [round = "", iso3 = ""] = assessment.split("/");
    const versions = await copy.read
      .select({ version: ratings.version })
      .from(ratings)
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(
        and(
          eq(rounds.code, round),
          eq(countries.iso3, iso3),
          eq(ratings.indicator, "G2.1"),
          eq(ratings.kind, kind),
        ),
      );
    return {
      method: "PATCH",
      path: `/api/assessments/${assessment}/ratings/G2.1/${kind}`,
      options: {
        headers: { "idempotency-key": randomUUID(), "if-match": String(versions[0]?.version ?? 0) },
        data: { fields: { rationale: randomUUID() } },
      },
    };
  };
  const source = `/api/sources/${SOURCE_WITH_FILE}/uploads`;
  const publication = `/api/registers/publications/${await codeOfPublication(copy)}/uploads`;
  const comment = `/api/country-comments/${await idOfComment(copy)}/uploads`;
  const report = `/api/recommendation-progress/${await idOfProgress(copy)}/uploads`;
  const letter = async () => {
    const made = await makeLetter(copy, await userIdOf(copy, "assessor"), { round: "2026", iso3: "XAI" });
    return `/api/assessments/${made}/uploads`;
  };
  await addressOfScoping(copy);
  const consent = `/api/assessments/${SCOPED.round}/${SCOPED.iso3}/consent/uploads`;
  await addressOfCertified(copy);
  const paper = `/api/assessments/${CERTIFIED.round}/${CERTIFIED.iso3}/self-assessment/uploads`;
  const note = { multipart: fileForm("note.txt", "text/plain", "A note.") };
  const purpose = { format: "csv", locale: "en", country: "XAF", purpose: "To walk it" };
  const table = fileForm("institutions.csv", "text/csv", "code,name\n", { kind: "institutions" });
  return [
    await rating("2026/XAD"),
    await rating("2026/XAG"),
    await rating("2026/XAC"),
    await rating("2026/XAB"),
    await rating("2026/XAD", "second"),
    await rating("2026/XAE", "second"),
    ...["2026/XAD", "2026/XAG", "2026/XAB"].map(presenceIn),
    ...[
      source,
      publication,
      comment,
      report,
      await letter(),
      await addressOfUpload(copy),
      consent,
      paper,
    ].flatMap((path): Write[] => [
      { method: "POST", path, options: beginning },
      { method: "POST", path, options: note },
    ]),
    {
      method: "POST",
      path: "/api/assessments/2026/XAD/field-devices",
      options: { data: { name: "Black laptop" } },
    },
    { method: "POST", path: "/api/assessments/2026/XAD/pack/assessor", options: note },
    { method: "POST", path: "/api/assessments/2026/XAD/pack/second", options: note },
    { method: "POST", path: "/api/registers/detections", options: { form: purpose } },
    { method: "POST", path: "/api/imports", options: { multipart: table } },
    {
      method: "POST",
      path: "/api/boundary-sets",
      options: { multipart: fileForm("areas.geojson", "application/geo+json", INVENTED_SET) },
    },
    { method: "POST", path: "/api/device-key", options: { data: { deviceId: randomUUID(), owners: [] } } },
    { method: "POST", path: "/api/field-devices", options: { data: { devices: [randomUUID()] } } },
    { method: "POST", path: "/api/session", options: {} },
  ];
}
