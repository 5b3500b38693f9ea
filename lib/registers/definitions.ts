import { REGISTERS, type RegisterKey } from "@/db/enums";
import { COOPERATION } from "./definitions/cooperation";
import { DETECTIONS } from "./definitions/detections";
import { GROUPS } from "./definitions/groups";
import { INSTITUTIONS } from "./definitions/institutions";
import { LAWS } from "./definitions/laws";
import { PRACTICES } from "./definitions/practices";
import { PROCEEDINGS } from "./definitions/proceedings";
import { PUBLICATIONS } from "./definitions/publications";
import { ROUTES } from "./definitions/routes";
import { TREATIES } from "./definitions/treaties";
import type { RegisterDefinition } from "./fields";

/** Every register by its key, which is also its kind of import and its part of the address. */
export const DEFINITIONS: Readonly<Record<RegisterKey, RegisterDefinition>> = {
  routes: ROUTES,
  groups: GROUPS,
  detections: DETECTIONS,
  proceedings: PROCEEDINGS,
  cooperation: COOPERATION,
  laws: LAWS,
  treaties: TREATIES,
  practices: PRACTICES,
  institutions: INSTITUTIONS,
  publications: PUBLICATIONS,
};

/** Whether a word from outside names a register. */
export function isRegister(value: unknown): value is RegisterKey {
  return REGISTERS.some((key) => key === value);
}

/** The registers that an edition means by its words; what is no register here is left out. */
export function registersLinked(words: readonly string[]): readonly RegisterKey[] {
  return REGISTERS.filter((key) => DEFINITIONS[key].linkedRegisters.some((word) => words.includes(word)));
}
