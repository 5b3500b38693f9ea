"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Citations } from "@/components/assessment/indicator-card/citations";
import { IndicatorCard } from "@/components/assessment/indicator-card/indicator-card";
import type { SaveAction } from "@/components/assessment/indicator-card/rating-form";
import { useEntries } from "@/components/outbox/outbox-context";
import { AnchorButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FormActions } from "@/components/ui/form-actions";
import type { FieldPack } from "@/lib/field-mode/pack";
import { shownValue } from "@/lib/outbox/entry";
import type { CitedPassage } from "@/lib/ratings/evidence";
import styles from "./field-mode.module.css";
import { ratingAddress } from "./rating-address";

/** The outbox keeps what is typed; there is no plain form to be sent without a line. */
const keptByOutbox: SaveAction = async (previous) => previous;

/** The domains of a pack, and the cards of the one that the address names: its code, or that of an indicator in it. */
export function FieldDomains({ pack }: { pack: FieldPack }) {
  const t = useTranslations("fieldMode.shell");
  const tAssessment = useTranslations("assessment");
  const hash = useHash();
  const answered = useAnswered();
  const shown =
    pack.domains.find(({ code, cards }) => code === hash || cards.some(({ words }) => words.code === hash)) ??
    pack.domains[0];
  const next = shown && pack.domains[pack.domains.indexOf(shown) + 1];
  useEffect(() => {
    if (hash !== "") document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  if (shown === undefined) return <EmptyState title={t("nothingToRate")} />;
  return (
    <>
      <nav aria-label={t("domains")}>
        <Disclosure summary={t("domains")} look="boxed" open={hash === ""}>
          <ul className={styles.list}>
            {pack.domains.map(({ code, title, cards }) => (
              <li key={code}>
                <a href={`#${code}`} aria-current={code === shown.code ? "true" : undefined}>
                  <span className={styles.code}>{code}</span>{" "}
                  <span lang={pack.language} dir="auto">
                    {title}
                  </span>
                </a>{" "}
                <span className={styles.counts}>
                  {t("counts", {
                    answered: cards.filter(({ rating }) =>
                      answered(ratingAddress(pack, rating), rating.state),
                    ).length,
                    indicators: cards.length,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      </nav>
      <section aria-labelledby={shown.code} key={shown.code}>
        <h2 id={shown.code} tabIndex={-1}>
          {shown.code}{" "}
          <span lang={pack.language} dir="auto">
            {shown.title}
          </span>
        </h2>
        {shown.cards.map((view) => (
          <IndicatorCard
            key={view.words.code}
            view={view}
            writing={
              pack.isLocked
                ? null
                : {
                    place: { round: pack.round, iso3: pack.iso3 },
                    mutationId: "",
                    save: keptByOutbox,
                    zone: pack.zone,
                  }
            }
            takeId=""
            citations={<Citations citations={view.rating.citations} isLinked={false} />}
          >
            <CitedBeside sources={shown.sources[view.words.code]} />
          </IndicatorCard>
        ))}
        {next === undefined ? null : (
          <FormActions>
            <AnchorButton kind="primary" href={`#${next.code}`}>
              {tAssessment("domain.next", { domain: next.code })}
            </AnchorButton>
          </FormActions>
        )}
      </section>
    </>
  );
}

/** What the first raters cite, for who rates a second time. */
function CitedBeside({ sources }: { sources: readonly CitedPassage[] | undefined }) {
  const t = useTranslations("fieldMode.shell");
  if (sources === undefined) return null;
  return (
    <section>
      <h4>{t("sources", { count: sources.length })}</h4>
      {sources.length === 0 ? null : <Citations citations={sources} isLinked={false} />}
    </section>
  );
}

/** Whether a rating has an answer, with what was typed here. */
function useAnswered(): (address: string, state: string | null) => boolean {
  const entries = new Map(useEntries().map((entry) => [entry.address, entry]));
  return (address, state) => {
    const entry = entries.get(address);
    return (entry === undefined ? state : (shownValue(entry, "state") ?? null)) !== null;
  };
}

function useHash(): string {
  const [hash, setHash] = useState("");
  useEffect(() => {
    const read = () => setHash(decodeURIComponent(window.location.hash.slice(1)));
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return hash;
}
