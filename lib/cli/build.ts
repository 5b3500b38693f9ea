/** `npm run build`: the production build, without a request to anybody. */
import { StartError } from "@/lib/core/start-error";
import { makeBuild } from "./production-build";

makeBuild(process.cwd()).catch((error: unknown) => {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
