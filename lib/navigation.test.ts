import { expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { navigationFor } from "./navigation";

const personWith = (...roles: Role[]) =>
  ({ kind: "user", userId: "u", name: "N", email: "e", roles, sessionId: "s" }) as const;
const partsOf = (actor: Parameters<typeof navigationFor>[0]) => navigationFor(actor).map(({ part }) => part);

test("nobody finds nothing, a person their work, an administrator the administration and no work", () => {
  expect(partsOf({ kind: "anonymous" })).toEqual([]);
  expect(partsOf(personWith())).toEqual(["myWork", "rounds", "countries", "evidence", "method"]);
  expect(partsOf(personWith("administrator"))).toEqual(["administration", "rounds", "countries", "method"]);
});
