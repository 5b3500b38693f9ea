"use client";

import { useEffect, useState } from "react";

/** Who goes through the cards with the keyboard is not at each of them. */
const SETTLES_AFTER_MS = 700;

/** The card among these that has the focus for a while; null where none has. */
export function useFocusedCard(codes: readonly string[]): string | null {
  const [focused, setFocused] = useState<string | null>(null);
  const known = codes.join(" ");
  useEffect(() => {
    let timer: number | undefined;
    const settle = ({ target }: FocusEvent) => {
      const id = target instanceof Element ? target.closest("article[id]")?.id : undefined;
      const card = known.split(" ").find((code) => code === id) ?? null;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setFocused(card), SETTLES_AFTER_MS);
    };
    document.addEventListener("focusin", settle);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("focusin", settle);
    };
  }, [known]);
  return focused;
}
