import { redirect } from "next/navigation";
import type { PageProps } from "@/lib/core/page-props";

/** The administration begins with its people. */
export default async function AdministrationPage({ params }: PageProps) {
  redirect(`/${(await params).locale}/administration/users`);
}
