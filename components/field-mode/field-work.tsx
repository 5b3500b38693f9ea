"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { Workspace } from "@/components/assessment/workspace";
import { Banner } from "@/components/layout/banner";
import { UnsentWork } from "@/components/outbox/unsent-work";
import { countryOf, type FieldPack } from "@/lib/field-mode/pack";
import { FieldDomains } from "./field-domains";
import { FieldLine } from "./field-line-state";
import { fieldPlace, type OpenedDevice } from "./field-store";
import { ratingAddress } from "./rating-address";
import { SentSummary } from "./sent-summary";

/** An assessment on a device that may have no line: how it stands, what was sent, and its domains with their cards. */
export function FieldWork({ device, pack }: { device: Omit<OpenedDevice, "pack">; pack: FieldPack }) {
  const t = useTranslations("fieldMode.shell");
  const locale = useLocale();
  const { id, key, person } = device;
  const place = useMemo(() => fieldPlace({ id, key }), [id, key]);
  const savedBefore = useMemo(
    () =>
      new Map(
        pack.domains.flatMap(({ cards }) =>
          cards.map(({ rating }) => [ratingAddress(pack, rating), rating.updatedAt] as const),
        ),
      ),
    [pack],
  );
  return (
    <Workspace person={person.userId} place={place}>
      {pack.purpose === "real" ? null : <Banner kind={pack.purpose} />}
      <h2>
        <bdi>{countryOf(pack, locale)}</bdi> · <bdi>{pack.round}</bdi> · <bdi>{pack.edition}</bdi>
      </h2>
      <FieldLine device={device} pack={pack} />
      <InstrumentLanguage language={pack.language} />
      {pack.part === "self_assessment" ? null : <p>{t(`evidence.${pack.part}`)}</p>}
      <SentSummary person={person} savedBefore={savedBefore} />
      <UnsentWork />
      <FieldDomains pack={pack} />
    </Workspace>
  );
}
