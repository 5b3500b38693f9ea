import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./notice.module.css";

export type NoticeKind = "information" | "warning" | "good" | "danger";

interface NoticeProps {
  kind: NoticeKind;
  /** The first words, strong; without them the kind's own word stands there. */
  title?: ReactNode;
  children: ReactNode;
  /** `status` is announced when it appears after the page was loaded. */
  role?: "status" | "note";
}

/** What the system has to say, in place and in words. Never a judgement on a State. */
export function Notice({ kind, title, children, role = "note" }: NoticeProps) {
  const t = useTranslations("common.notice");
  return (
    <div className={classNames(styles.notice, styles[kind])} role={role}>
      <p className={styles.title}>{title ?? t(kind)}</p>
      <div className={styles.text}>{children}</div>
    </div>
  );
}
