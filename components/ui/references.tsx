"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { References } from "@/lib/text/tokens";

const NONE: References = {};
const ReferencesContext = createContext<References>(NONE);

/** Gives every text inside what its references lead to for this reader. */
export function ReferencesProvider({
  references,
  children,
}: {
  references: References;
  children: ReactNode;
}) {
  return <ReferencesContext value={references}>{children}</ReferencesContext>;
}

/** What references lead to here. */
export function useReferences(): References {
  return useContext(ReferencesContext);
}
