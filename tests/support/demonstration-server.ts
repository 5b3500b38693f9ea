/** The application on a demonstration that is there already, and on the build that the tests run against. */
import { serve } from "@/lib/server/serve";

await serve({ development: false, kind: "demonstration" });
