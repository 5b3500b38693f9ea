import { localeOfPath } from "@/lib/i18n/locales";

/** A link that a plain click follows to another page of the product, in the language of this one. */
export interface InternalLink {
  link: HTMLAnchorElement;
  /** Without the language. */
  path: string;
}

/** Where a click leads inside the product; null for anything else, such as a place on the same page or a file. */
export function internalLink(event: MouseEvent): InternalLink | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.href === "" || link.target !== "" || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const samePage = pathname === location.pathname && search === location.search;
  if (origin !== location.origin || samePage || pathname.startsWith("/api/")) return null;
  const locale = localeOfPath(pathname);
  if (locale === null || locale !== document.documentElement.lang) return null;
  return { link, path: `${pathname.slice(locale.length + 1) || "/"}${search}${hash}` };
}
