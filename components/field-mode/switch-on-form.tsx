"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { InputField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PASSPHRASE_LENGTH_MIN, type PassphraseProblem, passphraseProblem } from "@/lib/auth/passphrase";
import { idle } from "@/lib/core/action-state";
import { DEVICE_NAME_LENGTH_MAX } from "@/lib/field-mode/rules";
import type { FieldHereProps } from "./field-here";
import { askForDevice, fetchPack } from "./field-line";
import { keepNewPack } from "./field-store";
import { keepShells } from "./shell-keeper";

type Step = "ready" | "working" | "page" | "device" | "pack";
type Problems = { name?: "name"; passphrase?: PassphraseProblem; again?: "differs" };

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Asks for a name and a passphrase, then fetches, encrypts and keeps. The passphrase stays in this component. */
export function SwitchOnForm({
  place,
  person,
  forget,
  onDone,
}: Pick<FieldHereProps, "place" | "person" | "forget"> & { onDone: () => void }) {
  const t = useTranslations("fieldMode.on");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const [step, setStep] = useState<Step>("ready");
  const [problems, setProblems] = useState<Problems>({});

  const switchOn = async (name: string, passphrase: string): Promise<Step | null> => {
    if (!(await keepShells().catch(() => false))) return "page";
    const deviceId = await askForDevice(place, { name }, person.userId);
    if (deviceId === null) return "device";
    const pack = await fetchPack(place, deviceId, locale);
    const isKept =
      pack !== null &&
      (await keepNewPack(pack, passphrase).then(
        () => true,
        () => false,
      ));
    if (isKept) {
      // Asked, so that the browser does not clear it when it needs room; it may refuse.
      await navigator.storage?.persist?.().catch(() => false);
      return null;
    }
    const form = new FormData();
    form.set("deviceId", deviceId);
    await forget(idle, form).catch(() => null);
    return "pack";
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (step === "working") return;
    const form = new FormData(event.currentTarget);
    const name = textOf(form, "device").trim();
    const passphrase = textOf(form, "passphrase");
    const found = problemsOf(name, passphrase, textOf(form, "again"), person.email);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setStep("working");
    const failed = await switchOn(name, passphrase);
    setStep(failed ?? "ready");
    if (failed === null) onDone();
  };

  const textFor = (field: keyof Problems) => {
    const problem = problems[field];
    return problem === undefined ? undefined : t(`problem.${problem}`, { count: PASSPHRASE_LENGTH_MIN });
  };
  const errors = (["name", "passphrase", "again"] as const).flatMap((field) => {
    const text = textFor(field);
    return text === undefined ? [] : [{ fieldId: `field-on-${field}`, text }];
  });
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      {errors.length === 0 ? null : <ErrorSummary title={tCommon("errorSummary.title")} errors={errors} />}
      <InputField
        id="field-on-name"
        name="device"
        label={t("name")}
        hint={t("nameHint")}
        error={textFor("name")}
        maxLength={DEVICE_NAME_LENGTH_MAX}
      />
      <InputField
        id="field-on-passphrase"
        name="passphrase"
        type="password"
        label={t("passphrase")}
        hint={t("passphraseHint", { count: PASSPHRASE_LENGTH_MIN })}
        autoComplete="new-password"
        error={textFor("passphrase")}
      />
      <InputField
        id="field-on-again"
        name="again"
        type="password"
        label={t("again")}
        autoComplete="new-password"
        error={textFor("again")}
      />
      <Button kind="primary" aria-disabled={step === "working" || undefined}>
        {t("submit")}
      </Button>
      <div role="status">
        {step === "working" ? <p>{t("working")}</p> : null}
        {step === "page" || step === "device" || step === "pack" ? (
          <Notice kind="danger">{t(`failed.${step}`)}</Notice>
        ) : null}
      </div>
    </form>
  );
}

function problemsOf(name: string, passphrase: string, again: string, email: string): Problems {
  const weak = passphraseProblem(passphrase, email, () => false);
  return {
    ...(name === "" || name.length > DEVICE_NAME_LENGTH_MAX ? { name: "name" as const } : {}),
    ...(weak === null ? {} : { passphrase: weak }),
    ...(weak === null && passphrase !== again ? { again: "differs" as const } : {}),
  };
}
