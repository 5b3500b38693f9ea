/** Free texts of a form that arrives without scripts: what the page would have said beside the field is said in the answer. */
import "server-only";
import { personalTracesIn } from "@/lib/text/personal-data";
import type { Noticed } from "./action-state";
import { formEntries } from "./form-entries";
import { WATCHED_FIELD } from "./watched-field";

/** Traces of people in the watched texts of a form, by field; undefined where there are none. */
export function noticedIn(form: FormData): Noticed | undefined {
  const entries = formEntries(form);
  const textsOf = (name: string) => [entries[name]].flat().filter((entry) => typeof entry === "string");
  const noticed = [...new Set(textsOf(WATCHED_FIELD))].flatMap((name) => {
    const traces = textsOf(name).flatMap(personalTracesIn);
    return traces.length === 0 ? [] : [[name, traces] as const];
  });
  return noticed.length === 0 ? undefined : Object.fromEntries(noticed);
}
