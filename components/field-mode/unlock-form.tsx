"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/field";
import { countryOf } from "@/lib/field-mode/pack";
import { fetchPack } from "./field-line";
import { type FieldDevice, keepPackAgain, type OpenedDevice, openFieldDevices } from "./field-store";

/** With a line, a newer pack is waited for this long. */
const NEWER_WITHIN_MS = 5_000;

/** Asks for the passphrase of this device and opens what it fits; with a line what lies there is renewed first. */
export function UnlockForm({
  devices,
  onOpen,
}: {
  devices: readonly FieldDevice[];
  onOpen: (device: OpenedDevice) => void;
}) {
  const t = useTranslations("fieldMode.shell");
  const locale = useLocale();
  const [state, setState] = useState<"ready" | "opening" | "wrong">("ready");
  const [choice, setChoice] = useState<readonly OpenedDevice[]>([]);
  const show = async (device: OpenedDevice) => {
    setState("opening");
    onOpen(await renewed(device, locale));
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = new FormData(event.currentTarget).get("passphrase");
    setState("opening");
    const opened = await openFieldDevices(typeof passphrase === "string" ? passphrase : "").catch(() => []);
    const [first] = opened;
    if (first === undefined) return setState("wrong");
    if (opened.length === 1) return show(first);
    setState("ready");
    return setChoice(opened);
  };
  const packs = devices.filter(({ hasPack }) => hasPack).length;
  const unsent = devices.reduce((sum, device) => sum + device.unsent, 0);
  if (choice.length > 0) {
    return (
      <section aria-labelledby="field-choice">
        <h2 id="field-choice">{t("choose")}</h2>
        <ul>
          {choice.map((device) => (
            <li key={device.id}>
              <Button type="button" kind="quiet" onClick={() => void show(device)}>
                {device.pack === null
                  ? t("gone")
                  : `${countryOf(device.pack, locale)} · ${device.pack.round}`}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      {packs > 0 ? <p>{t("closed", { count: packs })}</p> : null}
      {unsent > 0 ? <p>{t("unsentOnly", { count: unsent })}</p> : null}
      <InputField
        id="field-passphrase"
        name="passphrase"
        type="password"
        label={t("passphrase")}
        autoComplete="off"
        error={state === "wrong" ? t("wrong") : undefined}
      />
      <Button kind="primary" aria-disabled={state === "opening" || undefined}>
        {t("open")}
      </Button>
      <span role="status">{state === "opening" ? t("opening") : state === "wrong" ? t("wrong") : null}</span>
    </form>
  );
}

async function renewed(device: OpenedDevice, locale: string): Promise<OpenedDevice> {
  const { pack, key } = device;
  if (pack === null || !navigator.onLine) return device;
  const newer = await fetchPack(pack, device.id, locale, NEWER_WITHIN_MS);
  if (newer === null) return device;
  await keepPackAgain(key, newer);
  return { ...device, pack: newer, until: new Date(newer.until) };
}
