/** The elements of the definition and of what goes with it, in the groups in which people read them. Pure. */
import { LAW_ACTS, type LAW_ELEMENTS, LAW_MEANS, LAW_OTHER_ELEMENTS, LAW_PURPOSES } from "@/db/code-lists";

export type LawElement = (typeof LAW_ELEMENTS)[number];

/** Acts, means, purposes and all others, each in the order of the code lists. */
export const ELEMENT_GROUPS = [
  { group: "acts", elements: LAW_ACTS },
  { group: "means", elements: LAW_MEANS },
  { group: "purposes", elements: LAW_PURPOSES },
  { group: "other", elements: LAW_OTHER_ELEMENTS },
] as const satisfies readonly { group: string; elements: readonly LawElement[] }[];
