"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/field";
import styles from "./session-guard.module.css";

/** A sign-in of one person on a page that stays as it is, with everything that was typed in it. */
export function SignInAgain({
  email,
  onSignedIn,
  aside,
}: {
  email: string;
  onSignedIn: () => void;
  /** Beside the button. */
  aside?: ReactNode;
}) {
  const t = useTranslations("authentication");
  const [problem, setProblem] = useState<"wrong" | "tooMany" | "line" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = new FormData(event.currentTarget).get("passphrase");
    try {
      const response = await fetch("/api/session/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, passphrase }),
      });
      if (response.ok) onSignedIn();
      else setProblem(response.status === 429 ? "tooMany" : response.status < 500 ? "wrong" : "line");
    } catch {
      setProblem("line");
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <InputField
        id="session-email"
        type="email"
        label={t("email")}
        value={email}
        readOnly
        dir="ltr"
        autoComplete="username"
      />
      <InputField
        id="session-passphrase"
        name="passphrase"
        type="password"
        label={t("passphrase")}
        autoComplete="current-password"
        error={problem === null ? undefined : t(`session.problem.${problem}`)}
      />
      <div className={styles.actions}>
        <Button kind="primary">{t("session.signInAgain")}</Button>
        {aside}
      </div>
    </form>
  );
}
