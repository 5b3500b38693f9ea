import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NounText } from "@/components/erasure/noun-text";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { erasableNoun } from "@/lib/erasures/queries";
import { erasableAddressSchema } from "@/lib/erasures/schema";
import { proposeErasureAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasures.new"))("title") };
}

/** Proposes that a passage of one noun goes from every place where it is kept. */
export default async function NewErasurePage({ searchParams }: PageProps<"/[locale]/erasures/new">) {
  const { entity, id } = erasableAddressSchema.safeParse(await searchParams).data ?? notFound();
  const noun = await readPage((ctx) => erasableNoun(ctx, entity, id));
  const t = await getTranslations("erasures");
  return (
    <MessagesProvider namespaces={["erasures"]}>
      <Breadcrumbs places={[{ key: "erasures", text: t("title"), href: "/erasures" }]} />
      <PageHeader title={t("new.title")} lead={t("new.lead")} />
      <p>
        <NounText noun={noun} />
      </p>
      <Notice kind="information">
        <p>{t("new.frozen")}</p>
      </Notice>
      <ActionForm
        id="erasure"
        action={proposeErasureAction}
        submit={t("new.submit")}
        reasons={{
          nothing_to_erase: t("reasons.nothing_to_erase"),
          reason_repeats_passage: t("reasons.reason_repeats_passage"),
          known_by_opening: t("reasons.known_by_opening"),
        }}
        reasonFields={{ reason_repeats_passage: "reason" }}
        fields={[
          { kind: "hidden", name: "entity", value: entity },
          { kind: "hidden", name: "entityId", value: id },
          {
            kind: "textarea",
            name: "passage",
            label: t("new.passage"),
            hint: t("new.passageHint"),
          },
          { kind: "textarea", name: "reason", label: t("new.reasonLabel"), hint: t("new.reasonHint") },
        ]}
      />
    </MessagesProvider>
  );
}
