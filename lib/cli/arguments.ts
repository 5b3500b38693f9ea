/** The command line of a command: options, words, and files named from where the person stands. */
import { resolve } from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { environment } from "@/lib/core/env";

/** Options and words; an unknown option or one without its value ends the command with the usage and status 1. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(options: Options, usage: string) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(1);
  }
}

/** A path as the person wrote it: npm runs commands from the checkout, wherever `npm run` was typed. */
export function pathFromPerson(path: string): string {
  return resolve(environment().calledFrom, path);
}
