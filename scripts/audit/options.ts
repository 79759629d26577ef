import { parseArgs } from "node:util";
import { audits, evaluators, type IpfsEndpoint } from "../../sdk/src/index.ts";

export const USAGE = `Usage: npm run audit -- --file <path> [options]              evaluate a file, with no chain, and print the report
       npm run audit -- --check <report> --input <path>... make a report again, and say whether it is equal
       npm run audit -- --make-benchmark <table> [options] make a benchmark of a CSV
       npm run audit -- --audit <id> [options]             sit on the panel of an audit: evaluate, commit, reveal
       npm run audit -- --watch [options]                  keep audits moving until Ctrl-C: draw, go on, conclude, and reveal the
                                                           account's committed findings; evaluates nothing

What is evaluated
  --kind <kind>          model, dataset, compute, tool or ip: what the file is (with --file; else the chain says it)
  --card <file>          its description, Markdown (with --file; else the metadata has it)
  --licence <name>       that the metadata would state (with --file)
  --benchmark <file>     a benchmark for the model in it; as often as there are
  --label <column>       the column with the classes of its tables
  --header <yes|no>      whether its tables begin with the names of their columns; by their look when left out
  --judge <m>=<s>:<why>  a score that was not measured, and why: CodeQuality=8000:"Read the training code." in basis points, or
                         NotApplicable, or Withheld. The reason is written in the report.
  --object <why>         fail it, whatever was measured; the reason is written in the report
  --opcodes              also list what is in pickles (with --file)
  --out <file>           write the report there; with --make-benchmark the benchmark
  --input <file>         what a report was made of; as often as there are (with --check)

A benchmark of a CSV
  --name <words>  --metric <accuracy|f1-macro|rmse|mae>  --baseline <score>  --baseline-kind <kind>  --target <column>
  --model-input <name>  --model-output <name>  --classes <a,b,c>  --ignore <column>...

A seat, and --watch
  --all                  every audit, not only those that the account ordered, sits on or may be drawn for (with --watch)
  --key <file>           keystore of the auditor's account: .audit/auditor.json
                         (npm run deliver -- import-relay --relay .audit/auditor.json makes it)
  --folder <folder>      where openings and reports are kept: .audit
  --dry-run              stop before anything is committed to (with --audit)
  --without-key          when the owner does not hand over the key of a sealed artifact: report that it failed (with --audit)
  --rpc <url>            JSON-RPC endpoint: http://127.0.0.1:8545 (or FTNS_RPC_URL)
  --deployment <file>    the market: deployments/<chain id>.json
  --ipfs <url>           a node that the report is published at: http://127.0.0.1:5001 (or FTNS_IPFS_URL)
  --gateway <url>        where to read from as well; as often as there are
  --poll <seconds>       between two looks at the chain: 4; with --watch a step of anybody's is taken within five of them
  --once                 do what can be done now, then stop
  -h, --help             show this

The password of the keystore is asked for, or taken from FTNS_AUDITOR_PASSWORD. It ends with an error when a report is not equal, a file
fails, or the account missed a deadline.`;

/** How something is evaluated. */
export interface EvaluationOptions {
  readonly benchmarks: readonly string[];
  readonly label: string | undefined;
  readonly header: boolean | undefined;
  readonly judgements: readonly evaluators.Judgement[];
  readonly objection: string | undefined;
  readonly out: string | undefined;
}

export interface FileOptions extends EvaluationOptions {
  readonly mode: "file";
  readonly file: string;
  readonly kind: evaluators.ArtifactToEvaluate["kind"];
  readonly card: string | undefined;
  readonly licence: string | undefined;
  readonly opcodes: boolean;
}

export interface CheckOptions {
  readonly mode: "check";
  readonly report: string;
  readonly inputs: readonly string[];
}

export interface BenchmarkOptions extends evaluators.CsvBenchmark {
  readonly mode: "benchmark";
  readonly table: string;
  readonly out: string | undefined;
}

