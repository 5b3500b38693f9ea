import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { CROSSWALK_RELATIONS } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import type { DraftRefusal } from "@/lib/editions/draft-mutations";
import type { DraftHead } from "@/lib/editions/draft-page";
import { WEIGHT_FIELD } from "@/lib/editions/draft-schema";
import type { InstrumentFile } from "@/lib/instruments/format";
import { domainOptions } from "./domain-options";
import { draftFields, draftRefusals } from "./draft-refusals";

type EditAction = ServerAction<{ draft: string }, DraftRefusal>;

/** The ways to change a draft as a whole, each behind its heading. */
export function DraftForms({
  head,
  file,
  actions,
}: {
  head: DraftHead;
  file: InstrumentFile;
  actions: {
    decide: ServerAction<{ draft: string }, DraftRefusal | "does_not_fit">;
    describe: EditAction;
    add: EditAction;
    merge: EditAction;
    weigh: EditAction;
  };
}) {
  const t = useTranslations("editions");
  const common = useTranslations("common");
  const key = draftFields(head);
  const reasons = draftRefusals(t);
  const optional = common("optional");
  const weightField = {
    kind: "text",
    name: "weight",
    label: t("weight"),
    hint: t("weightHint"),
    value: "1",
    width: "short",
  } as const;
  const newCode = {
    kind: "text",
    name: "code",
    label: t("code"),
    hint: t("codeHint"),
    width: "short",
  } as const;
  const weighable = file.aggregates.filter(({ children }) => children.length > 1);
  return (
    <>
      <Disclosure summary={t("decide")} look="boxed">
        <p>{t("decideLead")}</p>
        <ActionForm
          id="decide"
          action={actions.decide}
          submit={t("decideSubmit")}
          submitKind="secondary"
          done={t("decided")}
          reasons={{ ...reasons, does_not_fit: t("refusals.does_not_fit") }}
          fields={[
            ...key,
            {
              kind: "select",
              name: "relation",
              label: t("relationColumn"),
              options: CROSSWALK_RELATIONS.map((relation) => ({
                value: relation,
                label: t(`relation.${relation}`),
              })),
            },
            { kind: "text", name: "from", label: t("fromCodes"), hint: t("codesHint"), optional },
            { kind: "text", name: "to", label: t("toCodes"), hint: t("codesHint"), optional },
            {
              kind: "textarea",
              name: "note",
              label: t("note"),
              hint: t("noteHint"),
              optional,
              isWatched: false,
            },
          ]}
        />
      </Disclosure>
      <Disclosure summary={t("describe")} look="boxed">
        <ActionForm
          id="describe"
          action={actions.describe}
          submit={t("describeSubmit")}
          submitKind="secondary"
          done={t("saved")}
          reasons={reasons}
          fields={[
            ...key,
            { kind: "text", name: "title", label: t("title"), value: file.title },
            {
              kind: "text",
              name: "newVersion",
              label: t("version"),
              hint: t("newVersionHint"),
              value: file.version,
              width: "short",
            },
          ]}
        />
      </Disclosure>
      <Disclosure summary={t("add")} look="boxed">
        <ActionForm
          id="add"
          action={actions.add}
          submit={t("addSubmit")}
          submitKind="secondary"
          done={t("added")}
          reasons={reasons}
          reasonFields={{ id_taken: "code" }}
          fields={[
            ...key,
            newCode,
            { kind: "text", name: "title", label: t("title") },
            {
              kind: "select",
              name: "domain",
              label: t("domain"),
              options: domainOptions(file),
              empty: t("noDomain"),
            },
            weightField,
          ]}
        />
      </Disclosure>
      <Disclosure summary={t("merge")} look="boxed">
        <ActionForm
          id="merge"
          action={actions.merge}
          submit={t("mergeSubmit")}
          submitKind="secondary"
          done={t("merged")}
          reasons={reasons}
          reasonFields={{ id_taken: "code", too_few: "indicators", unknown_indicator: "indicators" }}
          fields={[
            ...key,
            { kind: "text", name: "indicators", label: t("mergeCodes"), hint: t("mergeHint") },
            newCode,
            { kind: "text", name: "title", label: t("title") },
          ]}
        />
      </Disclosure>
      {weighable.length === 0 ? null : (
        <Disclosure summary={t("weights")} look="boxed">
          {weighable.map((aggregate) => (
            <section key={aggregate.key} aria-labelledby={`weights-${aggregate.key}`}>
              <h3 id={`weights-${aggregate.key}`}>
                {t.rich("weightsOf", {
                  figure: () => <bdi lang={file.language}>{aggregate.title ?? aggregate.key}</bdi>,
                })}
              </h3>
              <ActionForm
                id={`weigh-${aggregate.key}`}
                action={actions.weigh}
                submit={t("weightsSubmit")}
                submitKind="secondary"
                done={t("saved")}
                reasons={reasons}
                fields={[
                  ...key,
                  { kind: "hidden", name: "node", value: aggregate.key },
                  ...aggregate.children.map(({ ref, weight }) => ({
                    ...weightField,
                    name: `${WEIGHT_FIELD}${ref}`,
                    label: ref,
                    value: String(weight),
                  })),
                ]}
              />
            </section>
          ))}
        </Disclosure>
      )}
    </>
  );
}
