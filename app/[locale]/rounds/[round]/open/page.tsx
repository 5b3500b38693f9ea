import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { DutyForm } from "@/components/rounds/duty-form";
import { RoundDutyTable } from "@/components/rounds/round-duty-table";
import { RoundTitle } from "@/components/rounds/round-title";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { DUTIES } from "@/db/enums";
import { listCandidates } from "@/lib/assessments/candidates";
import { listRoundDuties } from "@/lib/assessments/duties";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { countryNamesOf } from "@/lib/countries/queries";
import { getRound, listRoundCountries } from "@/lib/rounds/queries";
import { giveDutiesAction, openAssessmentsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rounds"))("open.title") };
}

/** Programme managers open the assessments of a round and give duties on several of them at once. */
export default async function OpenAssessmentsPage({ params }: PageProps<"/[locale]/rounds/[round]/open">) {
  const { round: code } = await params;
  const locale = await getLocale();
  const { round, countries, candidates, duties } = await readPage(async (ctx) => {
    const candidates = await listCandidates(ctx);
    const round = await getRound(ctx, code);
    if (round.kind !== "programme") throw new AppError("NOT_FOUND", "a round without workflow");
    const lines = await listRoundCountries(ctx, round.id);
    const names = await countryNamesOf(
      ctx,
      locale,
      lines.map(({ iso3 }) => iso3),
    );
    const countries = lines.map(({ iso3, opened }) => ({
      value: iso3,
      label: names.get(iso3) ?? iso3,
      opened,
    }));
    return { round, countries, candidates, duties: await listRoundDuties(ctx, round.id) };
  });
  const [t, navigation] = await Promise.all([getTranslations("rounds"), getTranslations("navigation")]);
  const waiting = countries.filter(({ opened }) => !opened);
  const open = countries.filter(({ opened }) => opened);
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "rounds", text: navigation("rounds"), href: "/rounds" },
          { key: "round", text: <RoundTitle>{round.title}</RoundTitle>, href: `/rounds/${round.code}` },
        ]}
      />
      <PageHeader
        title={t("open.title")}
        lead={
          <>
            <bdi>{round.code}</bdi> · <RoundTitle>{round.title}</RoundTitle>
          </>
        }
      />
      <h2>{t("open.openTitle")}</h2>
      {waiting.length === 0 ? (
        <EmptyState title={t("open.noneLeft")} />
      ) : (
        <ActionForm
          id="open"
          action={openAssessmentsAction}
          submit={t("open.submit")}
          done={t("open.done")}
          reasons={{
            already_open: t("refusals.already_open"),
            country_not_in_round: t("refusals.country_not_in_round"),
          }}
          fields={[
            { kind: "hidden", name: "round", value: round.code },
            {
              kind: "checkboxes",
              name: "countries",
              label: t("countries"),
              hint: t(round.beginsWithScoping ? "open.openLeadScoping" : "open.openLead"),
              options: waiting.map(({ value, label }) => ({ value, label })),
            },
          ]}
        />
      )}
      <h2>{t("open.heldTitle")}</h2>
      {open.length === 0 ? (
        <EmptyState title={t("open.noneOpen")} />
      ) : (
        <MessagesProvider namespaces={["rounds"]}>
          <RoundDutyTable
            round={round.code}
            countries={open.map(({ value, label }) => ({
              iso3: value,
              name: label,
              duties: duties.get(value) ?? [],
            }))}
          />
          <h2>{t("open.dutiesTitle")}</h2>
          <DutyForm
            action={giveDutiesAction}
            round={round.code}
            countries={open.map(({ value, label }) => ({ value, label }))}
            people={candidates.map(({ userId, name, email }) => ({
              value: userId,
              label: `${name} (${email})`,
            }))}
            duties={DUTIES}
          />
        </MessagesProvider>
      )}
    </>
  );
}
