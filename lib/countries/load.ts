/** The countries and areas of M49 in the database: put there by the product itself, at every start, once per state of the list. */
import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { countries, countryNames, countryOtherNames } from "@/db/schema/country";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { nextVersion } from "@/lib/audit/next-version";
import { createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { installation } from "@/lib/users/write";
import { M49_COUNTRIES, M49_LANGUAGES, M49_SOURCE, type M49Country, m49RegionsOf } from "./m49";
import { otherNames } from "./other-names";

const ENTITY = "country_list";
/** The id under which the audit chain knows the list. */
const ENTITY_ID = "00000000-0000-7000-8000-000000000002";

/** The region below the World and the smallest one, as M49 codes. */
function regionsOf(country: M49Country): { region: string | null; subregion: string } {
  return { region: m49RegionsOf(country)[1]?.m49 ?? null, subregion: country.region };
}

/**
 * Adds what is missing and corrects names, codes and regions that the list has changed; no country is removed. The
 * other names of countries become those that are shipped. One audit event.
 */
export async function loadM49(database: Database, now: Date): Promise<void> {
  const content = canonicalJson({
    source: { title: M49_SOURCE.title, notBefore: M49_SOURCE.notBefore },
    countries: M49_COUNTRIES.length,
    sha256: sha256(canonicalJson(M49_COUNTRIES)),
    otherNamesSha256: sha256(canonicalJson(otherNames())),
  });
  const [latest] = await database.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(eq(revisions.entity, ENTITY), eq(revisions.entityId, ENTITY_ID)))
    .orderBy(desc(revisions.version))
    .limit(1);
  if (latest?.content === content) return;
  const ctx = createContext(database, { kind: "system", job: "start" }, now);
  await mutate(ctx, "country.manage", installation, async (inside) => {
    const rows = await inside.tx
      .insert(countries)
      .values(
        M49_COUNTRIES.map((country) => ({
          id: newId(inside.now),
          iso3: country.iso3,
          iso2: country.iso2,
          m49: country.m49,
          ...regionsOf(country),
          note: null,
        })),
      )
      .onConflictDoUpdate({
        target: countries.iso3,
        set: {
          iso2: sql`excluded.iso2`,
          m49: sql`excluded.m49`,
          region: sql`excluded.region`,
          subregion: sql`excluded.subregion`,
        },
      })
      .returning({ id: countries.id, iso3: countries.iso3 });
    const idOf = new Map(rows.map(({ id, iso3 }) => [iso3, id]));
    await inside.tx
      .insert(countryNames)
      .values(
        M49_COUNTRIES.flatMap(({ iso3, names }) => {
          const countryId = idOf.get(iso3);
          return countryId === undefined
            ? []
            : M49_LANGUAGES.map((language) => ({ countryId, language, name: names[language] }));
        }),
      )
      .onConflictDoUpdate({
        target: [countryNames.countryId, countryNames.language],
        set: { name: sql`excluded.name` },
      });
    await inside.tx.delete(countryOtherNames);
    await inside.tx.insert(countryOtherNames).values([...otherNames()]);
    return changed(null, {
      entity: ENTITY,
      entityId: ENTITY_ID,
      version: await nextVersion(inside, ENTITY, ENTITY_ID),
      before: latest?.content ? JSON.parse(latest.content) : null,
      after: JSON.parse(content),
    });
  });
}
