// `npm start`: the whole market on this machine, until Ctrl-C.
import { runDevnet } from "./cli.ts";

// All has ended by then; a step that was interrupted must not hold the terminal.
process.exit(await runDevnet(process.argv.slice(2)));
