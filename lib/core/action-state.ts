import type { PersonalTrace } from "@/lib/text/personal-data";
import type { AppErrorCode } from "./errors";

/** What was typed, by field name, so that a refused form keeps it. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;

/** What a server action answers. Texts are message keys; `reference` is in the log. */
export type ActionState<T, Reason extends string = never> =
  | { status: "idle" }
  | {
      status: "done";
      value: T;
      /** What may tell who a person is in the texts of a form that came without scripts, by field. It was saved all the same. */
      noticed?: Readonly<Record<string, readonly PersonalTrace[]>>;
    }
  | {
      status: "invalid";
      fields: Readonly<Record<string, readonly string[]>>;
      /** The first refused entry of a field that is a list. */
      entries?: Readonly<Record<string, string>>;
      values: TypedValues;
    }
  | { status: "refused"; reason: Reason; values: TypedValues }
  | { status: "failed"; code: AppErrorCode; reference: string; values: TypedValues };

/** The state before anything was sent. */
export const idle: { status: "idle" } = { status: "idle" };
