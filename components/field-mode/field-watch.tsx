"use client";

import { useEffect } from "react";
import { deviceMayHoldField } from "./field-holds";

/** On every page, once: where assessments lie on this device, those that were forgotten or are over are let go of. */
export function FieldWatch() {
  useEffect(() => {
    const look = async () => {
      if (!(await deviceMayHoldField())) return;
      const { letGoOfWhatIsOver } = await import("./field-line");
      await letGoOfWhatIsOver();
    };
    void look().catch(() => undefined);
  }, []);
  return null;
}
