/**
 * Emits a WebAssembly module with Keccak-f[1600] on two states at once (one per lane of a 128-bit vector). The keystream
 * is two thirds of the work of an artifact and its blocks are independent, so two lanes nearly double the throughput;
 * keeping the loops inside the module saves a call per 32 bytes. The module is written here as code, not carried as a
 * binary, so that it can be read and reviewed.
 *
 * Exports: `memory`, `xorKeystream(keyOffset, dataOffset, firstBlock: bigint, pairs)`, `hashPair(a, b, blocks, out)`.
 */

/** Bytes that one Keccak-256 permutation absorbs. */
export const RATE = 136;

/** First free byte of the module's memory: below it are the round constants and the two-lane state. */
export const FREE_OFFSET = 1024;

const ROUNDS = 24;
const CONSTANTS_OFFSET = 0;
const STATE_OFFSET = 512;
const WORDS = 25;

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;
const NOTHING = 0x40;

type Code = number[];

function unsigned(value: number): Code {
  const bytes: Code = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): Code {
  const bytes: Code = [];
  let rest = value;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
const i32 = (value: number): Code => [0x41, ...signed(value)];
const i64 = (value: number): Code => [0x42, ...signed(value)];
const vector = (operation: number, immediates: Code = []): Code => [0xfd, ...unsigned(operation), ...immediates];
const load = (offset: number): Code => vector(0x00, [0, ...unsigned(offset)]);
const loadSplat64 = (offset: number): Code => vector(0x0a, [0, ...unsigned(offset)]);
const loadHigh64 = (offset: number): Code => vector(0x57, [0, ...unsigned(offset), 1]);
const store = (offset: number): Code => vector(0x0b, [0, ...unsigned(offset)]);
const shuffle = (lanes: Code): Code => vector(0x0d, lanes);
const constant64 = (low: Code): Code => vector(0x0c, [...low, ...low]);

const ADD_I32: Code = [0x6a];
const SUB_I32: Code = [0x6b];
const ADD_I64: Code = [0x7c];
const SPLAT_I64 = vector(0x12);
const REPLACE_HIGH_I64 = vector(0x1e, [1]);
const AND_NOT = vector(0x4f);
const OR = vector(0x50);
const XOR = vector(0x51);
const SHIFT_LEFT = vector(0xcb);
const SHIFT_RIGHT = vector(0xcd);
const ADD_LANES = vector(0xce);
/** (a0, a1), (b0, b1) -> (a0, b0): of two state words, those of the first state. */
const FIRST_OF_BOTH = shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
const SECOND_OF_BOTH = shuffle([8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31]);
const REVERSE_BYTES = shuffle([7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8]);
const PADDING_START = constant64([1, 0, 0, 0, 0, 0, 0, 0]);
const PADDING_END = constant64([0, 0, 0, 0, 0, 0, 0, 0x80]);
const ZERO = constant64([0, 0, 0, 0, 0, 0, 0, 0]);
const TWO = constant64([2, 0, 0, 0, 0, 0, 0, 0]);

/** Runs `body` while the i32 local `counter`, lowered by one each time, is not zero. */
const repeat = (counter: number, body: Code): Code => [
  ...[0x03, NOTHING, ...body],
  ...[...get(counter), ...i32(1), ...SUB_I32, 0x22, ...unsigned(counter), 0x0d, 0, 0x0b],
];

/** A local plus a number of bytes, back into the local. */
const advance = (local: number, bytes: number): Code => [...get(local), ...i32(bytes), ...ADD_I32, ...set(local)];

const rotate = (local: number, bits: number): Code =>
  bits === 0
    ? get(local)
    : [...get(local), ...i32(bits), ...SHIFT_LEFT, ...get(local), ...i32(64 - bits), ...SHIFT_RIGHT, ...OR];

const stateWord = (word: number): number => STATE_OFFSET + 16 * word;

/** `permute()`: Keccak-f[1600] on the two states in memory. */
function permuteFunction(): Code {
  const round = 0;
  const constants = 1;
  const a = (x: number, y: number): number => 2 + (x % 5) + 5 * (y % 5);
  const b = (x: number, y: number): number => 27 + (x % 5) + 5 * (y % 5);
  const c = (x: number): number => 52 + (x % 5);
  const d = 57;
  const columns = [0, 1, 2, 3, 4];
  const rotations = rotationOffsets();

  const theta = [
    ...columns.flatMap((x) => [
      ...get(a(x, 0)),
      ...[1, 2, 3, 4].flatMap((y) => [...get(a(x, y)), ...XOR]),
      ...set(c(x)),
    ]),
    ...columns.flatMap((x) => [
      ...[...rotate(c(x + 1), 1), ...get(c(x + 4)), ...XOR, ...set(d)],
      ...columns.flatMap((y) => [...get(a(x, y)), ...get(d), ...XOR, ...set(a(x, y))]),
    ]),
  ];
  const rhoAndPi = columns.flatMap((x) =>
    columns.flatMap((y) => [...rotate(a(x, y), rotations[x + 5 * y]!), ...set(b(y, 2 * x + 3 * y))]),
  );
  const chi = columns.flatMap((y) =>
    columns.flatMap((x) => [
      ...[...get(b(x, y)), ...get(b(x + 2, y)), ...get(b(x + 1, y)), ...AND_NOT, ...XOR, ...set(a(x, y))],
    ]),
  );
  const iota = [...get(a(0, 0)), ...get(constants), ...loadSplat64(0), ...XOR, ...set(a(0, 0))];
  const words = Array.from({ length: WORDS }, (_, word) => word);
  return functionBody(
    [
      [2, I32],
      [56, V128],
    ],
    [
      ...words.flatMap((word) => [...i32(0), ...load(stateWord(word)), ...set(2 + word)]),
      ...[...i32(ROUNDS), ...set(round), ...i32(CONSTANTS_OFFSET), ...set(constants)],
      ...repeat(round, [...theta, ...rhoAndPi, ...chi, ...iota, ...advance(constants, 8)]),
      ...words.flatMap((word) => [...i32(0), ...get(2 + word), ...store(stateWord(word))]),
    ],
  );
}

const PERMUTE = 0;
const callPermute: Code = [0x10, PERMUTE];

/** `xorKeystream(key, data, firstBlock, pairs)`: XORs 64 bytes at `data` per pair with blocks n and n + 1. */
function xorKeystreamFunction(): Code {
  const [key, data, firstBlock, pairs, counters] = [0, 1, 2, 3, 4] as const;
  const setWord = (word: number, value: Code): Code => [...i32(0), ...value, ...store(stateWord(word))];
  const absorbed = Array.from({ length: WORDS }, (_, word): Code => {
    if (word < 4) return [...get(key), ...loadSplat64(8 * word)];
    if (word === 7) return [...get(counters), ...get(counters), ...REVERSE_BYTES];
    if (word === 8) return PADDING_START;
    return word === 16 ? PADDING_END : ZERO;
  });
  const xorHalf = (words: readonly [number, number], pick: Code, offset: number): Code => [
    ...[...get(data), ...get(data), ...load(offset)],
    ...[...i32(0), ...load(stateWord(words[0])), ...i32(0), ...load(stateWord(words[1])), ...pick],
    ...[...XOR, ...store(offset)],
  ];
  return functionBody(
    [[1, V128]],
    [
      ...[...get(firstBlock), ...SPLAT_I64, ...get(firstBlock), ...i64(1), ...ADD_I64, ...REPLACE_HIGH_I64],
      ...set(counters),
      ...repeat(pairs, [
        ...absorbed.flatMap((value, word) => setWord(word, value)),
        ...callPermute,
        ...xorHalf([0, 1], FIRST_OF_BOTH, 0),
        ...xorHalf([2, 3], FIRST_OF_BOTH, 16),
        ...xorHalf([0, 1], SECOND_OF_BOTH, 32),
        ...xorHalf([2, 3], SECOND_OF_BOTH, 48),
        ...[...get(counters), ...TWO, ...ADD_LANES, ...set(counters), ...advance(data, 64)],
      ]),
    ],
  );
}

/** `hashPair(a, b, blocks, out)`: the Keccak-256 hashes of two padded messages of equal length, 32 bytes each, at `out`. */
function hashPairFunction(): Code {
  const [a, b, blocks, out] = [0, 1, 2, 3] as const;
  const rateWords = Array.from({ length: RATE / 8 }, (_, word) => word);
  const writeHalf = (words: readonly [number, number], pick: Code, offset: number): Code => [
    ...[...get(out), ...i32(0), ...load(stateWord(words[0])), ...i32(0), ...load(stateWord(words[1]))],
    ...[...pick, ...store(offset)],
  ];
  return functionBody(
    [],
    [
      ...Array.from({ length: WORDS }, (_, word) => [...i32(0), ...ZERO, ...store(stateWord(word))]).flat(),
      ...repeat(blocks, [
        ...rateWords.flatMap((word) => [
          ...[...i32(0), ...i32(0), ...load(stateWord(word))],
          ...[...get(b), ...get(a), ...loadSplat64(8 * word), ...loadHigh64(8 * word), ...XOR],
          ...store(stateWord(word)),
        ]),
        ...[...callPermute, ...advance(a, RATE), ...advance(b, RATE)],
      ]),
      ...writeHalf([0, 1], FIRST_OF_BOTH, 0),
      ...writeHalf([2, 3], FIRST_OF_BOTH, 16),
      ...writeHalf([0, 1], SECOND_OF_BOTH, 32),
      ...writeHalf([2, 3], SECOND_OF_BOTH, 48),
    ],
  );
}

function functionBody(locals: [count: number, type: number][], code: Code): Code {
  const declared = [...unsigned(locals.length), ...locals.flatMap(([count, type]) => [...unsigned(count), type])];
  return sized([...declared, ...code, 0x0b]);
}

/** The rho offsets of Keccak, by its defining walk (x, y) -> (y, 2x + 3y). */
function rotationOffsets(): number[] {
  const offsets = new Array<number>(WORDS).fill(0);
  let [x, y] = [1, 0];
  for (let t = 0; t < WORDS - 1; t++) {
    offsets[x + 5 * y] = (((t + 1) * (t + 2)) / 2) % 64;
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return offsets;
}

/** The iota constants of Keccak, by its defining shift register, as little-endian bytes. */
function roundConstants(): Code {
  const constants: Code = [];
  let register = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = new Array<number>(8).fill(0);
    for (let j = 0; j <= 6; j++) {
      const bit = 2 ** j - 1;
      if ((register & 1) === 1) bytes[bit >> 3]! |= 1 << (bit & 7);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
    constants.push(...bytes);
  }
  return constants;
}

const sized = (content: Code): Code => [...unsigned(content.length), ...content];
const section = (id: number, content: Code): Code => [id, ...sized(content)];
const list = (items: Code[]): Code => [...unsigned(items.length), ...items.flat()];
const exported = (name: string, kind: number, index: number): Code => [
  ...sized([...new TextEncoder().encode(name)]),
  ...[kind, index],
];

/**
 * The module's bytes.
 * @param pages Memory in pages of 64 KiB, fixed.
 */
export function keccakModuleBytes(pages: number): Uint8Array<ArrayBuffer> {
  const types = [
    [0x60, 0, 0],
    [0x60, 4, I32, I32, I64, I32, 0],
    [0x60, 4, I32, I32, I32, I32, 0],
  ];
  const constants = roundConstants();
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list([[0], [1], [2]])),
    ...section(5, list([[1, ...unsigned(pages), ...unsigned(pages)]])),
    ...section(7, list([exported("memory", 2, 0), exported("xorKeystream", 0, 1), exported("hashPair", 0, 2)])),
    ...section(10, list([permuteFunction(), xorKeystreamFunction(), hashPairFunction()])),
    ...section(11, list([[0, ...i32(CONSTANTS_OFFSET), 0x0b, ...sized(constants)]])),
  ]);
}
