import type { Hex } from "viem";
import { send, type SendOptions } from "../../actions/send.ts";
import { changeDomains, registerAuditor, setCredentials } from "../../actions/trust/auditor.ts";
import { bond, bondFromVault } from "../../actions/trust/stake.ts";
import { encodeCredentials, type Credentials } from "../../audits/credentials.ts";
import type { Category } from "../../chain/enums.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { describeError } from "../../errors/describe.ts";
import { readAuditor, type ChainAuditor } from "../../reads/auditor.ts";
import { allowExactly, requireHeld, type Funding, type FundingSource } from "./funding.ts";
import { uploadDocument } from "../upload-document.ts";

/** An auditor to be. */
export interface BecomeAuditorInput {
  readonly credentials: Credentials;
  /** Its domains of expertise, at least one. */
  readonly domains: readonly Category[];
  /** What is to be at stake when it is done, FTNS base units: what is bonded already counts. */
  readonly stake: bigint;
  /** Default "wallet". */
  readonly from?: FundingSource;
}

/** The steps of becoming an auditor, as they are needed, in this order. */
export type BecomeAuditorStep = "credentials" | "register" | "bond";

/** How becoming an auditor is followed. */
export interface BecomeAuditorOptions {
  /** Called when a step begins. */
  readonly onStep?: (step: BecomeAuditorStep) => void;
  readonly send?: SendOptions;
}

/**
 * Becomes an auditor with everything around it: uploads the credentials, registers, allows exactly what is missing of the stake, and bonds it.
 * Interrupted, it goes on: what is done is not done twice. An auditor of today changes its credentials, domains and stake by it.
 * @returns the auditor afterwards; a "Candidate" waits for a vote
 * @throws MarketError `AuditorRegistry_Expelled`, `InvalidInput` for money that is not there, those of IPFS and of `send`
 */
export async function becomeAuditor(
  market: MarketClient,
  input: BecomeAuditorInput,
  { onStep, send: options }: BecomeAuditorOptions = {},
): Promise<ChainAuditor> {
  const account = requireAccount(market);
  const document = encodeCredentials(input.credentials);
  try {
    const before = await readAuditor(market, account);
    const missing = input.stake - before.stake;
    const funding: Funding = { spender: "AuditorRegistry", amount: missing, from: input.from ?? "wallet" };
    if (missing > 0n) {
      const demand = `${formatFtns(missing)} more have to be bonded. Add the difference, or bond less.`;
      await requireHeld(market, funding, demand);
    }
    onStep?.("credentials");
    const credentials = await uploadDocument(market, document);
    onStep?.("register");
    await introduce(market, before, { credentials, domains: input.domains }, options);
    if (missing > 0n) {
      onStep?.("bond");
      await putUp(market, funding, options);
    }
    return await readAuditor(market, account);
  } catch (error) {
    throw describeError(error);
  }
}

interface Introduction {
  readonly credentials: Hex;
  readonly domains: readonly Category[];
}

async function introduce(
  market: MarketClient,
  before: ChainAuditor,
  { credentials, domains }: Introduction,
  options: SendOptions | undefined,
): Promise<void> {
  if (before.admission === "None") {
    await send(market, registerAuditor(market, { domains, credentials }), options);
    return;
  }
  if (BigInt(before.credentials) !== BigInt(credentials))
    await send(market, setCredentials(market, credentials), options);
  const named = before.nextDomains?.domains ?? before.domains;
  const same = named.length === domains.length && named.every((domain) => domains.includes(domain));
  if (!same) await send(market, changeDomains(market, domains), options);
}

async function putUp(market: MarketClient, funding: Funding, options: SendOptions | undefined): Promise<void> {
  await allowExactly(market, funding, options);
  const { amount, from } = funding;
  await send(market, from === "credit" ? bondFromVault(market, { amount }) : bond(market, { amount }), options);
}
