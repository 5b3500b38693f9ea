"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { UNATTENDED_HEADER } from "@/lib/core/headers";

const POLL_MS = 1_000;
/** By which a page that still waits is told from one that does not. */
const MARK = "data-waits";

/** Whether the page of this address is further than it was, or waits no more; no answer says nothing. */
async function isFurther(at: string): Promise<boolean> {
  try {
    const response = await fetch(location.href, { headers: { [UNATTENDED_HEADER]: "1" }, cache: "no-store" });
    return response.status < 500 && !(await response.text()).includes(`${MARK}="${at}"`);
  } catch {
    return false;
  }
}

/**
 * Says that something is under way elsewhere, and asks again every second without keeping the session alive; without
 * scripts by a link. The page is read anew once it is over, or once its work stands elsewhere than `at`.
 */
export function WaitFor({ at = "", children }: { at?: string; children: ReactNode }) {
  const t = useTranslations("common");
  const router = useRouter();
  useEffect(() => {
    let gone = false;
    let timer = window.setTimeout(ask, POLL_MS);
    async function ask() {
      const further = await isFurther(at);
      if (gone) return;
      if (further) router.refresh();
      timer = window.setTimeout(ask, POLL_MS);
    }
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [router, at]);
  return (
    <section aria-busy="true" {...{ [MARK]: at }}>
      {children}
      <p>
        <a href="?again">{t("lookAgain")}</a>
      </p>
    </section>
  );
}
