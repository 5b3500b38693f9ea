"use client";

import { type ComponentType, useEffect, useState } from "react";
import { deviceMayHoldWork } from "./device-holds";

type Panel = ComponentType<{ person: string }>;

/** Sends and shows what an earlier visit left on the device; loads nothing where there is nothing. */
export function UnsentWorkLater({ person }: { person: string }) {
  const [Loaded, setLoaded] = useState<Panel | null>(null);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      if (!(await deviceMayHoldWork())) return;
      const { UnsentWorkPanel } = await import("./unsent-work-panel");
      if (!gone) setLoaded(() => UnsentWorkPanel);
    };
    void load().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  return Loaded === null ? null : <Loaded person={person} />;
}
