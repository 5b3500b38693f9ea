import type { ActionState } from "@/lib/core/action-state";

/** A server action as components take it. */
export type ServerActionOf<T, Reason extends string = never> = (
  previous: ActionState<T, Reason>,
  form: FormData,
) => Promise<ActionState<T, Reason>>;