/** With which account, on which market. */
export interface AccountOptions {
  readonly key: string;
  readonly folder: string;
  readonly rpcUrl: string;
  readonly deployment: string | undefined;
  readonly ipfs: string;
  readonly gateways: readonly IpfsEndpoint[];
  readonly pollMs: number;
  readonly once: boolean;
}

export interface SeatOptions extends EvaluationOptions, AccountOptions {
  readonly mode: "seat";
  readonly audit: bigint;
  readonly dryRun: boolean;
  readonly withoutKey: boolean;
}

export interface WatchOptions extends AccountOptions {
  readonly mode: "watch";
  readonly all: boolean;
}

export type AuditOptions = FileOptions | CheckOptions | BenchmarkOptions | SeatOptions | WatchOptions;

const FLAGS = {
  file: { type: "string" },
  check: { type: "string" },
  "make-benchmark": { type: "string" },
  audit: { type: "string" },
  watch: { type: "boolean" },
  all: { type: "boolean", default: false },
  kind: { type: "string" },
  card: { type: "string" },
  licence: { type: "string" },
  benchmark: { type: "string", multiple: true, default: [] as string[] },
  label: { type: "string" },
  header: { type: "string" },
  judge: { type: "string", multiple: true, default: [] as string[] },
  object: { type: "string" },
  opcodes: { type: "boolean", default: false },
  out: { type: "string" },
  input: { type: "string", multiple: true, default: [] as string[] },
  name: { type: "string" },
  metric: { type: "string" },
  baseline: { type: "string" },
  "baseline-kind": { type: "string" },
  target: { type: "string" },
  "model-input": { type: "string" },
  "model-output": { type: "string" },
  classes: { type: "string" },
  ignore: { type: "string", multiple: true, default: [] as string[] },
  key: { type: "string", default: ".audit/auditor.json" },
  folder: { type: "string", default: ".audit" },
  "dry-run": { type: "boolean", default: false },
  "without-key": { type: "boolean", default: false },
  rpc: { type: "string" },
  deployment: { type: "string" },
  ipfs: { type: "string" },
  gateway: { type: "string", multiple: true, default: [] as string[] },
  poll: { type: "string", default: "4" },
  once: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What goes with --watch: it evaluates nothing, and a flag that it leaves out of account would promise otherwise. */
const WATCH_FLAGS: ReadonlySet<string> = new Set([
  ...["watch", "all", "key", "folder", "rpc", "deployment", "ipfs", "gateway", "poll", "once"],
]);

const MODES = ["file", "check", "make-benchmark", "audit", "watch"] as const;
const KINDS = ["model", "dataset", "compute", "tool", "ip"] as const;

type Environment = Readonly<Record<string, string | undefined>>;
type Values = ReturnType<typeof read>["values"];

/**
 * Reads a command line.
 * @returns "help" when that is asked for
 * @throws Error that names what is wrong
 */
export function parseAuditOptions(args: readonly string[], env: Environment): AuditOptions | "help" {
  const { values, named } = read(args);
  if (values.help || args.length === 0) return "help";
  const modes = MODES.filter((mode) => values[mode] !== undefined);
  if (modes.length !== 1)
    throw new Error("Say one of --file, --check, --make-benchmark, --audit and --watch. Try --help.");
  if (values.watch === true) return watchOptions(values, named, env);
  if (values.all) throw new Error("--all goes with --watch alone. Try --help.");
  if (values.file !== undefined) return fileOptions(values.file, values);
  if (values.check !== undefined) return { mode: "check", report: values.check, inputs: values.input };
  if (values["make-benchmark"] !== undefined) return benchmarkOptions(values["make-benchmark"], values);
  return seatOptions(values, env);
}

/** @returns the values, and the names of the flags that were given */
function read(args: readonly string[]) {
  const { values, tokens } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: false, tokens: true });
  return { values, named: tokens.flatMap((token) => (token.kind === "option" ? [token.name] : [])) };
}

