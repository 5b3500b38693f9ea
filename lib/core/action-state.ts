import type { PersonalTrace } from "@/lib/text/personal-data";
import type { AppErrorCode } from "./errors";

/** What was typed, by field name, so that a refused form keeps it. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;

/** What may tell who a person is in the texts of a form that came without scripts, by field. It was saved all the same. */
export type Noticed = Readonly<Record<string, readonly PersonalTrace[]>>;

/** What a server action answers. Texts are message keys; `reference` is in the log. */
export type ActionState<T, Reason extends string = never> =
  | { status: "idle" }
  | { status: "done"; value: T; noticed?: Noticed }
  /** Done, and the way on leads elsewhere, which the page offers after it said what was noticed. */
  | { status: "noticed"; noticed: Noticed; onward: string }
  | {
      status: "invalid";
      fields: Readonly<Record<string, readonly string[]>>;
      /** The first refused entry of a field that is a list. */
      entries?: Readonly<Record<string, string>>;
      values: TypedValues;
    }
  /** `entry` is the entry of a list that it was refused for. */
  | { status: "refused"; reason: Reason; entry?: string; values: TypedValues }
  | ({ status: "failed"; values: TypedValues } & ActionFailure);

/** A server action as forms and buttons take it. */
export type ServerAction<T, Reason extends string = never> = (
  previous: ActionState<T, Reason>,
  form: FormData,
) => Promise<ActionState<T, Reason>>;

/** Why an action came to nothing. Where no answer came at all there is no reference in any log. */
export type ActionFailure =
  | { code: AppErrorCode; reference: string }
  | { code: "UNAVAILABLE" | "NEW_VERSION"; reference: null };

/** The state before anything was sent. */
export const idle: { status: "idle" } = { status: "idle" };
