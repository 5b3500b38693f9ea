import { databaseStatus } from "@/lib/database/database";
import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** Says whether the application can serve: 200 with what it runs on, 503 when the database does not answer. */
export async function GET(): Promise<Response> {
  const { version } = packageFile;
  try {
    return Response.json({ status: "ok", database: await databaseStatus(), version });
  } catch {
    return Response.json(
      { status: "unavailable", database: { engine: "postgres" }, version },
      { status: 503 },
    );
  }
}
