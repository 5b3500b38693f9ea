/** What Next gives a page below `app/[locale]`; `Segments` are the further parts of its address. */
export type PageProps<Segments extends string = never> = {
  params: Promise<Record<"locale" | Segments, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
