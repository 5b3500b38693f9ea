"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";

const POLL_MS = 1_000;

/** Says that something is under way elsewhere, and asks again every second; without scripts by a link. */
export function WaitFor({ again, children }: { again: string; children: ReactNode }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <section aria-busy="true">
      {children}
      <p>
        <a href="?again">{again}</a>
      </p>
    </section>
  );
}
