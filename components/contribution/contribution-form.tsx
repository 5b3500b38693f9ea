"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { CopyableCode } from "@/components/ui/copyable-code";
import { Link } from "@/components/ui/link";
import { FILES_MAX } from "@/lib/contributions/rules";
import type { ServerAction } from "@/lib/core/action-state";
import { AddFile } from "./add-file";
import styles from "./contribution.module.css";

/** The form behind a link with its heading; once it was sent, the receipt stands in the place of both. */
export function ContributionForm({
  action,
  fields,
}: {
  action: ServerAction<{ receipt: string; ticket: string }, "link_invalid">;
  fields: readonly FormField[];
}) {
  const t = useTranslations("contribute");
  return (
    <section aria-labelledby="form" className={styles.form}>
      <h2 id="form">{t("form")}</h2>
      <ActionForm
        id="contribution"
        action={action}
        submit={t("send")}
        reasons={{ link_invalid: t("refusals.link_invalid") }}
        fields={fields}
        autoComplete="off"
        whenDone={({ receipt, ticket }) => <Receipt code={receipt} ticket={ticket} />}
      />
    </section>
  );
}

function Receipt({ code, ticket }: { code: string; ticket: string }) {
  const [t, common] = [useTranslations("contribute"), useTranslations("common")];
  const head = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <section aria-labelledby="receipt" className={styles.receipt}>
      <h2 ref={head} id="receipt" tabIndex={-1}>
        {t("sent.title")}
      </h2>
      <p className={styles.code} dir="ltr" data-receipt>
        <CopyableCode code={code} copyLabel={common("copy")} copiedLabel={common("copied")} />
      </p>
      <h3>{t("sent.keep")}</h3>
      <p>{t("sent.keepLead")}</p>
      <h3>{t("sent.later")}</h3>
      <p>
        {t.rich("sent.laterLead", {
          link: (text) => (
            <Link href="/contribute/receipt" replace>
              {text}
            </Link>
          ),
        })}
      </p>
      <div data-print="hide">
        <h3>{t("sent.files")}</h3>
        <p>{t("sent.filesLead", { count: FILES_MAX })}</p>
        <AddFile ticket={ticket} />
      </div>
    </section>
  );
}
