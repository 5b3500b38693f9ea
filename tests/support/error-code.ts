import { AppError } from "@/lib/core/errors";

/** The code of the error that a piece of work ends with; `done` where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
