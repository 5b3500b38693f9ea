import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ImportProgress } from "@/components/import/import-progress";
import { RunResult } from "@/components/import/run-result";
import { RunReview } from "@/components/import/run-review";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryOptions } from "@/lib/countries/queries";
import { getRun } from "@/lib/import/runs/queries";
import { can } from "@/lib/policy/can";
import {
  applyRunAction,
  askForNamesAction,
  checkRunAction,
  decideNamesAction,
  discardRunAction,
  leaveOutUndecidedAction,
  readRunAction,
  undoBatchAction,
} from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import.page"))("title") };
}

/** An import on its way: how the file is read, what it would do, and its result. */
export default async function ImportRunPage({ params }: PageProps<"run">) {
  const [{ run: id }, locale] = await Promise.all([params, getLocale()]);
  const { run, countries, mayDecide, mayKeep } = await readPage(async (ctx) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("NOT_FOUND", "import");
    return {
      run: await getRun(ctx, id),
      countries: await countryOptions(ctx, locale),
      mayDecide: can(ctx.actor, "country_name.decide", { kind: "installation" }),
      mayKeep: can(ctx.actor, "import_profile.keep", { kind: "installation" }),
    };
  });
  const t = await getTranslations();
  const isBusy = run.status === "waiting" || run.status === "working";
  const kind =
    run.kind === "ratings" || run.kind === "sources"
      ? t(`import.kinds.${run.kind}`)
      : run.kind === "instrument"
        ? run.kind
        : t(`registers.nouns.${run.kind}.title`);
  return (
    <MessagesProvider namespaces={["import"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "import", text: t("import.page.title"), href: "/import" },
        ]}
      />
      <PageHeader title={t("import.run.title", { kind })} lead={run.fileName} />
      {isBusy ? (
        <ImportProgress step={run.step} written={run.written} total={run.total} />
      ) : run.status === "done" ? (
        <RunResult run={run} undo={undoBatchAction} />
      ) : (
        <RunReview
          run={run}
          countries={countries}
          mayDecide={mayDecide}
          mayKeep={mayKeep}
          actions={{
            read: readRunAction,
            names: {
              decide: decideNamesAction,
              ask: askForNamesAction,
              leaveOut: leaveOutUndecidedAction,
              checkAgain: checkRunAction,
            },
            apply: applyRunAction,
            discard: discardRunAction,
          }}
        />
      )}
    </MessagesProvider>
  );
}
