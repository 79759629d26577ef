export interface Port {
  name: string;
  type: string;
  shape: (number | string)[];
}

export interface Inspection {
  irVersion: number;
  producer: string;
  description: string;
  opsets: Record<string, number>;
  metadata: Record<string, string>;
  inputs: Port[];
  outputs: Port[];
  operators: Record<string, number>;
  parameters: number;
  warnings: string[];
}

export function inspectOnnx(bytes: Uint8Array): Inspection;
