import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CheckOutcome } from "@/components/checks/check-outcome";
import { CheckReview } from "@/components/checks/check-review";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { WaitFor } from "@/components/ui/wait-for";
import { getCheckRun } from "@/lib/checks/queries";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { registerOf } from "@/lib/registers/page";
import { confirmCheckAction, discardCheckAction } from "../../actions";

type CheckPageProps = PageProps<"register" | "run">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registers.checks"))("title") };
}

/** A check of many entries: what it would take in, how far it is, and what became of it. */
export default async function CheckRunPage({ params }: CheckPageProps) {
  const { register, run: id } = await params;
  const { key } = registerOf(register);
  const run = await readPage(async (ctx) => {
    const found = z.uuid().safeParse(id).success ? await getCheckRun(ctx, id) : null;
    if (found?.register !== key) throw new AppError("NOT_FOUND", `check ${id}`);
    return found;
  });
  const t = await getTranslations();
  const title = t(`registers.nouns.${key}.title`);
  const isBusy = run.status === "waiting" || run.status === "working";
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "register", text: title, href: `/${key}?${new URLSearchParams(run.filter).toString()}` },
        ]}
      />
      <PageHeader title={t("registers.checks.titleOf", { register: title })} />
      {isBusy ? (
        <WaitFor>
          <p id="check-progress" role="status">
            {run.step === "look"
              ? t("registers.checks.looking")
              : t("registers.checks.checking", { written: run.written, total: run.total })}
          </p>
          <progress
            aria-labelledby="check-progress"
            {...(run.step === "look" ? {} : { value: run.written, max: run.total })}
          />
        </WaitFor>
      ) : run.status === "done" ? (
        <CheckOutcome run={run} />
      ) : (
        <CheckReview run={run} confirm={confirmCheckAction} discard={discardCheckAction} />
      )}
    </>
  );
}
