import { expect, test } from "vitest";
import { contributionOfTicket, uploadTicket } from "./upload-ticket";

const NOW = new Date("2026-03-02T09:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test("a ticket opens its contribution for an hour, and no other", () => {
  const ticket = uploadTicket("one", NOW);
  expect(contributionOfTicket(ticket, later(59))).toBe("one");
  expect(contributionOfTicket(ticket, later(60))).toBeNull();
  const [, end, seal] = ticket.split(".");
  expect(contributionOfTicket(`other.${end}.${seal}`, NOW)).toBeNull();
  expect(contributionOfTicket(`one.${Number(end) + 1}.${seal}`, NOW)).toBeNull();
  expect(contributionOfTicket("one", NOW)).toBeNull();
});
