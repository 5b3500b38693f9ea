/** What the screens of laws get, as plain JSON. */
import type { LAW_ELEMENT_VALUES } from "@/db/code-lists";
import type { LawElement } from "./elements";

export type LawElementValue = (typeof LAW_ELEMENT_VALUES)[number];

/** One element as it was read; the name of its second reader only for who may know it. */
export type ReadElement = {
  element: LawElement;
  value: LawElementValue;
  article: string | null;
  quotation: string | null;
  /** ISO 8601. */
  secondReadAt: string | null;
  secondReader: string | null;
  /** Whether the actor may be its second reader. */
  mayRead: boolean;
};

/** A law that is compared. */
export type ComparedText = { code: string; title: string; language: string };
