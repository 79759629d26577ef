export const BUCKETS: 4096;
export function tokenize(text: string): string[];
export function bucketOf(token: string): number;
export function buckets(text: string): number[];
export function featureVector(text: string): Float32Array<ArrayBuffer>;
export function svmlightRow(text: string, label?: string): string;
