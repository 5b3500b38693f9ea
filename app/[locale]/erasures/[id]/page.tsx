import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NounText } from "@/components/erasure/noun-text";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { getErasure } from "@/lib/erasures/queries";
import { erasedAddressSchema, erasureKeySchema } from "@/lib/erasures/schema";
import { formatInstant, formatList } from "@/lib/i18n/format";
import { programmeZone } from "@/lib/settings/programme-day";
import { confirmErasureAction, declineErasureAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasures.one"))("title") };
}

/** One proposal to erase a passage, as the second person reads it, and what came of it. */
export default async function ErasurePage({ params, searchParams }: PageProps<"/[locale]/erasures/[id]">) {
  const { id } = erasureKeySchema.safeParse(await params).data ?? notFound();
  const outcome = erasedAddressSchema.parse(await searchParams);
  const locale = await getLocale();
  const { erasure, zone } = await readPage(async (ctx) => ({
    erasure: await getErasure(ctx, id),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations("erasures");
  const said = (name: string, at: string) => ({ name, when: formatInstant(locale, at, zone) });
  const { end, passage, closedLength } = erasure;
  const reasons = {
    same_person: t("reasons.same_person"),
    confirmed_already: t("reasons.confirmed_already"),
    declined: t("reasons.declined"),
    nothing_to_erase: t("reasons.nothing_to_erase"),
  };
  return (
    <MessagesProvider namespaces={["erasures"]}>
      <Breadcrumbs places={[{ key: "erasures", text: t("title"), href: "/erasures" }]} />
      <PageHeader title={t("one.title")} />
      {end?.kind === "confirmed" && outcome.erased !== undefined ? (
        <Notice kind="information">
          <p>{t("one.done", { erased: outcome.erased })}</p>
          {outcome.releases.length === 0 ? null : (
            <p>
              {t("one.releases", {
                count: outcome.releases.length,
                codes: formatList(locale, outcome.releases),
              })}{" "}
              {outcome.releases.map((code) => (
                <span key={code}>
                  <Link href={`/releases/${code}/seal`}>
                    {t("one.seal")} <bdi>{code}</bdi>
                  </Link>{" "}
                </span>
              ))}
            </p>
          )}
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { key: "noun", term: t("noun"), value: <NounText noun={erasure.noun} /> },
          {
            key: "passage",
            term: t("one.passage"),
            value:
              passage !== null ? (
                <blockquote dir="auto">{passage}</blockquote>
              ) : closedLength === null ? (
                t("one.gone")
              ) : (
                t("one.closed", { count: closedLength })
              ),
          },
          { key: "reason", term: t("reason"), value: <bdi>{erasure.reason}</bdi> },
          {
            key: "proposed",
            term: t("proposed"),
            value: t("by", said(erasure.proposedBy, erasure.proposedAt)),
          },
          ...(end === null
            ? []
            : [{ key: "end", term: t("outcome"), value: t(`ends.${end.kind}`, said(end.by, end.at)) }]),
        ]}
      />
      {end !== null ? null : erasure.isOwn ? (
        <p>{t("one.waitsForOther")}</p>
      ) : (
        <>
          <h2>{t("one.confirmTitle")}</h2>
          <ActionForm
            id="confirm"
            action={confirmErasureAction}
            submit={t("one.confirm")}
            reasons={reasons}
            fields={[
              { kind: "hidden", name: "id", value: id },
              {
                kind: "checkbox",
                name: "confirmed",
                value: "on",
                label: t(closedLength === null ? "one.confirmed" : "one.confirmedClosed"),
              },
            ]}
          />
        </>
      )}
      {end === null ? (
        <ActionButton
          action={declineErasureAction}
          values={{ id }}
          text={t(erasure.isOwn ? "one.takeBack" : "one.decline")}
          reasons={{ confirmed_already: reasons.confirmed_already, declined: reasons.declined }}
        />
      ) : null}
    </MessagesProvider>
  );
}
