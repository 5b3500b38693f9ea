"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type RefObject, useActionState, useEffect, useMemo, useState } from "react";
import { type ActionState, idle, type ServerAction } from "@/lib/core/action-state";
import { typedValues } from "@/lib/core/form-entries";

/**
 * `useActionState` for a form of the product. Where no answer comes, because the line is dead or the server runs a
 * newer version that does not know the action, the form stays and keeps what was typed. A plain form before the page
 * lives. `arrived` becomes true where the answer is another page.
 */
export function useFormAction<T, Reason extends string>(
  action: ServerAction<T, Reason>,
  arrived?: RefObject<boolean>,
) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const kept = useMemo(() => keepingTyped(action, arrived), [action, arrived]);
  return useActionState<ActionState<T, Reason>, FormData>(live ? kept : action, idle);
}

function keepingTyped<T, Reason extends string>(
  action: ServerAction<T, Reason>,
  arrived: RefObject<boolean> | undefined,
): ServerAction<T, Reason> {
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      if (isOfFramework(error)) {
        if (arrived !== undefined) arrived.current = true;
        throw error;
      }
      const code = unstable_isUnrecognizedActionError(error) ? "NEW_VERSION" : "UNAVAILABLE";
      return { status: "failed", code, reference: null, values: typedValues(form) };
    }
  };
}

/** Whether an action went on to another page, which Next says by throwing. */
function isOfFramework(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
