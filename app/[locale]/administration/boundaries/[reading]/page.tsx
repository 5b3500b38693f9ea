import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ReadingDrawing, ReadingMatch, ReadingProblems } from "@/components/boundaries/reading-review";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { WaitFor } from "@/components/ui/wait-for";
import { isInstallable } from "@/lib/boundaries/installable";
import { currentBoundaries, getReading } from "@/lib/boundaries/queries";
import { readingIdSchema } from "@/lib/boundaries/schema";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryNamesOf } from "@/lib/countries/queries";
import { choosePropertyAction, discardReadingAction, installSetAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("boundaries"))("reading.title") };
}

/** A boundary file that was sent: what is wrong with it, or what it gives to whom and how it is installed. */
export default async function BoundaryReadingPage({ params }: PageProps<"reading">) {
  const [{ reading: id }, locale] = await Promise.all([params, getLocale()]);
  const { reading, current, names } = await readPage(async (ctx) => {
    if (!readingIdSchema.safeParse(id).success) throw new AppError("NOT_FOUND", "boundary reading");
    const found = await getReading(ctx, id);
    const { matched, missing } = found.findings;
    return {
      reading: found,
      current: await currentBoundaries(ctx),
      names: Object.fromEntries(await countryNamesOf(ctx, locale, [...matched, ...missing])),
    };
  });
  const t = await getTranslations();
  const { status, findings, property, mapSha256 } = reading;
  const hasProblems = findings.problemCount > 0;
  const propertyForm = (
    <ActionForm
      id="property"
      action={choosePropertyAction}
      submit={t("boundaries.property.submit")}
      submitKind="secondary"
      reasons={{
        busy: t("boundaries.reasons.busy"),
        no_property: t("boundaries.reasons.no_property"),
      }}
      fields={[
        { kind: "hidden", name: "reading", value: reading.id },
        {
          kind: "select",
          name: "property",
          label: t("boundaries.property.label"),
          hint: t("boundaries.property.hint"),
          value: property ?? undefined,
          empty: t("administration.choose"),
          options: findings.properties.map(({ name, matched }) => ({
            value: name,
            label: t("boundaries.property.option", { name, count: matched }),
          })),
        },
      ]}
    />
  );
  return (
    <MessagesProvider namespaces={["boundaries"]}>
      <AdministrationTabs current="boundaries" />
      <Breadcrumbs
        places={[
          {
            key: "boundaries",
            text: t("administration.pages.boundaries"),
            href: "/administration/boundaries",
          },
        ]}
      />
      <PageHeader title={t("boundaries.reading.title")} lead={<bdi>{reading.fileName}</bdi>} />
      {status === "waiting" || status === "working" ? (
        <WaitFor>
          <p role="status">{t("boundaries.reading.working")}</p>
        </WaitFor>
      ) : status === "failed" ? (
        <Notice kind="danger">
          <p>{t("boundaries.reading.failed")}</p>
        </Notice>
      ) : hasProblems ? (
        <ReadingProblems reading={reading} />
      ) : (
        <>
          {property === null ? (
            <>
              <Notice kind="warning">
                <p>{t("boundaries.property.unknown")}</p>
              </Notice>
              {propertyForm}
            </>
          ) : (
            <>
              <h2>{t("boundaries.match.title")}</h2>
              <p>{t.rich("boundaries.property.taken", { property: () => <bdi>{property}</bdi> })}</p>
              <ReadingMatch reading={reading} names={names} />
              <Disclosure summary={t("boundaries.property.other")} look="boxed">
                {propertyForm}
              </Disclosure>
            </>
          )}
          {mapSha256 === null ? null : (
            <>
              <h2>{t("boundaries.reading.drawing")}</h2>
              <ReadingDrawing
                mapSha256={mapSha256}
                label={t("boundaries.reading.drawingOf", { count: findings.matched.length })}
              />
            </>
          )}
          {isInstallable(reading) ? (
            <>
              <h2>{t("boundaries.install.title")}</h2>
              {current === null ? null : (
                <Notice kind="information">
                  <p>
                    {t.rich("boundaries.install.replaces", {
                      set: () => <bdi>{`${current.source}, ${current.edition}`}</bdi>,
                    })}
                  </p>
                </Notice>
              )}
              <ActionForm
                id="install"
                action={installSetAction}
                submit={t(current === null ? "boundaries.install.submit" : "boundaries.install.replace")}
                reasons={{
                  not_ready: t("boundaries.reasons.not_ready"),
                  file_gone: t("boundaries.reasons.file_gone"),
                }}
                fields={[
                  { kind: "hidden", name: "reading", value: reading.id },
                  { kind: "hidden", name: "language", value: locale },
                  {
                    kind: "text",
                    name: "source",
                    label: t("boundaries.fields.source"),
                    hint: t("boundaries.hints.source"),
                  },
                  { kind: "text", name: "edition", label: t("boundaries.fields.edition") },
                  {
                    kind: "text",
                    name: "editionDate",
                    label: t("boundaries.fields.editionDate"),
                    hint: t("boundaries.hints.editionDate"),
                    width: "short",
                  },
                  {
                    kind: "group",
                    name: "clearance",
                    legend: t("boundaries.install.clearance"),
                    hint: t("boundaries.install.clearanceHint"),
                    fields: [
                      {
                        kind: "text",
                        name: "clearedBy",
                        label: t("boundaries.fields.clearedBy"),
                        hint: t("boundaries.hints.clearedBy"),
                      },
                      {
                        kind: "text",
                        name: "clearedOn",
                        label: t("boundaries.fields.clearedOn"),
                        hint: t("boundaries.hints.clearedOn"),
                        width: "short",
                      },
                      {
                        kind: "textarea",
                        name: "reference",
                        label: t("boundaries.fields.reference"),
                        hint: t("boundaries.hints.reference"),
                      },
                      {
                        kind: "checkbox",
                        name: "declared",
                        value: "on",
                        label: t("boundaries.install.declare"),
                      },
                    ],
                  },
                ]}
              />
            </>
          ) : property === null ? null : (
            <Notice kind="warning">
              <p>{t("boundaries.install.nothing")}</p>
            </Notice>
          )}
        </>
      )}
      {status === "waiting" || status === "working" ? null : (
        <ActionButton
          action={discardReadingAction}
          values={{ reading: reading.id }}
          text={t("boundaries.reading.discard")}
          kind="quiet"
        />
      )}
    </MessagesProvider>
  );
}
