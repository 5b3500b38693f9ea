/**
 * `npm run user -- create --email E --name N [--role R]… [--locale L]` adds a person and prints a single-use link;
 * `npm run user -- link --email E` prints a new one. For whoever runs the installation.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { createContext } from "@/lib/core/context";
import { environment } from "@/lib/core/env";
import { parseInput } from "@/lib/core/form";
import { StartError } from "@/lib/core/start-error";
import { database } from "@/lib/database/database";
import { renewInvitation } from "@/lib/invitations/mutations";
import { INVITATION_HOURS, invitationPath } from "@/lib/invitations/rules";
import { inviteUser } from "@/lib/users/mutations";
import { findUserId } from "@/lib/users/queries";
import { emailField, inviteUserInput } from "@/lib/users/schema";
import { runCommand } from "./run";

const USAGE =
  "Usage: npm run user -- create --email E --name N [--role R]… [--locale L]\n" +
  "       npm run user -- link --email E";

const REFUSALS: Record<string, string> = {
  email_taken: "Somebody has this e-mail already; use: npm run user -- link --email E",
  administrator_alone: "An administrator has no other role.",
  last_administrator: "The last administrator stays administrator.",
  disabled: "This person is disabled.",
};

function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = parseInput(schema, input);
  if (!result.ok) throw new StartError(`Check: ${Object.keys(result.fields).join(", ")}.\n${USAGE}`);
  return result.value;
}

function printLink(secret: string, locale: string): void {
  const { authUrl, port } = environment();
  const origin = authUrl?.origin ?? `http://localhost:${port}`;
  console.log(`This link sets a passphrase, once and within ${INVITATION_HOURS} hours:`);
  console.log(`${origin}/${locale}${invitationPath("invitation", secret)}`);
}

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string", multiple: true },
      locale: { type: "string" },
    },
  });
  const ctx = createContext(await database(), { kind: "system", job: "command" }, new Date());
  if (positionals[0] === "create") {
    const input = parsed(inviteUserInput, { ...values, roles: values.role });
    const result = await inviteUser(ctx, input);
    if (!result.ok) throw new StartError(REFUSALS[result.reason] ?? result.reason);
    printLink(result.value.secret, input.locale);
    return 0;
  }
  if (positionals[0] === "link") {
    const { email } = parsed(z.object({ email: emailField }), values);
    const userId = await findUserId(ctx, email);
    if (userId === null) throw new StartError("Nobody has this e-mail.");
    const result = await renewInvitation(ctx, { userId });
    if (!result.ok) throw new StartError(REFUSALS[result.reason] ?? result.reason);
    printLink(result.value.secret, "en");
    return 0;
  }
  throw new StartError(USAGE);
});
