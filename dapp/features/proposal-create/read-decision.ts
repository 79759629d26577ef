import { POLICY_PARAMETERS } from "@ftns-market/sdk/chain";
import {
  EXECUTION_DELAY,
  POLICY_NUMBERS,
  VOTING_NUMBERS,
  VOTING_RULES,
  type GovernedNumber,
} from "@ftns-market/sdk/governance";
import { isHex } from "viem";
import { readAddress } from "@/lib/address";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";
import { OTHER_CONTRACT, type DecisionDraft, type DecisionKind, type FieldName } from "./decisions";
import type { DecisionFacts } from "./facts";
import { admissionNow, categoriesText, certifiedNow } from "./trust-words";

/** What is wrong with each field, and whether all that is needed is there. */
export interface ReadDecision {
  readonly problems: Readonly<Partial<Record<FieldName, string>>>;
  readonly complete: boolean;
}

type Fields = DecisionDraft["fields"];
/** What is wrong with a value; undefined when nothing is. */
type Check = (text: string, fields: Fields, facts: DecisionFacts) => string | undefined;

const address: Check = (text) => readAddress(text).problem;
const anything: Check = () => undefined;

/** Fields that have to be filled in, by kind. */
const CHECKS: Readonly<Record<DecisionKind, Readonly<Partial<Record<FieldName, Check>>>>> = {
  policy: { parameter: anything, value: policyProblem },
  payment: { recipient: address, amount: paymentProblem },
  admitVenue: { venue: address },
  retireVenue: { venue: anything },
  appointGuardian: { account: address },
  removeGuardian: { account: address },
  endPause: {},
  votingRule: { rule: anything, value: ruleProblem },
  executionDelay: { value: (text) => parseProblem(EXECUTION_DELAY, text) },
  takeDown: { asset: assetProblem, reason: anything },
  restore: { asset: assetProblem, reason: anything },
  certifiedCategories: { categories: categoriesProblem },
  auditorAdmission: { admission: (text, _, facts) => (text === admissionNow(facts) ? "It is so already." : undefined) },
  admitAuditor: { account: address },
  governmentAuditor: { account: address },
  expelAuditor: { account: address, reason: anything },
  slashAuditor: { account: address, amount: (text) => readAmount(text).problem, reason: anything },
  setReporter: { reporter: anything, allowed: anything },
  raw: { target: address },
};

/** Checks what is written against what the chain says now. */
export function readDecision({ kind, fields }: DecisionDraft, facts: DecisionFacts): ReadDecision {
  const checks: Partial<Record<FieldName, Check>> = {
    ...CHECKS[kind],
    ...(kind === "retireVenue" && fields.venue === OTHER_CONTRACT ? { otherVenue: address } : {}),
    ...(kind === "setReporter" && fields.reporter === OTHER_CONTRACT ? { otherReporter: address } : {}),
  };
  const problems: Partial<Record<FieldName, string>> = {};
  let complete = true;
  for (const [name, check] of Object.entries(checks) as [FieldName, Check][]) {
    const text = fields[name]?.trim() ?? "";
    const problem = text === "" ? undefined : check(text, fields, facts);
    if (problem !== undefined) problems[name] = problem;
    if (text === "" || problem !== undefined) complete = false;
  }
  if (kind === "raw") Object.assign(problems, rawProblems(fields));
  return { problems, complete: complete && Object.keys(problems).length === 0 };
}

function policyProblem(text: string, fields: Fields, { numbers }: DecisionFacts): string | undefined {
  const parameter = POLICY_PARAMETERS.find((name) => name === fields.parameter) ?? "PlatformFee";
  const number = POLICY_NUMBERS[parameter];
  const problem = parseProblem(number, text);
  if (problem !== undefined) return problem;
  const { value, min, max } = numbers[parameter];
  const wanted = number.parse(text);
  if (wanted < min || wanted > max) return `No vote can leave ${number.format(min)} to ${number.format(max)}.`;
  return wanted === value ? `It is ${number.format(value)} already.` : undefined;
}

function ruleProblem(text: string, fields: Fields, { rules }: DecisionFacts): string | undefined {
  const rule = VOTING_RULES.find((name) => name === fields.rule) ?? "votingDelay";
  const number = VOTING_NUMBERS[rule];
  const problem = parseProblem(number, text);
  if (problem !== undefined) return problem;
  return number.parse(text) === BigInt(rules[rule])
    ? `It is ${number.format(BigInt(rules[rule]))} already.`
    : undefined;
}

function parseProblem(number: GovernedNumber, text: string): string | undefined {
  try {
    number.parse(text);
    return undefined;
  } catch (error) {
    // The SDK says what to write.
    return error instanceof Error ? error.message : String(error);
  }
}

function paymentProblem(text: string, _: Fields, { treasury }: DecisionFacts): string | undefined {
  const { amount, problem } = readAmount(text);
  const held = treasury.wallet + treasury.credit;
  return problem ?? ((amount ?? 0n) > held ? `The treasury has ${formatFtns(held)}.` : undefined);
}

function categoriesProblem(text: string, _: Fields, facts: DecisionFacts): string | undefined {
  return text === categoriesText(certifiedNow(facts)) ? "It is so already. Choose something else." : undefined;
}

function assetProblem(text: string): string | undefined {
  return /^[1-9]\d{0,13}$/.test(text) ? undefined : "Write the number of the asset, as in its address.";
}

function rawProblems({ data, coin }: Fields): Partial<Record<FieldName, string>> {
  const isBytes = data === undefined || data.trim() === "" || (isHex(data.trim()) && data.trim().length % 2 === 0);
  const isCoin = coin === undefined || coin.trim() === "" || /^\d{1,30}$/.test(coin.trim());
  return {
    ...(isBytes ? {} : { data: "Write 0x and an even number of hexadecimal digits." }),
    ...(isCoin ? {} : { coin: "Write whole wei, without a sign." }),
  };
}
