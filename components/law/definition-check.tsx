"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ChoiceOption } from "@/components/ui/choice-option";
import { InputField } from "@/components/ui/field";
import fieldStyles from "@/components/ui/field.module.css";
import { FormActions } from "@/components/ui/form-actions";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import {
  ARTICLE_MAX,
  checkedGroups,
  DEFINITION_GROUPS,
  type DefinitionAnswers,
  type DefinitionGroup,
  definitionAnswers,
  TICKED,
} from "@/lib/laws/definition";
import type { LawElement } from "@/lib/laws/elements";
import { codeWord } from "@/lib/registers/reader-words";
import styles from "./law.module.css";

/**
 * The check list of article 3. The answers are read in the browser and go nowhere; without client JavaScript they are
 * sent in the address, and `given` are those that came so.
 */
export function DefinitionCheck({
  path,
  given,
}: {
  /** Address of the page with its language. */
  path: string;
  given: readonly (readonly [LawElement, string])[] | null;
}) {
  const t = useTranslations("laws.definition");
  const [answers, setAnswers] = useState<DefinitionAnswers | null>(given === null ? null : new Map(given));
  const result = useRef<HTMLElement>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) result.current?.focus();
  }, [turn]);
  const started = new Map(given ?? []);
  return (
    <>
      <form
        action={path}
        data-print="hide"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const entries = [...new Set(form.keys())].map((name) => [
            name,
            form.getAll(name).filter((value) => typeof value === "string"),
          ]);
          const query: Record<string, string[]> = Object.fromEntries(entries);
          setAnswers(
            definitionAnswers({
              ...Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values[0]])),
              [TICKED]: query[TICKED] ?? [],
            }),
          );
          setTurn(turn + 1);
        }}
      >
        <input type="hidden" name="checked" value="1" />
        {DEFINITION_GROUPS.map(({ group, elements }) => (
          <fieldset key={group} className={fieldStyles.group}>
            <legend className={fieldStyles.legend}>
              <GroupName group={group} />
            </legend>
            {elements.map((element) => (
              <Line key={element} element={element} article={started.get(element)} />
            ))}
          </fieldset>
        ))}
        <FormActions>
          <Button kind="primary">{t("check")}</Button>
        </FormActions>
      </form>
      {answers === null ? null : <Result answers={answers} path={path} place={result} />}
    </>
  );
}

function GroupName({ group }: { group: DefinitionGroup }) {
  const t = useTranslations("laws");
  return group === "rules" || group === "scope" ? t(`definition.groups.${group}`) : t(`groups.${group}`);
}

function Line({ element, article }: { element: LawElement; article: string | undefined }) {
  const t = useTranslations();
  const name = codeWord(t, "law_element", element);
  return (
    <div className={styles.checkLine}>
      <ChoiceOption
        id={`has-${element}`}
        type="checkbox"
        name={TICKED}
        value={element}
        defaultChecked={article !== undefined}
        label={name}
      />
      <InputField
        id={`article-${element}`}
        name={element}
        width="short"
        maxLength={ARTICLE_MAX}
        defaultValue={article}
        autoComplete="off"
        label={
          <>
            {t("laws.elements.article")}
            <VisuallyHidden>: {name}</VisuallyHidden>
          </>
        }
      />
    </div>
  );
}

/** What the answers say: which elements are missing, and where the others stand. */
function Result({
  answers,
  path,
  place,
}: {
  answers: DefinitionAnswers;
  path: string;
  place: React.RefObject<HTMLElement | null>;
}) {
  const t = useTranslations();
  const groups = checkedGroups(answers);
  const missing = groups.reduce((count, group) => count + group.missing.length, 0);
  const query = new URLSearchParams([
    ["checked", "1"],
    ...[...answers].flatMap(([element, article]) => [
      [TICKED, element],
      ...(article === "" ? [] : [[element, article]]),
    ]),
  ]);
  return (
    <section ref={place} tabIndex={-1} id="result" aria-labelledby="result-title" className={styles.result}>
      <h3 id="result-title">{t("laws.definition.result")}</h3>
      <p>{t("laws.definition.missing", { count: missing })}</p>
      {groups.map(({ group, found, missing: open }) => (
        <div key={group}>
          <h4>
            <GroupName group={group} />
          </h4>
          <ul>
            {found.map(({ element, article }) => (
              <li key={element}>
                {codeWord(t, "law_element", element)}:{" "}
                {article === "" ? t("laws.definition.foundNowhere") : <span dir="auto">{article}</span>}
              </li>
            ))}
            {open.map((element) => (
              <li key={element}>
                <b>{t("laws.definition.missingOne", { element: codeWord(t, "law_element", element) })}</b>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>{t("laws.definition.disclaimer")}</p>
      <p data-print="hide">
        <a href={`${path}?${query}#result`}>{t("laws.definition.keep")}</a>
      </p>
    </section>
  );
}
