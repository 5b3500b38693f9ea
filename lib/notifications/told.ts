/** Who the table of notifications says is told, and which of its events a due day asks for. Pure. */
import type { AssessmentState, Duty, NotificationEvent, Role } from "@/db/enums";
import { ACTING, SOON_DAYS } from "@/lib/assessments/work-rules";
import { NOTIFICATION_TABLE } from "./events";

/** The duties and roles of a line, for an assessment in that state. */
export function toldBy(
  event: NotificationEvent,
  state: AssessmentState | null,
): { duties: readonly Duty[]; roles: readonly Role[] } {
  const duties: Duty[] = [];
  const roles: Role[] = [];
  for (const told of NOTIFICATION_TABLE[event].told) {
    if (told === "whose_turn_it_is") duties.push(...((state && ACTING[state]) ?? []));
    else if (told === "programme_manager" || told === "observer") roles.push(told);
    else if (told !== "people_of_the_write") duties.push(told);
  }
  return { duties, roles };
}

/** Which notice a due day asks for, so many days away; null for none. */
export function deadlineEvent(
  daysLeft: number,
): Extract<NotificationEvent, "deadline_near" | "deadline_passed"> | null {
  if (daysLeft < 0) return "deadline_passed";
  return daysLeft <= SOON_DAYS ? "deadline_near" : null;
}
