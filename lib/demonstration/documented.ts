/** Sources of the documented facts about real countries: data, checked when it is loaded. */
import { z } from "zod";
import { addSourceSchema } from "@/lib/sources/schema";
import sourcesFile from "./data/documented/sources.json";
import type { CitedPassage } from "./register-citations";

const sourceFile = z
  .strictObject({
    code: z.string(),
    /** Where no person of the team enters it: the whole installation uses it. */
    by: z.literal("command").optional(),
    countries: z.array(z.string()).min(1),
    type: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    origin: z.string().optional(),
    issuedByState: z.boolean().default(false),
    publishedOn: z.string().optional(),
    periodFrom: z.string().optional(),
    periodTo: z.string().optional(),
    language: z.string().optional(),
    link: z.url().optional(),
    reliability: z.string(),
    credibility: z.string(),
    locator: z.string(),
    body: z.string().optional(),
  })
  .transform(({ code, by, locator, body = null, ...source }) => ({
    code,
    by,
    locator,
    body,
    home: source.countries[0] ?? "",
    source: addSourceSchema.parse({
      ...source,
      issuingBody: source.issuedByState ? source.publisher : undefined,
      accessClass: "public",
      typedLanguage: "en",
    }),
  }));

/** In the order in which they are entered, which gives them their codes. */
export const DOCUMENTED_SOURCES = z.array(sourceFile).parse(sourcesFile);
export type DocumentedSource = (typeof DOCUMENTED_SOURCES)[number];

/** The passage of a source by the code of the source. Throws RangeError for one that is not there. */
export function documentedPassage(code: string): CitedPassage {
  const source = DOCUMENTED_SOURCES.find((entry) => entry.code === code);
  if (!source) throw new RangeError(`no source ${code}`);
  return { source: code, locator: source.locator, shows: "exists" };
}
