/** Which events can reach a person, by the roles and duties in the table of notifications. Pure. */
import { type Duty, NOTIFICATION_EVENTS, type NotificationEvent, type Role } from "@/db/enums";
import { DUTIES_OF_TURNS, NOTIFICATION_TABLE, type Told } from "./events";

/** What a person holds, on any assessment. */
export type Holding = {
  roles: readonly Role[];
  /** Duties held now. */
  duties: readonly Duty[];
  /** Duties held now or before: what a person made stays theirs after the duty ended. */
  dutiesEver: readonly Duty[];
};

function reaches(event: NotificationEvent, holding: Holding): boolean {
  const { told, concerned = [] } = NOTIFICATION_TABLE[event];
  const held: readonly string[] = [...holding.roles, ...holding.duties];
  const everHeld: readonly string[] = [...holding.roles, ...holding.dutiesEver];
  const isTold = (who: Told) => {
    if (who === "whose_turn_it_is") return DUTIES_OF_TURNS.some((duty) => holding.duties.includes(duty));
    if (who !== "people_of_the_write") return held.includes(who);
    return concerned.some((one) => one === "everybody" || everHeld.includes(one));
  };
  return told.some(isTold);
}

/** The events that can reach a person, in the order of the account page; none reaches an administrator, who holds no duty. */
export function eventsReaching(holding: Holding): readonly NotificationEvent[] {
  if (holding.roles.includes("administrator")) return [];
  return NOTIFICATION_EVENTS.filter((event) => reaches(event, holding));
}
