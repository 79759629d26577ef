// `npm start`: the whole market on this machine, until Ctrl-C.
import { runDevnet } from "./cli.ts";

process.exitCode = await runDevnet(process.argv.slice(2));
