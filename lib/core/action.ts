/** The door of server actions: every form and button comes through `defineAction`. */
import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ServerAction } from "./action-state";
import { environment } from "./env";
import { AppError } from "./errors";
import { reportFailure } from "./failure";
import { parseInput } from "./form";
import { formEntries, typedValues } from "./form-entries";
import { BY_SCRIPT_HEADER, isOwnOrigin, REQUEST_ID_HEADER } from "./headers";
import { redirectTarget } from "./redirect-target";
import { type Access, admits, type CtxOf, requestContext } from "./request";
import type { Result } from "./result";
import { noticedIn } from "./watched";

/**
 * A server action: checks the origin, authenticates, parses the form by `schema`, runs, translates. A call that
 * brings no form, as no page makes one, is INVALID. Never throws but for Next's own redirects and not-found;
 * refused and invalid answers carry what was typed, and the answer to a form without scripts what was noticed in it.
 * The page named by `shows`, as the path of its files, is made anew once the work came back, done or refused.
 */
export function defineAction<S extends z.ZodType, T, A extends Access, Reason extends string = never>(
  schema: S,
  run: (ctx: CtxOf<A>, input: z.output<S>) => Promise<Result<T, Reason>>,
  { access, shows }: { access: A; shows?: string },
): ServerAction<T, Reason> {
  return async (_previous, form) => {
    const sent = await headers();
    const isForm = form instanceof FormData;
    const isPlain = isForm && !sent.has(BY_SCRIPT_HEADER);
    const values = isForm ? typedValues(form) : {};
    try {
      if (!isOwnOrigin(sent, environment().authUrl?.host)) {
        throw new AppError("FORBIDDEN", "an action without this installation's origin");
      }
      const ctx = await requestContext();
      if (!admits(access, ctx)) throw new AppError("UNAUTHENTICATED", "an action for signed-in people");
      if (!isForm) throw new AppError("INVALID", "an action without its form");
      const input = parseInput(schema, formEntries(form));
      if (!input.ok) {
        const { ok: _, ...problems } = input;
        return { status: "invalid", ...problems, values };
      }
      const outcome = await run(ctx, input.value);
      if (shows !== undefined) revalidatePath(shows, "page");
      if (!outcome.ok) {
        const { ok: _, ...refusal } = outcome;
        return { status: "refused", ...refusal, values };
      }
      const noticed = isPlain ? noticedIn(form) : undefined;
      return { status: "done", value: outcome.value, ...(noticed === undefined ? {} : { noticed }) };
    } catch (error) {
      const onward = isPlain ? redirectTarget(error) : null;
      const noticed = onward === null ? undefined : noticedIn(form);
      if (onward !== null && noticed !== undefined) return { status: "noticed", noticed, onward };
      unstable_rethrow(error);
      return { status: "failed", ...reportFailure(error, sent.get(REQUEST_ID_HEADER), "action"), values };
    }
  };
}
