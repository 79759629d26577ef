import { describe, expect, it } from "vitest";
import { outputTable, parseRows, rowLength, shapeWords, typedValues } from "./tensor-text";

const input = { name: "features", type: "float32", shape: ["N", 3] };

describe("parseRows", () => {
  it("reads rows however they are separated", () => {
    for (const text of ["1,2,3", "1; 2; 3", "1\t2\t3", " 1 2  3 "]) {
      expect(parseRows(input, text)).toMatchObject({ rows: [[1, 2, 3]], dims: [1, 3] });
    }
    expect(parseRows(input, "1,2,3\r\n4,5,6\n").dims).toEqual([2, 3]);
  });

  it("leaves out a header, an id and a label, and says so", () => {
    const parsed = parseRows(input, "id,diagnosis,a,b,c\n842302,M,1,2e-3,3");
    expect(parsed.rows).toEqual([[1, 0.002, 3]]);
    expect(parsed.note).toContain("842302, M");
    expect(parsed.note).toContain("header");
  });

  it("says which value is wrong, and how many are needed", () => {
    expect(() => parseRows(input, "1,2")).toThrow("Row 1 has 2 values, 3 are needed");
    expect(() => parseRows(input, "1,2,3\n4,5")).toThrow("Row 2");
    expect(() => parseRows(input, "1,x,3")).toThrow("value 2: “x” is no number");
    expect(() => parseRows(input, "1,,3")).toThrow("value 2");
    expect(() => parseRows(input, "1,2,3,4,5,6,7")).toThrow("Row 1 has 7 values");
    expect(() => parseRows(input, " ")).toThrow("at least one row");
  });

  it("takes one row only where the model does", () => {
    expect(parseRows({ ...input, shape: [1, 3] }, "1,2,3").dims).toEqual([1, 3]);
    expect(() => parseRows({ ...input, shape: [1, 3] }, "1,2,3\n1,2,3")).toThrow("one row at a time");
  });

  it("lets the row decide a free inner size", () => {
    expect(parseRows({ ...input, shape: ["N", "T", 2] }, "1,2,3,4").dims).toEqual([1, 2, 2]);
    expect(() => parseRows({ ...input, shape: ["N", "T", 2] }, "1,2,3")).toThrow("multiple of 2");
  });
});

describe("rowLength and shapeWords", () => {
  it("count what stands behind a free first size", () => {
    expect(rowLength(input)).toBe(3);
    expect(rowLength({ shape: [-1, 2, 4] })).toBe(8);
    expect(rowLength({ shape: ["N", "T"] })).toBeUndefined();
    expect(shapeWords(input)).toBe("N × 3");
  });
});

describe("typedValues", () => {
  it("refuses fractions where whole numbers are needed", () => {
    expect(typedValues("int64", [[1, 2]])).toEqual(BigInt64Array.of(1n, 2n));
    expect(() => typedValues("int32", [[0.5]])).toThrow("whole numbers");
  });
});

describe("outputTable", () => {
  it("puts one row of the output on one line and cuts what is too large", () => {
    expect(outputTable([2, 2], [0.123456789, 1, 2, 3])).toEqual({
      columns: 2,
      rows: [
        ["0.123457", "1"],
        ["2", "3"],
      ],
      hidden: false,
    });
    expect(outputTable([2], [0n, 1n]).rows).toEqual([["0"], ["1"]]);
    expect(
      outputTable(
        [500],
        Array.from({ length: 500 }, () => 0),
      ).hidden,
    ).toBe(true);
  });
});
