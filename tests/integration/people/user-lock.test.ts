import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { users } from "@/db/schema/user";
import { lockUser } from "@/lib/users/snapshot";
import { countOtherAdministrators } from "@/lib/users/write";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";

test("while a person is changed, who names the person in another row does not wait", async ({ db }) => {
  const administrator = await makePerson(db, "Administrator", ["administrator"]);
  const person = await makePerson(db, "Person", ["administrator"]);
  const { promise: locked, resolve: say } = Promise.withResolvers<void>();
  const { promise: written, resolve: goOn } = Promise.withResolvers<void>();
  const change = db.transaction(async (tx) => {
    const inside = { ...contextOf(db, administrator), read: tx, tx };
    await lockUser(inside, person.userId);
    await countOtherAdministrators(inside, administrator.userId);
    say();
    await written;
  });
  await locked;
  const named = db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '5s'`);
    // What the check of a foreign key asks.
    return tx.select({ id: users.id }).from(users).where(eq(users.id, person.userId)).for("key share");
  });
  try {
    expect(await named).toEqual([{ id: person.userId }]);
  } finally {
    goOn();
    await change;
  }
});

test("two changes of one person wait for one another", async ({ db }) => {
  const administrator = await makePerson(db, "Administrator", ["administrator"]);
  const person = await makePerson(db, "Person");
  const { promise: locked, resolve: say } = Promise.withResolvers<void>();
  const { promise: tried, resolve: goOn } = Promise.withResolvers<void>();
  const first = db.transaction(async (tx) => {
    await lockUser({ ...contextOf(db, administrator), read: tx, tx }, person.userId);
    say();
    await tried;
  });
  await locked;
  const second = db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '200ms'`);
    await lockUser({ ...contextOf(db, administrator), read: tx, tx }, person.userId);
  });
  await expect(second).rejects.toMatchObject({ cause: { code: "55P03" } });
  goOn();
  await first;
});
