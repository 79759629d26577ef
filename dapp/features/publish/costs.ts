import type { ChainPolicy } from "@ftns-market/sdk/reads";
import type { Funds } from "@ftns-market/sdk/reads";
import { parseFtns } from "@ftns-market/sdk/chain";
import { isLocked, type Draft } from "./wizard";

/** One thing the wallet will be asked. */
export interface Cost {
  readonly kind: "signature" | "transaction";
  readonly what: string;
  /** Typical gas, measured on this market's contracts, unless it is estimated; 0 for a signature. */
  readonly gas: bigint;
  /** The chain estimated this very call just now. */
  readonly estimated: boolean;
  /** FTNS base units that move into the own credit. */
  readonly ftns: bigint;
}

/** From receipts of a devnet, the dearest of each kind; the wallet shows what the network asks for at the moment. */
const GAS = {
  publish: 190_000n,
  version: 120_000n,
  terms: 105_000n,
  list: 60_000n,
  approve: 47_000n,
  deposit: 81_000n,
};
const GAS_PER_CONTRIBUTOR = 3_000n;

/** Delivery bond of the dearest offer, FTNS base units. */
export function bondOf(draft: Draft, policy: ChainPolicy): bigint {
  if (!draft.form.encrypted) return 0n;
  const prices = draft.form.offers.map(({ price }) => parseFtns(price));
  const dearest = prices.reduce((most, price) => (price > most ? price : most), 0n);
  return (dearest * BigInt(policy.bondBps) + 9_999n) / 10_000n;
}

/**
 * Everything that the wallet will be asked from where the draft stands, in this order.
 * @param publishing gas that the chain estimates for the transaction that publishes; undefined while it is not known
 */
export function costsOf(draft: Draft, funds: Funds, credit: bigint, publishing?: bigint): Cost[] {
  const { form, publication, asset } = draft;
  const transaction = (what: string, gas: bigint, ftns = 0n): Cost => ({
    ...{ kind: "transaction", what, gas, ftns },
    estimated: false,
  });
  const costs: Cost[] = [];
  if (form.encrypted && publication.artifact === undefined) {
    costs.push({
      kind: "signature",
      what: "Sign to make your seller’s key (twice the first time in a browser)",
      gas: 0n,
      ftns: 0n,
      estimated: false,
    });
  }
  if (!isLocked(draft)) {
    const people = BigInt(form.contributors.length + form.parents.length);
    const typical = asset === undefined ? GAS.publish + people * GAS_PER_CONTRIBUTOR : GAS.version;
    const what = asset === undefined ? "Publish the asset" : "Publish the version";
    costs.push({ ...transaction(what, publishing ?? typical), estimated: publishing !== undefined });
  }
  const missing = credit - funds.credit;
  if (missing > 0n) {
    if (funds.allowances.Vault < missing) costs.push(transaction("Allow the vault to take the bonds", GAS.approve));
    costs.push(transaction("Move FTNS for bonds into your credit", GAS.deposit, missing));
  }
  if (credit > 0n && funds.vaultAllowances.Escrow < credit) {
    costs.push(transaction("Allow the escrow to draw bonds from your credit", GAS.approve));
  }
  form.offers.forEach((_, index) => {
    const begun = publication.offers?.[index];
    if (begun?.terms === undefined) costs.push(transaction(`Offer ${index + 1}: create the licence terms`, GAS.terms));
    if (begun?.listed !== true) costs.push(transaction(`Offer ${index + 1}: put it on sale`, GAS.list));
  });
  return costs;
}
