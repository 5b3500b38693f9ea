"use client";

import { useEffect } from "react";
import { SESSION_IDLE_MINUTES } from "@/lib/auth/session-rules";

const IDLE_MS = SESSION_IDLE_MINUTES * 60_000;
const USES = ["keydown", "pointerdown"] as const;

/**
 * Closes what was opened after as long without use as a session lasts. The key goes with the page; what was typed lies on
 * the device.
 */
export function useIdleLock(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    let timer: number | undefined;
    const used = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => window.location.reload(), IDLE_MS);
    };
    used();
    for (const use of USES) window.addEventListener(use, used);
    return () => {
      window.clearTimeout(timer);
      for (const use of USES) window.removeEventListener(use, used);
    };
  }, [isOpen]);
}
