"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Workspace } from "@/components/assessment/workspace";
import { UnsentWork } from "@/components/outbox/unsent-work";
import { Notice } from "@/components/ui/notice";
import { fieldPlace, type OpenedDevice } from "./field-store";
import { SentSummary } from "./sent-summary";

/** What is left of a device whose assessment is gone: the work that was not sent, to be sent or taken along. */
export function FieldLeft({ device: { id, key, person } }: { device: Omit<OpenedDevice, "pack"> }) {
  const t = useTranslations("fieldMode.shell");
  const place = useMemo(() => fieldPlace({ id, key }), [id, key]);
  return (
    <Workspace person={person.userId} place={place}>
      <Notice kind="warning" title={t("gone")} role="status">
        <p>{t("goneLead")}</p>
      </Notice>
      <SentSummary person={person} savedBefore={NOTHING_BEFORE} />
      <UnsentWork />
    </Workspace>
  );
}

const NOTHING_BEFORE: ReadonlyMap<string, string | null> = new Map();
