import { type Case, GENESIS } from "../support/case.ts";
import { account } from "../support/events.ts";
import { ALICE, BOB, market } from "../support/fixture.ts";
import { DATASET, ftns, termsId } from "../support/market.ts";

const HOUR = 3_600;
const DAY = 86_400;
const micro = (seconds: number) => String(seconds * 1_000_000);

function sell(sale: number, asset: number, amount: number, quantity = 1) {
  const fields = { sale, terms: termsId(asset), buyer: account(0xb00 + sale), seller: ALICE, quantity };
  return market.sellAtOnce({ ...fields, amount: ftns(amount), fee: ftns(amount / 20) });
}

const setUp = [
  market.admitListings(),
  ...market.publish({ asset: 1, owner: ALICE }),
  ...market.publish({ asset: 2, owner: BOB, category: DATASET }),
  market.createTerms({ asset: 1 }),
  market.createTerms({ asset: 2 }),
];

export const cases: Case[] = [
  {
    name: "settled sales are summed up by hour and by day: market, category, asset",
    blocks: [
      { timestamp: GENESIS + 1, events: setUp },
      { timestamp: GENESIS + 10, events: [...sell(1, 1, 100), ...sell(2, 2, 20, 2)] },
      // The last second of the first hour, and the first of the second.
      { timestamp: GENESIS + HOUR - 1, events: sell(3, 1, 40) },
      { timestamp: GENESIS + HOUR, events: sell(4, 1, 60, 3) },
      { timestamp: GENESIS + DAY, events: sell(5, 2, 1) },
      { timestamp: GENESIS + 2 * DAY + 5, events: [] },
      { timestamp: GENESIS + 2 * DAY + 6, events: [] },
    ],
    expect: [
      [
        "{ marketStats_collection(interval: hour) { timestamp sales quantity volume fees totalSales totalVolume } }",
        {
          marketStats_collection: [
            {
              timestamp: micro(GENESIS),
              sales: 3,
              quantity: "4",
              volume: String(ftns(160)),
              fees: String(ftns(8)),
              totalSales: 3,
              totalVolume: String(ftns(160)),
            },
            {
              timestamp: micro(GENESIS + HOUR),
              sales: 1,
              quantity: "3",
              volume: String(ftns(60)),
              fees: String(ftns(3)),
              totalSales: 4,
              totalVolume: String(ftns(220)),
            },
            {
              timestamp: micro(GENESIS + DAY),
              sales: 1,
              quantity: "1",
              volume: String(ftns(1)),
              fees: String(ftns(0.05)),
              totalSales: 5,
              totalVolume: String(ftns(221)),
            },
          ],
        },
      ],
      [
        `{ days: marketStats_collection(interval: day) { timestamp sales volume }
           models: categoryStats_collection(interval: day, where: { category: Model }) { timestamp sales volume fees }
           datasets: categoryStats_collection(interval: day, where: { category: Dataset }) { timestamp sales volume } }`,
        {
          days: [
            { timestamp: micro(GENESIS), sales: 4, volume: String(ftns(220)) },
            { timestamp: micro(GENESIS + DAY), sales: 1, volume: String(ftns(1)) },
          ],
          models: [{ timestamp: micro(GENESIS), sales: 3, volume: String(ftns(200)), fees: String(ftns(10)) }],
          datasets: [
            { timestamp: micro(GENESIS), sales: 1, volume: String(ftns(20)) },
            { timestamp: micro(GENESIS + DAY), sales: 1, volume: String(ftns(1)) },
          ],
        },
      ],
      [
        `{ asset(id: "1") { stats(interval: hour) { timestamp sales quantity volume firstPrice lastPrice lowestPrice highestPrice } }
           assetStats_collection(interval: day, where: { asset: "2" }) { timestamp sales volume } }`,
        {
          asset: {
            stats: [
              {
                timestamp: micro(GENESIS),
                sales: 2,
                quantity: "2",
                volume: String(ftns(140)),
                firstPrice: String(ftns(100)),
                lastPrice: String(ftns(40)),
                lowestPrice: String(ftns(40)),
                highestPrice: String(ftns(100)),
              },
              {
                timestamp: micro(GENESIS + HOUR),
                sales: 1,
                quantity: "3",
                volume: String(ftns(60)),
                firstPrice: String(ftns(20)),
                lastPrice: String(ftns(20)),
                lowestPrice: String(ftns(20)),
                highestPrice: String(ftns(20)),
              },
            ],
          },
          assetStats_collection: [
            { timestamp: micro(GENESIS), sales: 1, volume: String(ftns(20)) },
            { timestamp: micro(GENESIS + DAY), sales: 1, volume: String(ftns(1)) },
          ],
        },
      ],
    ],
  },
  {
    name: "the running hour is shown when it is asked for",
    blocks: [
      { timestamp: GENESIS + 1, events: setUp },
      { timestamp: GENESIS + 10, events: sell(1, 1, 100) },
      { timestamp: GENESIS + HOUR + 10, events: sell(2, 1, 7) },
    ],
    expect: [
      [
        `{ done: marketStats_collection(interval: hour) { timestamp sales }
           running: marketStats_collection(interval: hour, current: include) { timestamp sales volume }
           asset(id: "1") { stats(interval: day, current: include) { timestamp sales volume } } }`,
        {
          done: [{ timestamp: micro(GENESIS), sales: 1 }],
          running: [
            { timestamp: micro(GENESIS), sales: 1, volume: String(ftns(100)) },
            { timestamp: micro(GENESIS + HOUR), sales: 1, volume: String(ftns(7)) },
          ],
          asset: { stats: [{ timestamp: micro(GENESIS), sales: 2, volume: String(ftns(107)) }] },
        },
      ],
    ],
  },
  {
    name: "a refunded sale is in no statistic",
    blocks: [
      [market.emit("Vault", "Deposited", { account: ALICE, payer: ALICE, amount: ftns(10) }), ...setUp],
      market.sellEncrypted({
        terms: termsId(1),
        buyer: BOB,
        seller: ALICE,
        amount: ftns(10),
        bond: ftns(1),
        deadline: GENESIS + 100,
      }),
      [market.refund(0, ftns(10), ftns(1))],
    ],
    expect: [
      [
        `{ salePoints { id } marketStats_collection(interval: hour, current: include) { id sales }
           categoryStats_collection(interval: hour, current: include) { id } }`,
        { salePoints: [], marketStats_collection: [], categoryStats_collection: [] },
      ],
    ],
  },
];
