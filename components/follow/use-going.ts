"use client";

import { useEffect, useRef, useState } from "react";
import type { PersonHere } from "@/lib/presence/rules";
import { addressOf, type Place } from "./people-here";

/** Where the page is, and how it goes elsewhere: where its reader says, or along with a person where they said so. */
export function useGoing(first: string, others: readonly PersonHere[]) {
  const [domain, setDomain] = useState(first);
  const [along, setAlong] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const went = useRef<string | null>(null);
  const go = (place: Place) => {
    setDomain(place.domain);
    setTarget(place.indicator);
    window.history.replaceState(null, "", addressOf(place));
  };
  const leader = others.find(({ person, isAway }) => person === along && !isAway);
  const leaderAt = leader === undefined ? null : addressOf(leader);
  // The page moves when the person moves, not each time that they are told of.
  useEffect(() => {
    if (leader === undefined || leaderAt === went.current) return;
    went.current = leaderAt;
    go(leader);
  });
  // Cards of another domain come a little later.
  useEffect(() => {
    const card = target === null ? null : document.getElementById(target);
    if (card === null) return;
    card.scrollIntoView();
    if (along === null) card.focus({ preventScroll: true });
    setTarget(null);
  });
  return {
    domain,
    go,
    along,
    setAlong: (person: string | null) => {
      went.current = null;
      setAlong(person);
    },
  };
}
