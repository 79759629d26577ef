import { describe, expect, it } from "vitest";
import { fileKind } from "./file-kind";
import { safeFileName } from "./save-target";

describe("fileKind", () => {
  it("knows what runs code when it is opened", () => {
    for (const name of ["a.pkl", "model.PT", "x.pth", "x.joblib"]) expect(fileKind(name, undefined)).toBe("pickle");
    expect(fileKind("model.dat", "application/x-python-pickle")).toBe("pickle");
    expect(fileKind("model.onnx.pkl", "application/onnx")).toBe("pickle");
  });

  it("lets ONNX be tried and leaves the rest alone", () => {
    expect(fileKind("model.onnx", undefined)).toBe("onnx");
    expect(fileKind("model.safetensors", undefined)).toBe("other");
    expect(fileKind(null, null)).toBe("other");
  });
});

describe("safeFileName", () => {
  it("takes folders, control characters and turned text out of a stranger's name", () => {
    expect(safeFileName("../../etc/passwd")).not.toMatch(/[/\\]|^\./);
    expect(safeFileName("invoice\u202efdp.exe")).toBe("invoice_fdp.exe");
    expect(safeFileName("..")).toBe("artifact.bin");
    expect(safeFileName("")).toBe("artifact.bin");
    expect(safeFileName("model.onnx")).toBe("model.onnx");
  });
});
