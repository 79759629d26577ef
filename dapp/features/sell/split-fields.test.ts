import { describe, expect, it } from "vitest";
import { readSplitRows } from "./split-fields";

const ONE = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const TWO = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const row = (account: string, weight: string, key = 0) => ({ key, account, weight });

describe("readSplitRows", () => {
  it("gives everything to the owner without a row", () => expect(readSplitRows([], 32).contributors).toEqual([]));
  it("reads addresses in any case and weights with groups", () =>
    expect(readSplitRows([row(` ${ONE.toLowerCase()} `, "1,000"), row(TWO, "3000")], 32)).toMatchObject({
      contributors: [
        { account: ONE, weight: 1_000n },
        { account: TWO, weight: 3_000n },
      ],
      rows: [{ share: "25 %" }, { share: "75 %" }],
    }));
  it("does not complain about what is not written yet, and cannot be used", () => {
    const { contributors, rows } = readSplitRows([row("", "")], 32);
    expect([contributors, rows[0]]).toEqual([undefined, { account: undefined, weight: undefined, share: "" }]);
  });
  it.each(["0x12", `${ONE}0`, "vitalik.eth", ONE.replace("C44C", "c44C")])("refuses %s as an address", (account) => {
    const { contributors, rows } = readSplitRows([row(account, "1")], 32);
    expect([contributors, rows[0]?.account]).toEqual([undefined, "This is not an address."]);
  });
  it.each(["0", "-1", "1.5", "x", "79228162514264337593543950336"])("refuses %s as a weight", (weight) =>
    expect(readSplitRows([row(ONE, weight)], 32)).toMatchObject({
      contributors: undefined,
      rows: [{ weight: "A whole number from 1." }],
    }),
  );
  it("refuses an account that is named twice, in whatever case", () => {
    const { contributors, rows } = readSplitRows([row(ONE, "1"), row(ONE.toLowerCase(), "2")], 32);
    expect([contributors, rows[0]?.account, rows[1]?.account]).toEqual([undefined, undefined, "Named above already."]);
  });
  it("refuses more than the policy allows", () =>
    expect(readSplitRows([row(ONE, "1"), row(TWO, "1")], 1)).toMatchObject({
      contributors: undefined,
      problem: "At most 1 contributors can be named.",
    }));
});
