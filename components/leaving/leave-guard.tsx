"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { tabWork } from "@/components/outbox/tab-work";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { internalLink } from "./internal-link";
import { holdsTypedWork, tabHoldsTypedWork } from "./typed-work";

/** What stands between a person and the page they asked for. */
type Obstacle = { kind: "unsaved"; go: () => void } | { kind: "noLine" };

/** The browser says "offline" also where the server is on the same machine, so the server is asked. */
async function hasLine(): Promise<boolean> {
  if (navigator.onLine) return true;
  return fetch("/api/health", { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );
}

/** Keeps the page where leaving would lose typed text, unless one wants that, and where there is no line. */
export function LeaveGuard() {
  const t = useTranslations("common.leaving");
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const passing = useRef(false);
  useEffect(() => {
    const pass = (go: () => void) => {
      passing.current = true;
      go();
      passing.current = false;
    };
    const follow = (link: HTMLAnchorElement) =>
      void hasLine().then((line) => (line ? pass(() => link.click()) : setObstacle({ kind: "noLine" })));
    const clicked = (event: MouseEvent) => {
      const target = passing.current ? null : internalLink(event);
      if (target === null) return;
      const unsaved = holdsTypedWork();
      if (!unsaved && navigator.onLine) return;
      event.preventDefault();
      event.stopPropagation();
      if (unsaved) setObstacle({ kind: "unsaved", go: () => follow(target.link) });
      else follow(target.link);
    };
    const wentBack = (event: NavigateEvent) => {
      if (passing.current || event.navigationType !== "traverse" || !event.cancelable) return;
      if (!event.destination.sameDocument || !holdsTypedWork()) return;
      const { pathname, search } = new URL(event.destination.url);
      if (pathname === location.pathname && search === location.search) return;
      event.preventDefault();
      const { key } = event.destination;
      setObstacle({ kind: "unsaved", go: () => pass(() => window.navigation.traverseTo(key)) });
    };
    const unloading = (event: BeforeUnloadEvent) => {
      // A page that stays in the tab keeps its unsent work; one that is unloaded keeps what the device holds.
      const losesUnsent = (tabWork()?.inMemoryOnly() ?? []).length > 0;
      if (losesUnsent || tabHoldsTypedWork()) event.preventDefault();
    };
    // Not every browser can ask before it goes back.
    const navigation = "navigation" in window ? window.navigation : null;
    window.addEventListener("click", clicked, { capture: true });
    window.addEventListener("beforeunload", unloading);
    navigation?.addEventListener("navigate", wentBack);
    return () => {
      window.removeEventListener("click", clicked, { capture: true });
      window.removeEventListener("beforeunload", unloading);
      navigation?.removeEventListener("navigate", wentBack);
    };
  }, []);

  const stay = () => setObstacle(null);
  const go = obstacle?.kind === "unsaved" ? obstacle.go : null;
  return (
    <Dialog
      open={obstacle !== null}
      onClose={stay}
      title={t(go === null ? "noLineTitle" : "unsavedTitle")}
      closeLabel={t("stay")}
      actions={
        go === null ? undefined : (
          <Button
            type="button"
            kind="danger"
            onClick={() => {
              stay();
              go();
            }}
          >
            {t("leave")}
          </Button>
        )
      }
    >
      <p>{t(go === null ? "noLine" : "unsaved")}</p>
    </Dialog>
  );
}
