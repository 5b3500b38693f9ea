"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { z } from "zod/mini";
import { FreeTextarea } from "@/components/forms/free-text-field";
import { useFormAction } from "@/components/forms/use-form-action";
import { useTypedWork } from "@/components/leaving/typed-work";
import { Button } from "@/components/ui/button";
import { ChoiceOption } from "@/components/ui/choice-option";
import { InputField, SelectField } from "@/components/ui/field";
import { CITATION_SHOWS, CITATION_STANCES } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import { useEvidenceAfter } from "./evidence";
import styles from "./indicator-card.module.css";
import { pickedSource, SourcePicker } from "./source-picker";

/** What citing answers, whether the passage was there before or is new. */
type CiteAction = ServerAction<{ passageId: string; at: string }, "consent_ended">;
export type CiteActions = { cite: CiteAction };

const library = z.object({ sources: z.array(pickedSource) });
const passagesOf = z.object({
  passages: z.array(
    z.object({ id: z.string(), locator: z.nullable(z.string()), body: z.nullable(z.string()) }),
  ),
});

async function read(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

type AddProps = {
  indicator: string;
  address: string;
  place: { round: string; iso3: string };
  actions: CiteActions;
};

/** Finds a source of the country and gives one of its passages, or a new one, to this rating. */
export function AddCitation({ indicator, address, place, actions }: AddProps) {
  const t = useTranslations("rating.citations");
  const id = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [source, setSource] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ["library", place.iso3, asked],
    enabled: asked !== null,
    queryFn: async ({ signal }) =>
      z
        .parse(
          library,
          await read(`/api/countries/${place.iso3}/sources?q=${encodeURIComponent(asked ?? "")}`, signal),
          // What nobody may use any more is no choice.
        )
        .sources.filter(({ consent }) => consent === null || consent === "given"),
  });
  return (
    <div>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSource(null);
            setAsked(typed.trim());
          }}
        >
          <InputField
            id={`${id}-find`}
            type="search"
            label={t("find")}
            hint={t("findHint")}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button size="small">{t("search")}</Button>
        </form>
      </search>
      <p role="status">
        {found.isFetching ? t("searching") : null}
        {found.isError ? t("failed") : null}
        {found.data && !found.isFetching ? t("found", { count: found.data.length }) : null}
      </p>
      <SourcePicker sources={found.data ?? []} chosen={source} onChoose={setSource}>
        {source === null ? null : (
          <Passage
            key={source}
            code={source}
            indicator={indicator}
            address={address}
            place={place}
            cite={actions.cite}
            onCited={() => setSource(null)}
          />
        )}
      </SourcePicker>
    </div>
  );
}

/** One passage of the chosen source, what it shows and which way it speaks. */
function Passage({
  code,
  indicator,
  address,
  place,
  cite,
  onCited,
}: Omit<AddProps, "actions"> & { code: string; cite: CiteAction; onCited: () => void }) {
  const t = useTranslations();
  const locale = useLocale();
  const id = useId();
  const [answer, action] = useFormAction(cite);
  const { form } = useTypedWork({ cameBack: "values" in answer });
  const cited = answer.status === "done" ? answer.value.at : null;
  useEvidenceAfter(address, cited);
  useEffect(() => {
    if (cited !== null) onCited();
  }, [cited, onCited]);
  const { data } = useQuery({
    queryKey: ["passages", code],
    queryFn: async ({ signal }) => z.parse(passagesOf, await read(`/api/sources/${code}`, signal)).passages,
  });
  const invalid = answer.status === "invalid" ? answer.fields : {};
  return (
    <form ref={form} action={action}>
      {Object.entries({ ...place, code, indicators: indicator, language: locale }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend>{t("rating.citations.choosePassage")}</legend>
        {data?.map(({ id: passage, locator, body }) => (
          <ChoiceOption
            key={passage}
            id={`${id}-${passage}`}
            type="radio"
            name="passageId"
            value={passage}
            label={<bdi>{locator ?? body}</bdi>}
            description={locator === null || body === null ? undefined : <bdi>{body}</bdi>}
          />
        ))}
        <ChoiceOption
          id={`${id}-new`}
          type="radio"
          name="passageId"
          value=""
          defaultChecked
          label={t("rating.citations.newPassage")}
        />
        <div className={styles.whenNew}>
          <InputField
            id={`${id}-locator`}
            name="locator"
            label={t("rating.citations.locator")}
            hint={t("rating.citations.locatorHint")}
            error={"locator" in invalid ? t("errors.field.missing") : undefined}
          />
          <FreeTextarea id={`${id}-body`} name="body" rows={2} label={t("rating.citations.body")} />
        </div>
      </fieldset>
      <SelectField id={`${id}-shows`} name="shows" label={t("rating.citations.whatItShows")}>
        {CITATION_SHOWS.map((shows) => (
          <option key={shows} value={shows}>
            {t(`rating.citations.shows.${shows}`)}
          </option>
        ))}
      </SelectField>
      <SelectField id={`${id}-stance`} name="stance" label={t("rating.citations.whatItDoes")}>
        {CITATION_STANCES.map((stance) => (
          <option key={stance} value={stance}>
            {t(`rating.citations.stance.${stance}`)}
          </option>
        ))}
      </SelectField>
      <Button size="small">{t("rating.citations.cite")}</Button>
      <span role="status">
        {answer.status === "refused" ? t("rating.citations.consentEnded") : null}
        {answer.status === "failed" ? t(`errors.${answer.code}`) : null}
        {answer.status === "done" ? t("rating.citations.cited") : null}
      </span>
    </form>
  );
}
