"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { UNATTENDED_HEADER } from "@/lib/core/headers";

const POLL_MS = 1_000;
/** By which a page that still waits is told from one that does not. */
const MARK = "data-waits";

/** Whether the page of this address does not wait any more; no answer says nothing. */
async function isOver(): Promise<boolean> {
  try {
    const response = await fetch(location.href, { headers: { [UNATTENDED_HEADER]: "1" }, cache: "no-store" });
    return response.status < 500 && !(await response.text()).includes(MARK);
  } catch {
    return false;
  }
}

/**
 * Says that something is under way elsewhere, and asks again every second without keeping the session alive; without
 * scripts by a link. The page is read anew once it is over.
 */
export function WaitFor({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const router = useRouter();
  useEffect(() => {
    let gone = false;
    let timer = window.setTimeout(ask, POLL_MS);
    async function ask() {
      const over = await isOver();
      if (gone) return;
      if (over) router.refresh();
      timer = window.setTimeout(ask, POLL_MS);
    }
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [router]);
  return (
    <section aria-busy="true" {...{ [MARK]: "" }}>
      {children}
      <p>
        <a href="?again">{t("lookAgain")}</a>
      </p>
    </section>
  );
}
