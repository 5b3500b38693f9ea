import "server-only";
import { headers } from "next/headers";
import { environment } from "./env";

/** A page's address as somebody outside types it: by AUTH_URL, else as this request was reached. */
export async function publicAddress(path: string): Promise<string> {
  const { authUrl } = environment();
  if (authUrl) return new URL(path, authUrl).href;
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "localhost";
  return `${sent.get("x-forwarded-proto") ?? "http"}://${host}${path}`;
}
