import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import type { FieldDeviceLine } from "@/lib/field-mode/view";

/** The own devices that have an assessment, each with a way to forget it. */
export function FieldDeviceTable({
  devices,
  zone,
  ofOne = false,
  forget,
}: {
  devices: readonly FieldDeviceLine[];
  zone: string;
  /** All of them have the one assessment that the page is about. */
  ofOne?: boolean;
  forget: ServerAction<{ deviceId: string }>;
}) {
  const t = useTranslations("fieldMode.devices");
  if (devices.length === 0) return <EmptyState title={t(ofOne ? "noneHere" : "none")} />;
  return (
    <Table id="field-devices" caption={t(ofOne ? "titleHere" : "title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          {ofOne ? null : <th scope="col">{t("assessment")}</th>}
          <th scope="col">{t("since")}</th>
          <th scope="col">{t("until")}</th>
          <th scope="col">{t("lastSeen")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("forget")}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map(({ id, name, round, iso3, addedAt, until, lastSeenAt, ...heard }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {ofOne ? null : (
              <td data-label={t("assessment")}>
                <bdi>
                  {iso3} · {round}
                </bdi>
              </td>
            )}
            <td data-label={t("since")}>
              <InstantText instant={addedAt} zone={zone} />
            </td>
            <td data-label={t("until")}>
              <InstantText instant={until} zone={zone} />
            </td>
            <td data-label={t("lastSeen")}>
              <InstantText instant={lastSeenAt} zone={zone} />
            </td>
            <td data-label={t("state")}>
              {/* One part beside its label where the table stacks. */}
              <span>
                <DeviceState {...heard} zone={zone} />
              </span>
            </td>
            <td data-label={t("forget")}>
              {heard.forgottenAt === null ? (
                <ActionButton
                  action={forget}
                  values={{ deviceId: id }}
                  text={t("forget")}
                  label={t("forgetOne", { device: name })}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether a device has the assessment; where it may not have it any more, since when, and when it heard of that. */
function DeviceState({
  forgottenAt,
  letGoAt,
  isCalledBack,
  zone,
}: Pick<FieldDeviceLine, "forgottenAt" | "letGoAt" | "isCalledBack"> & { zone: string }) {
  const t = useTranslations("fieldMode.devices");
  const at = (instant: string | null) => () =>
    instant === null ? null : <InstantText instant={instant} zone={zone} />;
  const values = { forgotten: at(forgottenAt), told: at(letGoAt) };
  if (forgottenAt !== null) return t.rich(letGoAt === null ? "forgotten" : "forgottenTold", values);
  if (letGoAt !== null) return t.rich("calledBackTold", values);
  return t(isCalledBack ? "calledBack" : "has");
}
