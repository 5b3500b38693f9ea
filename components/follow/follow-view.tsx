"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Link } from "@/components/ui/link";
import type { Duty } from "@/db/enums";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import { changesSince } from "@/lib/presence/changes";
import type { Followed } from "@/lib/presence/schema";
import type { RatingView } from "@/lib/ratings/schema";
import styles from "./follow.module.css";
import { FollowCard } from "./follow-card";
import { LookedLine } from "./looked-line";
import { addressOf, PeopleHere } from "./people-here";
import { useFollowed } from "./use-followed";
import { useGoing } from "./use-going";
import { usePresence } from "./use-presence";

export type FollowViewProps = {
  place: { round: string; iso3: string };
  person: string;
  zone: string;
  domains: readonly { code: string; title: string }[];
  /** BCP 47 tag of the titles of the domains. */
  language: string;
  dutyNames: Readonly<Record<Duty, string>>;
  first: JsonText<Followed>;
};

/**
 * What is saved of a domain, read again every few seconds while the page is seen, and who is where. Without scripts it
 * shows what was saved when the page was made.
 */
export function FollowView(props: FollowViewProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Following {...props} />
    </QueryClientProvider>
  );
}

function Following({ place, person, zone, domains, language, dutyNames, first: text }: FollowViewProps) {
  const t = useTranslations("follow");
  const first = useMemo(() => ofJsonText(text), [text]);
  const address = `${place.round}/${place.iso3}`;
  const [people, setPeople] = useState(first.people);
  const others = people.filter((one) => one.person !== person);
  const { domain, along, setAlong, go } = useGoing(first.domain, others);
  const { followed, line } = useFollowed({ address, person, domain, first });
  usePresence({ address, person, said: { view: "following", domain, indicator: null } });
  const [looked, setLooked] = useState<Readonly<Record<string, readonly RatingView[]>>>({
    [first.domain]: first.ratings,
  });
  useEffect(() => {
    if (followed === undefined) return;
    setPeople(followed.people);
    setLooked((held) => (followed.domain in held ? held : { ...held, [followed.domain]: followed.ratings }));
  }, [followed]);
  const changes = changesSince(looked[domain] ?? [], followed?.ratings ?? []);
  const title = domains.find(({ code }) => code === domain)?.title ?? domain;
  return (
    <>
      <section aria-labelledby="who-is-here">
        <h2 id="who-is-here">{t("here")}</h2>
        <PeopleHere people={others} dutyNames={dutyNames} along={along} onAlong={setAlong} onGo={go} />
      </section>
      <nav aria-label={t("domains")} className={styles.domains} data-print="hide">
        {domains.map(({ code }) => (
          <a
            key={code}
            href={addressOf({ domain: code, indicator: null })}
            aria-current={code === domain ? "page" : undefined}
            onClick={(event) => {
              event.preventDefault();
              go({ domain: code, indicator: null });
            }}
          >
            {code}
          </a>
        ))}
      </nav>
      <h2>
        {domain} <bdi lang={language}>{title}</bdi>
      </h2>
      <LookedLine
        asOf={followed?.asOf ?? first.asOf}
        zone={zone}
        line={line}
        refresh={addressOf({ domain, indicator: null })}
        changed={[...changes.keys()]}
        onSeen={() => {
          if (followed !== undefined) setLooked((held) => ({ ...held, [domain]: followed.ratings }));
        }}
      />
      {followed === undefined ? (
        <p>{t("reading")}</p>
      ) : (
        followed.words.map((words) => {
          const rating = followed.ratings.find(({ indicator }) => indicator === words.code);
          return rating === undefined ? null : (
            <FollowCard
              key={words.code}
              words={words}
              rating={rating}
              change={changes.get(words.code)}
              here={others
                .filter(({ indicator, isAway }) => indicator === words.code && !isAway)
                .map(({ name }) => name)}
              zone={zone}
            />
          );
        })
      )}
      <p data-print="hide">
        <Link href={`/rounds/${place.round}/${place.iso3}/${domain}`}>{t("toDomain", { domain })}</Link>
      </p>
    </>
  );
}
