import { type Case, rawCid, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE, market } from "../support/fixture.ts";
import { MALFORMED } from "../support/hostile.ts";
import { ODD_REVIEWS } from "../support/hostile-trust.ts";
import { poolId, termsId } from "../support/market.ts";
import { answer, edit, review, strike } from "../support/trust.ts";

const TERMS = termsId(1);
const publish = () => [...market.publish({ asset: 1, owner: ALICE }), market.createTerms({ asset: 1 })];
const digest = (n: number) => hash(0x7e0 + n);
const malformed = Object.values(MALFORMED);
const odd = Object.values(ODD_REVIEWS);
const words = (text: string) => JSON.stringify({ version: 1, text });
const ASSET = '{ asset(id: "1") { rating ratingSum ratingWeight reviewCount } }';

function of(reviewer: string, rating: number, weight: number, textDigest = hash(0)) {
  return review({ terms: TERMS, reviewer, seller: ALICE, rating, weight, textDigest });
}

export const cases: Case[] = [
  {
    name: "reviews weigh by the fee: the mean is over the way from one star to five",
    files: { [rawCid(digest(1))]: words("It **works**.") },
    blocks: [publish(), [of(BOB, 5, 6, digest(1)), of(CAROL, 1, 2), of(DAVE, 1, 0)]],
    expect: [
      [
        `{ reviews {
          id terms { id } asset { id } reviewer { id } seller { id } rating weight struck edits text { status text } textCid
          answer { text } answerCid answeredBy { id } answeredAt createdAt updatedAt
          history { previousRating rating textCid timestamp }
        } }`,
        {
          reviews: (
            [
              [BOB, 5, 6, { status: "Readable", text: "It **works**." }, rawCid(digest(1))],
              [CAROL, 1, 2, null, null],
              [DAVE, 1, 0, null, null],
            ] as const
          ).map(([reviewer, rating, weight, text, textCid]) => ({
            ...{
              id: `${TERMS}-${reviewer}`,
              terms: { id: String(TERMS) },
              asset: { id: "1" },
              reviewer: { id: reviewer },
            },
            ...{ seller: { id: ALICE }, rating, weight, struck: false, edits: 0, text, textCid },
            ...{ answer: null, answerCid: null, answeredBy: null, answeredAt: null },
            ...{ createdAt: String(timeOf(2)), updatedAt: String(timeOf(2)) },
            history: [{ previousRating: null, rating, textCid, timestamp: String(timeOf(2)) }],
          })),
        },
      ],
      [ASSET, { asset: { rating: 7_500, ratingSum: "24", ratingWeight: "8", reviewCount: 3 } }],
    ],
  },
  {
    name: "an edit changes rating and text, and every version stays readable",
    files: { [rawCid(digest(1))]: words("Good."), [rawCid(digest(2))]: words("Bad.") },
    blocks: [
      publish(),
      [of(BOB, 5, 6, digest(1))],
      [edit({ terms: TERMS, reviewer: BOB, previous: 5, rating: 2, textDigest: digest(2) })],
      [edit({ terms: TERMS, reviewer: BOB, previous: 2, rating: 3 })],
    ],
    expect: [
      [
        `{ reviews { rating weight edits text { text } textCid updatedAt
          history(orderBy: timestamp) { previousRating rating text { text } textCid timestamp } } }`,
        {
          reviews: [
            {
              ...{ rating: 3, weight: 6, edits: 2, text: null, textCid: null, updatedAt: String(timeOf(4)) },
              history: [
                { previousRating: null, rating: 5, text: { text: "Good." }, textCid: rawCid(digest(1)) },
                { previousRating: 5, rating: 2, text: { text: "Bad." }, textCid: rawCid(digest(2)) },
                { previousRating: 2, rating: 3, text: null, textCid: null },
              ].map((entry, i) => ({ ...entry, timestamp: String(timeOf(i + 2)) })),
            },
          ],
        },
      ],
      [ASSET, { asset: { rating: 5_000, ratingSum: "12", ratingWeight: "6", reviewCount: 1 } }],
    ],
  },
  {
    name: "the owner answers, answers anew, and takes the answer back",
    files: { [rawCid(digest(1))]: words("Thank you."), [rawCid(digest(2))]: words("Fixed.") },
    blocks: [
      publish(),
      [of(BOB, 5, 6), of(CAROL, 5, 6)],
      [answer(TERMS, BOB, ALICE, digest(1)), answer(TERMS, CAROL, ALICE, digest(1))],
      [answer(TERMS, BOB, DAVE, digest(2)), answer(TERMS, CAROL, ALICE, hash(0))],
    ],
    expect: [
      [
        "{ reviews { id answer { status text } answerCid answeredBy { id } answers(orderBy: timestamp) { seller { id } textCid } } }",
        {
          reviews: [
            {
              ...{ id: `${TERMS}-${BOB}`, answer: { status: "Readable", text: "Fixed." } },
              ...{ answerCid: rawCid(digest(2)), answeredBy: { id: DAVE } },
              answers: [
                { seller: { id: ALICE }, textCid: rawCid(digest(1)) },
                { seller: { id: DAVE }, textCid: rawCid(digest(2)) },
              ],
            },
            {
              ...{ id: `${TERMS}-${CAROL}`, answer: null, answerCid: null, answeredBy: { id: ALICE } },
              answers: [
                { seller: { id: ALICE }, textCid: rawCid(digest(1)) },
                { seller: { id: ALICE }, textCid: null },
              ],
            },
          ],
        },
      ],
    ],
  },
  {
    name: "a review that is shown to be self-dealing counts for nothing, before an edit and after it, and stays",
    blocks: [
      publish(),
      [of(BOB, 5, 6), of(CAROL, 3, 4)],
      [strike(TERMS, BOB)],
      [edit({ terms: TERMS, reviewer: BOB, previous: 5, rating: 4 })],
    ],
    expect: [
      [ASSET, { asset: { rating: 5_000, ratingSum: "8", ratingWeight: "4", reviewCount: 1 } }],
      [
        "{ reviews { id rating weight struck struckBy { id } edits } }",
        {
          reviews: [
            {
              ...{ id: `${TERMS}-${BOB}`, rating: 4, weight: 0, struck: true },
              ...{ struckBy: { id: String(poolId(1)) }, edits: 1 },
            },
            { id: `${TERMS}-${CAROL}`, rating: 3, weight: 4, struck: false, struckBy: null, edits: 0 },
          ],
        },
      ],
    ],
  },
  {
    name: "without a review of weight there is no rating, also when the last one is struck",
    blocks: [publish(), [of(BOB, 5, 6), of(DAVE, 1, 0)], [strike(TERMS, BOB)]],
    expect: [[ASSET, { asset: { rating: null, ratingSum: "0", ratingWeight: "0", reviewCount: 1 } }]],
  },
  {
    name: "files that are no review are marked malformed and stop nothing",
    files: Object.fromEntries(malformed.map((content, i) => [rawCid(digest(i)), content])),
    blocks: [
      publish(),
      [of(BOB, 5, 6)],
      malformed.map((_, i) => answer(TERMS, BOB, ALICE, digest(i))),
      [of(CAROL, 5, 6)],
    ],
    expect: [
      [
        "{ reviewTexts(first: 1000) { id status text } reviews { reviewer { id } } }",
        {
          reviewTexts: malformed.map((_, i) => ({ id: rawCid(digest(i)), status: "Malformed", text: "" })),
          reviews: [{ reviewer: { id: BOB } }, { reviewer: { id: CAROL } }],
        },
      ],
    ],
  },
  {
    name: "of a review's text, what does not fit is cut or left out",
    files: Object.fromEntries(odd.map(({ content }, i) => [rawCid(digest(i)), content])),
    blocks: [publish(), [of(BOB, 5, 6)], odd.map((_, i) => answer(TERMS, BOB, ALICE, digest(i)))],
    expect: odd.map(({ shown }, i) => [
      `{ reviewText(id: "${rawCid(digest(i))}") { status text } }`,
      { reviewText: shown },
    ]),
  },
];
