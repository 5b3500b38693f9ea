/** People who sign in with a passphrase, for tests of the sign-in itself. */
import type { Page } from "@playwright/test";
import type { Database } from "@/db/client";
import type { Role } from "@/db/enums";
import { hashPassphrase } from "@/lib/auth/passphrase-hash";
import { actingAs } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { storePassphrase } from "@/lib/users/write";
import { contextOf, makePerson, type TestPerson } from "./programme";

export const PASSPHRASE = "thirteen calm herons";

/** A person with these roles whose passphrase is `PASSPHRASE`. */
export async function makeAccount(
  db: Database,
  name: string,
  roles: readonly Role[] = [],
): Promise<TestPerson> {
  const person = await makePerson(db, name, roles);
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  await mutate(
    actingAs(contextOf(db, person), { kind: "system", job: "test" }),
    "user.manage",
    async () => ({ kind: "installation" }),
    async (inside) => {
      await storePassphrase(inside, person.userId, passphraseHash);
      return changed(null);
    },
  );
  return person;
}

/** Fills the sign-in page that is open, and sends it. */
export async function typeSignIn(page: Page, email: string, passphrase: string): Promise<void> {
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
