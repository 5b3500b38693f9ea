"use client";

import { useEffect, useRef } from "react";

/**
 * Says what was done, to who listens too, and takes the focus to the thread; to itself where the thread is folded away.
 * `stamp` differs each time that something was done.
 */
export function ReviewStatus({
  text,
  target,
  stamp,
}: {
  text: string;
  target: string | null;
  stamp: string;
}) {
  const region = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp stands for what was done again
  useEffect(() => {
    if (target === null) return;
    const thread = document.getElementById(target);
    const seen = thread?.checkVisibility() ? thread : region.current;
    seen?.focus();
    seen?.scrollIntoView({ block: "nearest" });
  }, [target, stamp]);
  return (
    <div ref={region} role="status" tabIndex={-1}>
      {text === "" ? null : <p>{text}</p>}
    </div>
  );
}
