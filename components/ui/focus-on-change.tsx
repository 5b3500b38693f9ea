"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A part of the page that an action puts another in the place of: once `of` is another, the focus goes there, so that
 * what became of the button is read where the button was. Not when the page is opened.
 */
export function FocusOnChange({ of, children }: { of: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(of);
  useEffect(() => {
    if (shown.current === of) return;
    shown.current = of;
    place.current?.focus();
  }, [of]);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}
