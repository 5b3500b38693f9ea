/** Devices that have an assessment, for tests of what lies on them. */
import { signedIn } from "@/lib/core/request";
import { switchOnFieldMode } from "@/lib/field-mode/mutations";
import { getFieldPack } from "@/lib/field-mode/queries";
import type { TestPerson } from "./programme";
import type { ScoredCountry } from "./scored-country";

/** The context of a person for a page. */
export const reader = (country: ScoredCountry, who: TestPerson, later = 0) =>
  signedIn(country.as(who, later));

/** A device of that person that has the assessment, and asks for it. */
export async function deviceOf(country: ScoredCountry, who: TestPerson, name = "Black laptop") {
  const { round, iso3 } = country;
  const result = await switchOnFieldMode(country.as(who), { round, iso3 }, { name });
  if (!result.ok) throw new Error("not switched on");
  const device = result.value.deviceId;
  return {
    device,
    until: result.value.until,
    pack: (later = 0) => getFieldPack(reader(country, who, later), "en", { round, iso3, device }),
    again: (later: number) =>
      switchOnFieldMode(country.as(who, later), { round, iso3 }, { deviceId: device }),
  };
}
