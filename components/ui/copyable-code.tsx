"use client";

import { useState } from "react";
import { Button } from "./button";
import styles from "./copyable-code.module.css";

interface CopyableCodeProps {
  code: string;
  copyLabel: string;
  /** Names the button where several stand on a page. */
  copyName?: string;
  copiedLabel: string;
}

/** A code, link or hash that can be selected, and copied by a button where the browser allows it. */
export function CopyableCode({ code, copyLabel, copyName, copiedLabel }: CopyableCodeProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <span className={styles.copyable}>
      <code className={styles.code}>{code}</code>
      <Button type="button" size="small" onClick={copy} aria-label={copyName}>
        {copyLabel}
      </Button>
      <span role="status">{copied ? copiedLabel : ""}</span>
    </span>
  );
}
