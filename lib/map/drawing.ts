/** The drawings that a map refers to, as parts that an image can hold itself. */
import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { openDrawing } from "@/lib/boundaries/queries";
import type { MapBoundaries } from "@/lib/boundaries/view";
import type { Ctx } from "@/lib/core/context";
import { fileStore } from "@/lib/files/installation-store";

/** Both drawings are written by this product: a root, its title, and groups by their ids. */
const ROOT = /^<svg[^>]*>(?:<title>[^<]*<\/title>)?|<\/svg>\s*$/g;

/** The land and the outline of the Earth. */
export async function landParts(): Promise<string> {
  return (await readFile(join(process.cwd(), "public", "map", "land.svg"), "utf8")).replace(ROOT, "");
}

/** The areas of the boundary set in use. Throws NOT_FOUND where its drawing may not be given out. */
export async function areaParts(ctx: Ctx, { href }: MapBoundaries): Promise<string> {
  const { stream } = await openDrawing(ctx, fileStore(), href.split("/").at(-1) ?? "");
  return (await text(stream)).replace(ROOT, "");
}
