"use client";

import { useMemo } from "react";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import type { Finding } from "@/lib/scorecards/card";
import styles from "./scorecard.module.css";

/** A finding with its level in the reader's words. */
type DrawnFinding = Omit<Finding, "level"> & { readonly level: string };

/** Findings one under the other, drawn by a component of the browser too, so that the page carries them as data. */
export function FindingList({
  findings,
  language,
}: {
  findings: JsonText<readonly DrawnFinding[]>;
  /** Language of the edition's words. */
  language: string;
}) {
  const list = useMemo(() => ofJsonText(findings), [findings]);
  return (
    <ul className={styles.findings}>
      {list.map(({ code, title, level, sentence }) => (
        <li key={code} data-print="keep">
          <strong>
            {code} <bdi lang={language}>{title}</bdi>
          </strong>
          {" · "}
          {level}
          {sentence === null ? null : (
            <span lang={language} dir="auto" className={styles.sentence}>
              {sentence}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
