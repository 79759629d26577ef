export interface Finding {
  severity: "serious" | "note";
  check: string;
  message: string;
}

export interface Column {
  name: string;
  type: "number" | "text";
  missing: number;
  distinct: number;
  min?: number;
  max?: number;
  mean?: number;
  deviation?: number;
}

export interface Report {
  rows: number;
  columns: Column[];
  classes?: Record<string, number>;
  findings: Finding[];
}

export function parseCsv(text: string): string[][];
export function checkDataset(text: string, options?: { label?: string; ignore?: string[] }): Report;
