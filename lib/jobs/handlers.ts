/** What each job of the registry does. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { cleanUp } from "./housekeeping";
import type { JobData, JobName } from "./registry";

export const HANDLERS: { [Name in JobName]: (ctx: Ctx, data: JobData<Name>) => Promise<void> } = {
  housekeeping: cleanUp,
};
