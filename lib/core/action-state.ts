import type { AppErrorCode } from "./errors";

/** What was typed, by field name, so that a refused form keeps it. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;

/** What a server action answers. Texts are message keys; `reference` is in the log. */
export type ActionState<T, Reason extends string = never> =
  | { status: "idle" }
  | { status: "done"; value: T }
  | {
      status: "invalid";
      fields: Readonly<Record<string, readonly string[]>>;
      /** The first refused entry of a field that is a list. */
      entries?: Readonly<Record<string, string>>;
      values: TypedValues;
    }
  | { status: "refused"; reason: Reason; values: TypedValues }
  | ({ status: "failed"; values: TypedValues } & ActionFailure);

/** Why an action came to nothing. Where no answer came at all there is no reference in any log. */
export type ActionFailure =
  | { code: AppErrorCode; reference: string }
  | { code: "UNAVAILABLE" | "NEW_VERSION"; reference: null };

/** The state before anything was sent. */
export const idle: { status: "idle" } = { status: "idle" };
