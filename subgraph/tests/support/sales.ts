import { ALICE, BOB, CAROL, market } from "./fixture.ts";
import { DATASET, ftns, saleId, termsId } from "./market.ts";

export const terms = termsId(1);
export const id = String(saleId());
export const amount = ftns(100);
export const fee = ftns(5);
export const bond = ftns(5);
export const sale = { terms, buyer: BOB, seller: ALICE, amount, fee };
export const DEADLINE = 1_800_000_000;
export const CONTENT_DEADLINE = 1_800_086_400;

export const open = [
  market.admitListings(),
  ...market.publish({ asset: 1, owner: ALICE, category: DATASET, contributors: [[CAROL, 1]] }),
  market.createTerms({ asset: 1 }),
];
export const encrypted = [
  market.admitListings(),
  market.emit("Vault", "Deposited", { account: ALICE, payer: ALICE, amount: ftns(50) }),
  ...market.publish({ asset: 1, owner: ALICE, encrypted: true }),
  market.createTerms({ asset: 1 }),
];
export const waiting = market.sellEncrypted({ ...sale, bond, deadline: DEADLINE });

/** What the market and both parties have after a sale is over. */
export const MONEY = `{ market(id: "market") { sales openSales refundedSales volume fees pooled locked }
  asset(id: "1") { salesCount openSales refundedSales volume lastSaleAt }
  seller: account(id: "${ALICE}") { credit bonded bondsForfeited sales missedDeliveries }
  buyer: account(id: "${BOB}") { credit spent purchases } }`;