function fileOptions(file: string, values: Values): FileOptions {
  const { card, licence, opcodes } = values;
  const kind = oneOf(KINDS, needed(values.kind, "--kind"), "--kind");
  return { mode: "file", file, kind, card, licence, opcodes, ...evaluationOptions(values) };
}

function evaluationOptions({ benchmark, label, header, judge, object, out }: Values): EvaluationOptions {
  return {
    benchmarks: benchmark,
    label,
    header: header === undefined ? undefined : oneOf(["yes", "no"], header, "--header") === "yes",
    judgements: judge.map(judgementOf),
    objection: object,
    out,
  };
}

function judgementOf(text: string): evaluators.Judgement {
  const [, metric = "", score = "", reason = ""] = /^(\w+)=(\w+):(.+)$/s.exec(text) ?? [];
  if (reason === "") throw new Error(`--judge ${text}: say it as CodeQuality=8000:why.`);
  const isWord = score === "NotApplicable" || score === "Withheld";
  return { metric: oneOf(audits.METRICS, metric, "--judge"), score: isWord ? score : number(score, "--judge"), reason };
}

function benchmarkOptions(table: string, values: Values): BenchmarkOptions {
  const { metric, baseline, classes, ignore, out } = values;
  const kind = values["baseline-kind"];
  return {
    ...{ mode: "benchmark", table, out, ignore },
    name: needed(values.name, "--name"),
    metric: oneOf(evaluators.BENCHMARK_METRICS, needed(metric, "--metric"), "--metric"),
    baseline: {
      score: number(needed(baseline, "--baseline"), "--baseline"),
      kind: oneOf(evaluators.BASELINE_KINDS, needed(kind, "--baseline-kind"), "--baseline-kind"),
    },
    input: { name: needed(values["model-input"], "--model-input") },
    output: needed(values["model-output"], "--model-output"),
    target: needed(values.target, "--target"),
    ...(classes !== undefined && { classes: classes.split(",") }),
  };
}

function seatOptions(values: Values, env: Environment): SeatOptions {
  const audit = needed(values.audit, "--audit");
  if (!/^[1-9]\d{0,18}$/.test(audit)) throw new Error(`--audit ${audit} is not the number of an audit`);
  return {
    ...{ mode: "seat", audit: BigInt(audit), dryRun: values["dry-run"], withoutKey: values["without-key"] },
    ...evaluationOptions(values),
    ...accountOptions(values, env),
  };
}

function watchOptions(values: Values, named: readonly string[], env: Environment): WatchOptions {
  const other = named.find((name) => !WATCH_FLAGS.has(name));
  if (other !== undefined) throw new Error(`--${other} does not go with --watch, which evaluates nothing. Try --help.`);
  return { mode: "watch", all: values.all, ...accountOptions(values, env) };
}

function accountOptions(values: Values, env: Environment): AccountOptions {
  const poll = number(values.poll, "--poll");
  if (poll < 0.05) throw new Error(`--poll must be 0.05 or more, not ${poll}`);
  return {
    ...{ key: values.key, folder: values.folder, deployment: values.deployment, once: values.once },
    rpcUrl: values.rpc ?? env["FTNS_RPC_URL"] ?? "http://127.0.0.1:8545",
    ipfs: values.ipfs ?? env["FTNS_IPFS_URL"] ?? "http://127.0.0.1:5001",
    gateways: values.gateway.map((url) => ({ kind: "gateway", url })),
    pollMs: poll * 1_000,
  };
}

function needed(value: string | undefined, flag: string): string {
  if (value !== undefined) return value;
  throw new Error(`${flag} is needed. Try --help.`);
}

function number(text: string, flag: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new Error(`${flag}: ${text} is no number`);
}

function oneOf<const T extends string>(known: readonly T[], text: string, flag: string): T {
  const found = known.find((each) => each === text);
  if (found !== undefined) return found;
  throw new Error(`${flag}: ${text} is none of ${known.join(", ")}`);
}
