"use client";

import { Link } from "@/components/ui/link";
import { keyOf, partsOf } from "@/lib/text/tokens";
import { useReferences } from "./references";

/** A typed text whose references are links with code and title, or figures; one that is not known stays as typed. */
export function TokenText({ text }: { text: string }) {
  const references = useReferences();
  let offset = 0;
  return partsOf(text).map((part) => {
    const typed = typeof part === "string" ? part : part.typed;
    const at = offset;
    offset += typed.length;
    const reference = typeof part === "string" ? undefined : references[keyOf(part)];
    if (reference === undefined) return typed;
    const code = <bdi>{reference.code}</bdi>;
    const words = <bdi lang={reference.language ?? undefined}>{reference.text}</bdi>;
    return (
      <Link key={at} href={reference.href}>
        {reference.isFigure ? (
          <>
            {words} ({code})
          </>
        ) : (
          <>
            {code} {words}
          </>
        )}
      </Link>
    );
  });
}
