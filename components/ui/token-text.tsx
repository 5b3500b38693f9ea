"use client";

import { Link } from "@/components/ui/link";
import { keyOf, partsOf } from "@/lib/text/tokens";
import { useReferences } from "./references";

/** A typed text whose references are links with code and title; one that is not known here stays as it was typed. */
export function TokenText({ text }: { text: string }) {
  const references = useReferences();
  let offset = 0;
  return partsOf(text).map((part) => {
    const typed = typeof part === "string" ? part : part.typed;
    const at = offset;
    offset += typed.length;
    const reference = typeof part === "string" ? undefined : references[keyOf(part)];
    if (reference === undefined) return typed;
    return (
      <Link key={at} href={reference.href}>
        <bdi>{reference.code}</bdi> <bdi lang={reference.language ?? undefined}>{reference.title}</bdi>
      </Link>
    );
  });
}
