import { describe, expect, test } from "vitest";
import { sourceFor, sourcesFor } from "./source";

const PURSE = { wallet: 100n, credit: 50n };

describe("where an amount is paid from", () => {
  test("only from a place that holds all of it", () => {
    expect(sourcesFor(50n, PURSE)).toEqual(["credit", "wallet"]);
    expect(sourcesFor(51n, PURSE)).toEqual(["wallet"]);
    expect(sourcesFor(101n, PURSE)).toEqual([]);
  });
  test("a choice holds until it has too little", () => {
    expect(sourceFor(50n, PURSE, "wallet")).toBe("wallet");
    expect(sourceFor(51n, PURSE, "credit")).toBe("wallet");
    expect(sourceFor(101n, PURSE, "wallet")).toBeUndefined();
  });
});
