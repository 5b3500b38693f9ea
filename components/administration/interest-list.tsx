import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import type { InterestKind } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";

/** A nationality or interest as plain JSON. */
export type InterestRow = { iso3: string; country: string; kind: InterestKind; note: string | null };

type RemoveAction = ServerAction<{ userId: string }>;

/** Nationality and interests of a person; each can be taken back for a reason. */
export function InterestList({
  userId,
  interests,
  remove,
}: {
  userId: string;
  interests: readonly InterestRow[];
  remove: RemoveAction;
}) {
  const t = useTranslations("administration");
  if (interests.length === 0) return <p>{t("users.interests.none")}</p>;
  return (
    <ul>
      {interests.map(({ iso3, country, kind, note }) => (
        <li key={`${iso3} ${kind}`}>
          {country}: {t(`users.interests.kinds.${kind}`)}
          {note === null ? null : ` (${note})`}
          <Disclosure summary={t("users.interests.remove", { country })}>
            <ActionForm
              id={`remove-${iso3}-${kind}`}
              action={remove}
              submit={t("users.interests.removeSubmit")}
              submitKind="secondary"
              reasons={{}}
              fields={[
                { kind: "hidden", name: "userId", value: userId },
                { kind: "hidden", name: "iso3", value: iso3 },
                { kind: "hidden", name: "kind", value: kind },
                { kind: "text", name: "reason", label: t("reason") },
              ]}
            />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
