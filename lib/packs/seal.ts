/** What a pack keeps of what went out, sealed by this installation, so that a changed base is seen. */
import "server-only";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { sealOf } from "@/lib/core/seal";
import type { PackPart, PackValue } from "./fields";

/** Digits of a fingerprint that a cell keeps; it only tells whether a text is the one that went out. */
const FINGERPRINT_DIGITS = 16;

/** The form of a pack. */
export const PACK_FORMAT = "gpat-pack/1";
/** The hidden sheet that says what a pack is about. */
export const IDENTITY_SHEET = "pack";

/** What a pack is about, as its hidden sheet keeps it. */
export type PackIdentity = {
  format: string;
  round: string;
  iso3: string;
  kind: string;
  /** SHA-256 of the edition. */
  edition: string;
  /** Language of the person who took it. */
  locale: string;
  /** ISO 8601 instant at which it went out. */
  sentAt: string;
};

/** A fingerprint of what a part held when it went out. */
export function fingerprint(part: PackPart, value: PackValue): string {
  return sha256(canonicalJson({ part, value })).slice(0, FINGERPRINT_DIGITS);
}

/** The seal on a pack. */
export function sealOfPack(identity: PackIdentity): string {
  return sealed(["pack", identity]);
}

/** The seal on one row of a pack: its indicator, the version it started from and what went out of it. */
export function sealOfRow(identity: PackIdentity, code: string, version: number, sent: string): string {
  return sealed(["row", sealOfPack(identity), code, version, sent]);
}

function sealed(content: unknown): string {
  return sealOf("pack", canonicalJson(content), "hex");
}
