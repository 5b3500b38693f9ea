import type { ReactNode } from "react";

/** Words of an instrument inside our own: in their own language and direction. */
export function EditionText({ language, children }: { language: string; children: ReactNode }) {
  return <bdi lang={language}>{children}</bdi>;
}
