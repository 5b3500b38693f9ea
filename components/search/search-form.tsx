"use client";

import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { QUERY_MAX } from "@/lib/search/query-max";
import styles from "./search.module.css";
import type { SuggestionsProps } from "./search-suggestions";

/** The form of the search box. What suggests is loaded when somebody comes to it; without that it stays a plain form. */
export function SearchForm({
  locale,
  label,
  placeholder,
  submit,
}: {
  locale: Locale;
  label: string;
  placeholder: string;
  submit: string;
}) {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const [Suggestions, setSuggestions] = useState<ComponentType<SuggestionsProps> | null>(null);
  const asked = useRef(false);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    void import("./search-suggestions").then(
      (loaded) => setSuggestions(() => loaded.SearchSuggestions),
      () => {
        asked.current = false; // the line broke: asked again at the next visit of the field
      },
    );
  }, []);
  // Who came to the field before the page lived is there already.
  useEffect(() => {
    if (field !== null && field === document.activeElement) load();
  }, [field, load]);
  return (
    <>
      <form action={`/${locale}/search`} className={styles.form}>
        <input
          ref={setField}
          type="search"
          name="q"
          aria-label={label}
          placeholder={placeholder}
          maxLength={QUERY_MAX}
          className={styles.input}
          autoComplete="off"
          onFocus={load}
          onInput={load}
        />
        <button type="submit" className={styles.submit}>
          {submit}
        </button>
      </form>
      {Suggestions === null || field === null ? null : (
        <Suggestions field={field} locale={locale} label={label} />
      )}
    </>
  );
}
