import { AppError } from "./errors";

/** The form in a body. Throws INVALID where the body is none, whatever it says of itself. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError("INVALID", "a body that is no form", { cause });
  }
}
