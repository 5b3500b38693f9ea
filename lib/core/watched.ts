/** Free texts of a form that arrives without scripts: what the page would have said beside the field is said in the answer. */
import "server-only";
import { personalTracesIn } from "@/lib/text/personal-data";
import type { Noticed } from "./action-state";
import { WATCHED_FIELD } from "./watched-field";

/** Traces of people in the watched texts of a form, by field; undefined where there are none. */
export function noticedIn(form: FormData): Noticed | undefined {
  const names = new Set(form.getAll(WATCHED_FIELD).filter((name) => typeof name === "string"));
  const noticed = [...names].flatMap((name) => {
    const traces = form
      .getAll(name)
      .flatMap((text) => (typeof text === "string" ? personalTracesIn(text) : []));
    return traces.length === 0 ? [] : [[name, traces] as const];
  });
  return noticed.length === 0 ? undefined : Object.fromEntries(noticed);
}
