"use server";

import { defineAction } from "@/lib/core/action";
import { checkFile } from "@/lib/releases/check-file";
import { checkFileSchema } from "@/lib/releases/check-schema";

export const checkFileAction = defineAction(checkFileSchema, checkFile, { access: "signed_in" });
