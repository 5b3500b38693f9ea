/**
 * As whom a report is read that is handed to more than one person: as one who has a role and nothing more. Files are
 * passed on, and none may hold what its next reader must not see.
 */
import type { Role } from "@/db/enums";
import type { Actor } from "@/lib/core/context";

/** Somebody with a role and without any duty. */
const anybodyWith = (role: Role): Actor => ({
  kind: "user",
  userId: "00000000-0000-0000-0000-000000000000",
  name: "",
  email: "",
  roles: [role],
  sessionId: "",
});

/** Whoever reads releases and nothing else. */
export const EVERY_READER = anybodyWith("reader");
/** Whoever manages the programme and has no duty in any country. */
export const EVERY_MANAGER = anybodyWith("programme_manager");
