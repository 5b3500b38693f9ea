"use client";

import type { ComponentProps } from "react";
import { LocaleLink } from "@/lib/i18n/navigation";

/**
 * A link inside the product: `href` without its language, which it adds. It fetches nothing before it is
 * followed: lists have hundreds of links and the line may be slow. Give `prefetch` where a next step is sure.
 * A component of the browser, because on the server each link would wait for the language by itself.
 */
export function Link({ prefetch = false, ...props }: ComponentProps<typeof LocaleLink>) {
  return <LocaleLink prefetch={prefetch} {...props} />;
}
