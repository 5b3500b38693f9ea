import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FieldDeviceTable } from "@/components/field-mode/device-table";
import { FieldHere } from "@/components/field-mode/field-here";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { fieldModePage } from "@/lib/field-mode/page";
import { FIELD_DAYS_MAX } from "@/lib/field-mode/rules";
import { forgetFieldDeviceAction } from "../../../../account/actions";
import { allowRestrictedAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/field">): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("fieldMode"))("title")} · ${iso3} ${round}` };
}

/** Work without a line: what goes along, whether this device has it, and the own devices that do. */
export default async function FieldModePage({ params }: PageProps<"/[locale]/rounds/[round]/[iso3]/field">) {
  const { round, iso3 } = await params;
  const locale = await getLocale();
  const { place, part, devices, restrictedAllowed, mayAllowRestricted, person } = await readPage((ctx) =>
    fieldModePage(ctx, locale, { round, iso3 }),
  );
  const t = await getTranslations("fieldMode");
  return (
    <>
      <AssessmentHead {...place.head} current="fieldMode" />
      <PageHeader title={t("title")} lead={t("lead")} />
      <h2>{t("here.title")}</h2>
      <MessagesProvider namespaces={["fieldMode"]}>
        <FieldHere
          place={{ round, iso3 }}
          person={person}
          devices={devices
            .filter(({ forgottenAt, letGoAt }) => forgottenAt === null && letGoAt === null)
            .map(({ id }) => id)}
          zone={place.zone}
          forget={forgetFieldDeviceAction}
        />
      </MessagesProvider>
      <h2>{t("what.title")}</h2>
      <ul>
        <li>{t(`what.has.${part}`)}</li>
        {part === "self_assessment" ? null : (
          <li>{t(restrictedAllowed ? "what.restrictedIn" : "what.restrictedOut")}</li>
        )}
        <li>{t("what.sealed")}</li>
        <li>{t("what.days", { days: FIELD_DAYS_MAX })}</li>
        <li>{t("what.honest")}</li>
      </ul>
      {mayAllowRestricted ? (
        <>
          <h2>{t("restricted.title")}</h2>
          <ActionForm
            id="restricted"
            action={allowRestrictedAction}
            submit={t("restricted.submit")}
            submitKind="secondary"
            done={t("restricted.done")}
            reasons={{}}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              {
                kind: "radios",
                name: "allowed",
                label: t("restricted.label"),
                hint: t("restricted.hint"),
                value: restrictedAllowed ? "yes" : "no",
                options: (["no", "yes"] as const).map((value) => ({
                  value,
                  label: t(`restricted.${value}`),
                })),
              },
            ]}
          />
        </>
      ) : null}
      <h2>{t("devices.titleHere")}</h2>
      <FieldDeviceTable devices={devices} zone={place.zone} ofOne forget={forgetFieldDeviceAction} />
    </>
  );
}
