"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What a reference reads and where it leads, in words for its reader. `href` is without its language. */
export type ReferenceInWords = {
  readonly href: string;
  readonly code: string;
  readonly text: string;
  /** BCP 47 tag of the text; null where it is the reader's own. */
  readonly language: string | null;
  /** A figure stands in the sentence before its code, a title behind it. */
  readonly isFigure: boolean;
};

type ReferencesInWords = Readonly<Record<string, ReferenceInWords>>;
const NONE: ReferencesInWords = {};
const ReferencesContext = createContext<ReferencesInWords>(NONE);

/** Gives every text inside the words of its references. */
export function ReferencesContextProvider({
  references,
  children,
}: {
  references: ReferencesInWords;
  children: ReactNode;
}) {
  return <ReferencesContext value={references}>{children}</ReferencesContext>;
}

/** What references lead to here, by `keyOf`; what is not in it is shown as typed. */
export function useReferences(): ReferencesInWords {
  return useContext(ReferencesContext);
}
