/**
 * `npm run user -- create --email E --name N [--role R]… [--locale L]` adds a person and prints a single-use link; the
 * role may be left out for the first administrator;
 * `npm run user -- link --email E` prints a new one. For whoever runs the installation.
 */
import { z } from "zod";
import { ROLES } from "@/db/enums";
import { type Ctx, createContext } from "@/lib/core/context";
import { environment } from "@/lib/core/env";
import { parseInput } from "@/lib/core/form";
import { StartError } from "@/lib/core/start-error";
import { database } from "@/lib/database/database";
import { renewInvitation } from "@/lib/invitations/mutations";
import { INVITATION_HOURS, invitationPath } from "@/lib/invitations/rules";
import { inviteUser } from "@/lib/users/mutations";
import { findUserId, hasAdministrator } from "@/lib/users/queries";
import { emailField, inviteUserInput } from "@/lib/users/schema";
import { readArguments } from "./arguments";
import { runCommand } from "./run";

const USAGE =
  "Usage: npm run user -- create --email E --name N [--role R]… [--locale L]\n" +
  "       npm run user -- link --email E";

/** What says that a person shall have no role. */
const NO_ROLE = "none";

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

const { positionals, values } = readArguments(
  {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string", multiple: true },
    locale: { type: "string" },
  },
  USAGE,
);

/** The roles that were named; none makes the first administrator, and is a mistake once there is one. */
async function rolesOf(ctx: Ctx): Promise<readonly string[]> {
  if (values.role) return values.role.filter((role) => role !== NO_ROLE);
  if (!(await hasAdministrator(ctx))) return ["administrator"];
  throw new StartError(
    `There is an administrator already: say with --role what this person may do, one of ${[...ROLES, NO_ROLE].join(", ")}. ${NO_ROLE} is for people who get duties in assessments.`,
  );
}

await runCommand(async () => {
  const ctx = createContext(await database(), { kind: "system", job: "command" }, new Date());
  if (positionals[0] === "create") {
    const input = parsed(inviteUserInput, { ...values, roles: await rolesOf(ctx) });
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
