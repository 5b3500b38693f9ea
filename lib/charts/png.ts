/** A drawing as PNG, with the product's own fonts, so that every script is drawn and joined as it should be. */
import "server-only";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

/** Pixels of the drawing, twice over: sharp on dense screens and on paper. */
const SCALE = 2;
/** Dots for each inch at which a pixel of an SVG is a pixel. */
const DENSITY = 72;
const WEIGHTS = ["400Regular", "600SemiBold"];
const PACKAGES = ["noto-sans", "noto-sans-arabic"];

let ready: Promise<void> | undefined;

/** The picture of an SVG. */
export async function pngOf(svg: string): Promise<Buffer> {
  ready ??= offerFonts();
  await ready;
  return sharp(Buffer.from(svg), { density: DENSITY * SCALE })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/**
 * Says where the fonts are, once, before the first letter is drawn: the library that draws looks them up by a file of
 * its own. Fonts of the machine stay behind them, for scripts that these lack.
 */
async function offerFonts(): Promise<void> {
  if (process.env.FONTCONFIG_FILE !== undefined) return;
  const folder = await mkdtemp(join(tmpdir(), "gpat-fonts-"));
  const root = join(process.cwd(), "node_modules", "@expo-google-fonts");
  const places = PACKAGES.flatMap((name) => WEIGHTS.map((weight) => join(root, name, weight)));
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    ...places.map((place) => `<dir>${place}</dir>`),
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<cachedir>${join(folder, "cache")}</cachedir>`,
    "</fontconfig>",
  ];
  const path = join(folder, "fonts.conf");
  await writeFile(path, lines.join("\n"));
  process.env.FONTCONFIG_FILE = path;
}
