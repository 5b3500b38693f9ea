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
  /** `entry` is the entry of a list that it was refused for. */
  | { status: "refused"; reason: Reason; entry?: string; values: TypedValues }
  | { status: "failed"; code: AppErrorCode; reference: string; values: TypedValues };

/** The state before anything was sent. */
export const idle: { status: "idle" } = { status: "idle" };
