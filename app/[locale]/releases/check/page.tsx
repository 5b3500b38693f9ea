import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/messages-provider";
import { CheckForm } from "@/components/release-check/check-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { CHECKED_BYTES_MAX } from "@/lib/releases/check-schema";
import { programmeZone } from "@/lib/settings/programme-day";
import { checkFileAction } from "./actions";

const BYTES_IN_KILOBYTE = 1_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("releaseCheck"))("title") };
}

/** Takes a file, or its hash, and says which release of this installation it is, or that it was changed. */
export default async function CheckPage() {
  const zone = await readPage(programmeZone);
  const [t, release] = await Promise.all([getTranslations("releaseCheck"), getTranslations("release")]);
  return (
    <MessagesProvider namespaces={["releaseCheck"]}>
      <Breadcrumbs
        places={[
          { key: "releases", text: release("title"), href: "/releases" },
          { key: "here", text: t("title") },
        ]}
      />
      <PageHeader title={t("title")} lead={t("lead")} />
      <CheckForm action={checkFileAction} zone={zone} kilobytes={CHECKED_BYTES_MAX / BYTES_IN_KILOBYTE} />
      <h2>{t("commandTitle")}</h2>
      <p>{t("command")}</p>
      <p>
        <code dir="ltr">npm run release:verify -- FILE</code>
      </p>
    </MessagesProvider>
  );
}
