import "server-only";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { nameKey } from "@/lib/countries/name-key";
import type { Mapping } from "../mapping";
import treatyCollection from "./data/treaty-collection.json";
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
};

type ProfileFile = Omit<ShippedProfile, "mapping" | "words"> & { mapping: unknown; words: object };

/** The profiles that are part of every installation. */
export const SHIPPED_PROFILES: readonly ShippedProfile[] = [unodcTrafficking, treatyCollection].map(shipped);

function shipped({ mapping, words, ...profile }: ProfileFile): ShippedProfile {
  return { ...profile, mapping: mappingField.parse(mapping), words: { ...words } };
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
