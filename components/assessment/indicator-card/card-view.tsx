"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import type { IndicatorCardView } from "@/lib/ratings/card-view";

const Context = createContext<IndicatorCardView | null>(null);

/** Gives a card's view to what is inside it. */
export function CardViewProvider({
  view,
  children,
}: {
  view: JsonText<IndicatorCardView>;
  children: ReactNode;
}) {
  const own = useMemo(() => ofJsonText(view), [view]);
  return <Context value={own}>{children}</Context>;
}

/** The view of the card that this is a part of. Throws outside one that can be written in or cited for. */
export function useCardView(): IndicatorCardView {
  const view = useContext(Context);
  if (view === null) throw new Error("a part of a card outside CardViewProvider");
  return view;
}
