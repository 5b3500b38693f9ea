import pg from "pg";

/** The PostgreSQL of a test run and the name of the migrated database that is copied for each file. */
export type TestServer = { connection: pg.ClientConfig; template: string };

/** How to connect to the database `name` of the server. */
export function connectionTo(server: TestServer, name: string): pg.ClientConfig {
  const { connectionString, ...rest } = server.connection;
  if (connectionString === undefined) return { ...rest, database: name };
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return { ...rest, connectionString: url.href };
}

/** Runs a statement that belongs to the server and not to one database. */
export async function administer<T>(server: TestServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of the database `name`, as DATABASE_URL takes it: for commands that a test runs as processes. */
export function urlOf(server: TestServer, name: string): string {
  const { connectionString, host, user } = connectionTo(server, name);
  return connectionString ?? `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host ?? "")}`;
}
