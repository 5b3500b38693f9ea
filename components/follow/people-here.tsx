"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StatusTag } from "@/components/ui/status-tag";
import type { Duty } from "@/db/enums";
import type { PersonHere } from "@/lib/presence/rules";
import styles from "./follow.module.css";

export type Place = { domain: string; indicator: string | null };

/** The page of a place, as an address within the page. */
export function addressOf({ domain, indicator }: Place): string {
  return `?domain=${domain}${indicator === null ? "" : `#${indicator}`}`;
}

/** Who else is in the assessment, where and for how long, with the way there. */
export function PeopleHere({
  people,
  dutyNames,
  along,
  onAlong,
  onGo,
}: {
  people: readonly PersonHere[];
  dutyNames: Readonly<Record<Duty, string>>;
  /** With whom the page goes along. */
  along: string | null;
  onAlong: (person: string | null) => void;
  onGo: (place: Place) => void;
}) {
  const t = useTranslations("follow");
  if (people.length === 0) return <p className={styles.soft}>{t("nobody")}</p>;
  return (
    <ul className={styles.people}>
      {people.map((one) => {
        const { person, name, duties, view, isAway, minutes } = one;
        const place = one.indicator ?? one.domain;
        return (
          <li key={person} data-person={name}>
            <span>
              <b>
                <bdi>{name}</bdi>
              </b>{" "}
              <span className={styles.soft}>
                {duties.length === 0
                  ? t("programmeManager")
                  : duties.map((duty) => dutyNames[duty]).join(" · ")}
              </span>
            </span>
            <StatusTag shape={isAway ? "empty" : view === "recording" ? "half" : "elsewhere"}>
              {isAway
                ? t("away", { place, count: minutes })
                : t(view === "recording" ? "records" : "follows", { place, count: minutes })}
            </StatusTag>
            {isAway ? null : (
              <span className={styles.ways}>
                <a
                  href={addressOf(one)}
                  onClick={(event) => {
                    event.preventDefault();
                    onGo(one);
                  }}
                >
                  {t("goTo", { name })}
                </a>
                {view === "recording" ? (
                  <Button
                    type="button"
                    size="small"
                    kind="secondary"
                    aria-pressed={along === person}
                    className={styles.along}
                    onClick={() => onAlong(along === person ? null : person)}
                  >
                    {t("goAlong", { name })}
                  </Button>
                ) : null}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
