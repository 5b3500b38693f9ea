/** Addresses of the views of the desk of a round, without their language. Pure. */
import type { DeskView } from "@/lib/desk/schema";

type Asked = Partial<Pick<DeskView, "state" | "on" | "due" | "finding">>;

/** What the address holds of a view, as parameters. */
export function deskParameters(asked: Asked): Record<string, string> {
  return Object.fromEntries(
    (["state", "on", "due", "finding"] as const).flatMap((key) => {
      const value = asked[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The address of a view, at the list that it opens. */
export function deskHref(base: string, asked: Asked, list: "assessments" | "found"): string {
  const query = new URLSearchParams(deskParameters(asked)).toString();
  return `${base}${query === "" ? "" : `?${query}`}#${list}`;
}
