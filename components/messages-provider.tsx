import { type Messages, NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "@/lib/i18n/messages/catalogues";

/**
 * Gives the client components inside it the namespaces they name and no others. It replaces those of a
 * provider around it, so name all that the components inside use.
 */
export async function MessagesProvider({
  namespaces,
  children,
}: {
  namespaces: readonly Namespace[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const some: Partial<Messages> = Object.fromEntries(
    namespaces.map((namespace) => [namespace, all[namespace]]),
  );
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
