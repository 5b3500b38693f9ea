"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SIGNED_IN_EVENT, SIGNED_OUT_EVENT } from "@/lib/auth/session-events";
import { SESSION_WARNING_MINUTES } from "@/lib/auth/session-rules";
import { readSessionState, type SessionState } from "@/lib/auth/session-state";
import styles from "./session-guard.module.css";
import { SignInAgain } from "./sign-in-again";

const WARNING_SECONDS = SESSION_WARNING_MINUTES * 60;
/** How long to wait before asking again when the line is down, in seconds. */
const RETRY_SECONDS = 30;

type Phase = "living" | "ending" | "ended" | "somebody_else";

interface SessionGuardProps {
  person: { userId: string; name: string; email: string };
  /** How long the session lasted when the page was made. */
  secondsLeft: number;
}

async function ask(method: "GET" | "POST"): Promise<SessionState | null> {
  try {
    const response = await fetch("/api/session", { method });
    if (response.status === 401) return { signedIn: false };
    return readSessionState(await response.json());
  } catch {
    return null;
  }
}

/**
 * Announces the end of the session two minutes before, lets it be extended, and when it is over covers the page
 * with a sign-in for the same person. The page and what was typed in it stay as they are.
 */
export function SessionGuard({ person, secondsLeft }: SessionGuardProps) {
  const [phase, setPhase] = useState<Phase>("living");
  const [extendable, setExtendable] = useState(true);
  const timer = useRef<number | undefined>(undefined);
  const { userId } = person;

  const take = useCallback(
    (state: SessionState | null, check: () => void) => {
      const wait = (seconds: number) => {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(check, seconds * 1000);
      };
      if (state === null) return wait(RETRY_SECONDS);
      if (!state.signedIn || state.secondsLeft === 0) return setPhase("ended");
      if (state.userId !== userId) return setPhase("somebody_else");
      setExtendable(state.extendable);
      setPhase(state.secondsLeft <= WARNING_SECONDS ? "ending" : "living");
      return wait(
        state.secondsLeft <= WARNING_SECONDS ? state.secondsLeft + 1 : state.secondsLeft - WARNING_SECONDS,
      );
    },
    [userId],
  );

  const check = useCallback(() => {
    void ask("GET").then((state) => take(state, check));
  }, [take]);

  useEffect(() => {
    take({ signedIn: true, userId, secondsLeft, extendable: true }, check);
    const seen = () => {
      if (document.visibilityState === "visible") check();
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener(SIGNED_OUT_EVENT, check);
    return () => {
      window.clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener(SIGNED_OUT_EVENT, check);
    };
  }, [take, check, userId, secondsLeft]);

  const extend = () => void ask("POST").then((state) => take(state, check));
  const signedIn = () => {
    window.dispatchEvent(new Event(SIGNED_IN_EVENT));
    check();
  };

  return (
    <>
      <div role="status" className={styles.announcement}>
        {phase === "ending" ? <Ending extendable={extendable} onExtend={extend} /> : null}
      </div>
      {phase === "ended" || phase === "somebody_else" ? (
        <Cover person={person} somebodyElse={phase === "somebody_else"} onSignedIn={signedIn} />
      ) : null}
    </>
  );
}

function Ending({ extendable, onExtend }: { extendable: boolean; onExtend: () => void }) {
  const t = useTranslations("authentication.session");
  return (
    <Notice kind="warning" title={t("endingTitle")}>
      <p>{t(extendable ? "ending" : "endingForGood", { minutes: SESSION_WARNING_MINUTES })}</p>
      {extendable ? (
        <Button type="button" onClick={onExtend}>
          {t("extend")}
        </Button>
      ) : null}
    </Notice>
  );
}

interface CoverProps {
  person: SessionGuardProps["person"];
  somebodyElse: boolean;
  onSignedIn: () => void;
}

function Cover({ person, somebodyElse, onSignedIn }: CoverProps) {
  const t = useTranslations("authentication");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>("[name=passphrase]")?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.cover}
      aria-labelledby="session-ended"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="session-ended">{t("session.endedTitle")}</h2>
      <p>{t(somebodyElse ? "session.somebodyElse" : "session.ended", { name: person.name })}</p>
      <SignInAgain
        email={person.email}
        onSignedIn={onSignedIn}
        aside={<Link href="/sign-in">{t("session.leave")}</Link>}
      />
    </dialog>
  );
}
