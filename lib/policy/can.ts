import type { Actor } from "@/lib/core/context";
import { ASSESSMENT_PERMISSIONS, type AssessmentPermission, mayOnAssessment } from "./assessment";
import { CONTRIBUTION_PERMISSIONS, type ContributionPermission, mayOnContribution } from "./contribution";
import { INSTALLATION_PERMISSIONS, type InstallationPermission, mayOnInstallation } from "./installation";
import { ENTRY_PERMISSIONS, type EntryPermission, mayOnEntry } from "./register";
import { mayOnSource, SOURCE_PERMISSIONS, type SourcePermission } from "./source";
import type {
  AssessmentSubject,
  ContributionSubject,
  EntrySubject,
  InstallationSubject,
  SourceSubject,
  Subject,
  UserSubject,
} from "./subjects";
import { mayOnUser, USER_PERMISSIONS, type UserPermission } from "./user";

/** Everything that can be allowed or refused; it is also the action that the audit chain names. */
export type Permission =
  | InstallationPermission
  | UserPermission
  | AssessmentPermission
  | SourcePermission
  | ContributionPermission
  | EntryPermission;

/** The kind of subject that a permission is asked about. */
export type SubjectOf<P extends Permission> = P extends InstallationPermission
  ? InstallationSubject
  : P extends UserPermission
    ? UserSubject
    : P extends AssessmentPermission
      ? AssessmentSubject
      : P extends EntryPermission
        ? EntrySubject
        : P extends ContributionPermission
          ? ContributionSubject
          : SourceSubject;

/** Commands and jobs act by the rights of whoever runs the installation, and never approve or rate in a workflow. */
const SYSTEM_REFUSED: readonly string[] = [
  "transition.publish",
  "transition.pass",
  "transition.send_draft",
  "transition.comment",
  "country_comment.write",
  "confirmation.give",
  "entry.check",
  "entry.second_read",
  "error.report",
  "error.answer",
  "source.open",
  "source.open_again",
];

/** Whether the actor may do that to that subject. Anything unknown is refused. */
export function can(actor: Actor, permission: Permission, subject: Subject): boolean {
  if (actor.kind === "anonymous") return false;
  if (actor.kind === "system") return !SYSTEM_REFUSED.includes(permission);
  if (isOneOf(INSTALLATION_PERMISSIONS, permission)) {
    return subject.kind === "installation" && mayOnInstallation(actor, permission);
  }
  if (isOneOf(USER_PERMISSIONS, permission))
    return subject.kind === "user" && mayOnUser(actor, permission, subject);
  if (isOneOf(ASSESSMENT_PERMISSIONS, permission)) {
    return subject.kind === "assessment" && mayOnAssessment(actor, permission, subject);
  }
  if (isOneOf(SOURCE_PERMISSIONS, permission))
    return subject.kind === "source" && mayOnSource(actor, permission, subject);
  if (isOneOf(CONTRIBUTION_PERMISSIONS, permission))
    return subject.kind === "contribution" && mayOnContribution(actor, permission, subject);
  if (isOneOf(ENTRY_PERMISSIONS, permission))
    return subject.kind === "entry" && mayOnEntry(actor, permission, subject);
  return false;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((member) => member === value);
}
