/** The people of the demonstration. Their names are invented; their addresses are fixed, because scripts rely on them. */
import type { Role } from "@/db/enums";
import { ACCOUNT_NAMES, type AccountName } from "./timeline";

export type DemonstrationAccount = {
  account: AccountName;
  email: string;
  name: string;
  roles: readonly Role[];
  /** The State of own nationality, where the person is of one of the invented ones. */
  nationality: string | null;
};

const PEOPLE: Readonly<Record<AccountName, Omit<DemonstrationAccount, "account" | "email">>> = {
  admin: { name: "Ines Halvorsen", roles: ["administrator"], nationality: null },
  manager: { name: "Tomas Adeyemi", roles: ["programme_manager"], nationality: null },
  assessor: { name: "Leila Haddad", roles: [], nationality: null },
  assessor2: { name: "Martin Okoro", roles: [], nationality: null },
  second: { name: "Noor Rahimi", roles: [], nationality: null },
  reviewer: { name: "Sofia Lindqvist", roles: [], nationality: null },
  approver: { name: "Rafael Montes", roles: [], nationality: null },
  focal: { name: "Carmen Valdés", roles: [], nationality: "XAB" },
  observer: { name: "Anselm Brandt", roles: ["observer"], nationality: null },
  reader: { name: "Mei Tanaka", roles: ["reader"], nationality: null },
  steward: { name: "Hanna Okafor", roles: ["data_steward"], nationality: null },
  focal2: { name: "Daniel Mwangi", roles: [], nationality: "XAD" },
  contributor: { name: "Amina Sesay", roles: [], nationality: null },
  contributor2: { name: "Peter Lindholm", roles: [], nationality: null },
};

/** All accounts, the administrator first. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = ACCOUNT_NAMES.map((account) => ({
  account,
  email: `${account}@demo.example`,
  ...PEOPLE[account],
}));

/** The State whose focal point has an account, in both rounds. */
export const FOCAL_POINT_STATE = "XAB";
/** States of the present round for which that person stands in, so that one account shows every side of a right of reply. */
const FOCAL_POINT_STANDS_IN: readonly string[] = ["XAA", "XAC", "XAI", "XAL"];

/** Whether the focal point of the demonstration has the duty on a State in a round. */
export function hasFocalPoint(round: string, iso3: string): boolean {
  return iso3 === FOCAL_POINT_STATE || (round === "2026" && FOCAL_POINT_STANDS_IN.includes(iso3));
}
