import { expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { navigationFor } from "./navigation";

const personWith = (...roles: Role[]) =>
  ({ kind: "user", userId: "u", name: "N", email: "e", roles, sessionId: "s" }) as const;
const partsOf = (actor: Parameters<typeof navigationFor>[0]) => navigationFor(actor).map(({ part }) => part);

test("nobody finds nothing, a person their work and the releases, an administrator the administration and neither", () => {
  expect(partsOf({ kind: "anonymous" })).toEqual([]);
  expect(partsOf(personWith())).toEqual(["myWork", "rounds", "countries", "evidence", "releases", "method"]);
  expect(partsOf(personWith("administrator"))).toEqual(["administration", "rounds", "countries", "method"]);
});

test("the registers and what is made of them belong to the evidence base", () => {
  const evidence = navigationFor(personWith()).find(({ part }) => part === "evidence");
  expect(evidence?.also).toEqual(expect.arrayContaining(["/routes", "/laws", "/corridors", "/import"]));
});
