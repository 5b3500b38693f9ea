import type { ReactNode } from "react";

/** The title of a round inside a text of any language: a round has one title, which its programme writes in English. */
export function RoundTitle({ children }: { children: ReactNode }) {
  return <bdi lang="en">{children}</bdi>;
}
