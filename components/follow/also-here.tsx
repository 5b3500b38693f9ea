"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { PersonHere } from "@/lib/presence/rules";
import styles from "./follow.module.css";
import { useFocusedCard } from "./use-focused-card";
import { usePresence } from "./use-presence";

/** The way to read along, and quietly who else is on this page. Advice only: nothing is locked. */
export function AlsoHere({
  place: { round, iso3 },
  person,
  domain,
  codes,
}: {
  place: { round: string; iso3: string };
  person: string;
  domain: string;
  /** The cards of the page. */
  codes: readonly string[];
}) {
  const t = useTranslations("follow.alsoHere");
  const indicator = useFocusedCard(codes);
  const people = usePresence({
    address: `${round}/${iso3}`,
    person,
    said: { view: "recording", domain, indicator },
  });
  const wordsOf = ({ name, view, indicator: at }: PersonHere) => {
    if (view === "following") return t("follows", { name });
    return at === null ? t("here", { name }) : t("at", { name, indicator: at });
  };
  const others = people.filter((one) => one.person !== person && one.domain === domain && !one.isAway);
  return (
    <p className={styles.alsoHere} data-print="hide">
      <Link href={`/rounds/${round}/${iso3}/follow?domain=${domain}`}>{t("link")}</Link>{" "}
      <span aria-live="polite" data-also-here="">
        {others.map((one) => `· ${wordsOf(one)}`).join(" ")}
      </span>
    </p>
  );
}
