import "server-only";
import { z } from "zod";
import type { RegisterKey } from "@/db/enums";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { nameKey } from "@/lib/countries/name-key";
import { type Elsewhere, isElsewhere } from "../entries/other-rows";
import type { Mapping } from "../mapping";
import treatyCollection from "./data/treaty-collection.json";
import unodcProceedings from "./data/unodc-proceedings.json";
import unodcTrafficking from "./data/unodc-trafficking.json";
import { mappingField } from "./schema";

/** How a layout that other organisations publish is read: columns, and the words of the publisher for our codes. */
export type ShippedProfile = {
  kind: string;
  title: string;
  source: string;
  headers: readonly (readonly string[])[];
  mapping: Mapping;
  /** The codes of a field by the publisher's words. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By field and word of the publisher: rows that are none of this kind, and the register that takes them. */
  elsewhere: Elsewhere;
};

type ProfileFile = Omit<ShippedProfile, "mapping" | "words" | "elsewhere"> & {
  mapping: unknown;
  words: object;
  elsewhere: object;
};
const elsewhereOf = z.record(z.string(), z.record(z.string(), z.custom<RegisterKey | null>(isElsewhere)));
/** One table of UNODC holds rows of two registers; what is not said anew for the second is as for the first. */
const UNODC_PROCEEDINGS: ProfileFile = {
  ...unodcTrafficking,
  ...unodcProceedings,
  words: { ...unodcTrafficking.words, ...unodcProceedings.words },
};

/** The profiles that are part of every installation. */
export const SHIPPED_PROFILES: readonly ShippedProfile[] = [
  unodcTrafficking,
  UNODC_PROCEEDINGS,
  treatyCollection,
].map(shipped);

function shipped({ mapping, words, elsewhere, ...profile }: ProfileFile): ShippedProfile {
  return {
    ...profile,
    mapping: mappingField.parse(mapping),
    words: { ...words },
    elsewhere: elsewhereOf.parse(elsewhere),
  };
}

/** What two files of one layout share: the SHA-256 of their column names in order, without case, accents and signs. */
export function layoutHash(names: readonly string[]): string {
  return sha256(canonicalJson(names.map(nameKey)));
}

/** The shipped profile of a kind for a header, if there is one. */
export function shippedProfile(kind: string, names: readonly string[]): ShippedProfile | undefined {
  const hash = layoutHash(names);
  return SHIPPED_PROFILES.find(
    (profile) => profile.kind === kind && profile.headers.some((header) => layoutHash(header) === hash),
  );
}
