"use client";

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Link } from "@/components/ui/link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Locale } from "@/lib/i18n/locales";
import { isEnoughToSuggest } from "@/lib/search/query-min";
import type { Suggestions } from "@/lib/search/schema";
import styles from "./search.module.css";
import { optionAfter } from "./suggestion-keys";

/** The field is not asked about before its person pauses. */
const PAUSE_MS = 200;
/** What was found a moment ago is shown again without asking. */
const FRESH_MS = 60_000;

export type SuggestionsProps = { field: HTMLInputElement; locale: Locale; label: string };

/** Makes the field a combobox: a list of what fits, by kind, that is walked by arrow keys while one goes on typing. */
export function SearchSuggestions(props: SuggestionsProps) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: FRESH_MS } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <SuggestionList {...props} />
    </QueryClientProvider>
  );
}

async function read(locale: Locale, q: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(`/api/search?${new URLSearchParams({ q, locale })}`, { signal });
  if (!response.ok) throw new Error(`suggestions: ${response.status}`);
  return response.json();
}

/** What stands in the field, after its person paused. */
function usePausedText(field: HTMLInputElement, onInput: () => void): string {
  const [text, setText] = useState(field.value.trim());
  useEffect(() => {
    const later = () => window.setTimeout(() => setText(field.value.trim()), PAUSE_MS);
    // Also what was typed between the first drawing and this.
    let timer = later();
    const typed = () => {
      onInput();
      window.clearTimeout(timer);
      timer = later();
    };
    field.addEventListener("input", typed);
    return () => {
      window.clearTimeout(timer);
      field.removeEventListener("input", typed);
    };
  }, [field, onInput]);
  return text;
}

function SuggestionList({ field, locale, label }: SuggestionsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(field.value !== "");
  const [active, setActive] = useState<number | null>(null);
  const reopen = useCallback(() => {
    setWanted(true);
    setActive(null);
  }, []);
  const q = usePausedText(field, reopen);
  const isEnough = isEnoughToSuggest(q);
  const { data } = useQuery({
    queryKey: ["suggestions", locale, q],
    enabled: isEnough,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read(locale, q, signal),
  });
  const groups = isEnough ? (data?.groups ?? []) : [];
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  const isOpen = wanted && count > 0;

  useEffect(() => {
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-expanded": String(isOpen),
      "aria-activedescendant": isOpen && active !== null ? `${id}-${active}` : "",
    };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  }, [field, id, isOpen, active]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" && isOpen && active !== null) {
        event.preventDefault();
        list.current?.querySelectorAll("a")[active]?.click();
        setWanted(false);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault(); // the first one closes the list, the next one empties the field
        setWanted(false);
        setActive(null);
      } else {
        const next = optionAfter(event.key, isOpen ? active : null, count);
        if (next === undefined) return;
        event.preventDefault();
        setWanted(true);
        setActive(next);
      }
    };
    const left = () => {
      setWanted(false);
      setActive(null);
    };
    field.addEventListener("keydown", pressed);
    field.addEventListener("blur", left);
    return () => {
      field.removeEventListener("keydown", pressed);
      field.removeEventListener("blur", left);
    };
  }, [field, isOpen, active, count]);

  useEffect(() => {
    if (active !== null) list.current?.querySelectorAll("a")[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  let number = -1;
  return (
    <>
      <VisuallyHidden role="status">{wanted && isEnough ? (data?.count ?? "") : ""}</VisuallyHidden>
      {/* Hidden and not taken away, so that a link that waits for a question about unsaved work can still be followed. */}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        hidden={!isOpen}
        className={styles.suggestions}
        onPointerDown={(event) => event.preventDefault()}
      >
        {groups.map(({ noun, label: heading, options }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has no element of its own for its groups
          <div key={noun} role="group" aria-labelledby={`${id}-${noun}`}>
            <div id={`${id}-${noun}`} role="presentation" className={styles.kind}>
              {heading}
            </div>
            {options.map(({ code, title, href, reported }) => {
              number += 1;
              return (
                <Link
                  key={code}
                  id={`${id}-${number}`}
                  role="option"
                  aria-selected={number === active}
                  tabIndex={-1}
                  href={href}
                  className={styles.option}
                  onClick={() => setWanted(false)}
                >
                  <span dir="auto">{title}</span>{" "}
                  <small>
                    <bdi>{code}</bdi>
                    {reported === null ? null : ` · ${reported}`}
                  </small>
                </Link>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}
