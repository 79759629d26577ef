/** What stands behind an opcode: a number of bytes, a line or two, or a length of so many bytes and as many bytes as it says. */
export type PickleArgument = number | "line" | "two lines" | "length1" | "length4" | "length8";

/** An opcode of Python's pickle protocols 0 to 5 (Lib/pickletools.py). */
export interface PickleOpcode {
  readonly name: string;
  readonly argument: PickleArgument;
  /** How many it takes from the stack; "mark": down to the last mark. */
  readonly pops: number | "mark";
  readonly pushes: 0 | 1;
}

type Row = readonly [code: number, name: string, argument: PickleArgument, pops: number | "mark", pushes: 0 | 1];

const ROWS: readonly Row[] = [
  [0x49, "INT", "line", 0, 1],
  [0x4a, "BININT", 4, 0, 1],
  [0x4b, "BININT1", 1, 0, 1],
  [0x4d, "BININT2", 2, 0, 1],
  [0x4c, "LONG", "line", 0, 1],
  [0x8a, "LONG1", "length1", 0, 1],
  [0x8b, "LONG4", "length4", 0, 1],
  [0x53, "STRING", "line", 0, 1],
  [0x54, "BINSTRING", "length4", 0, 1],
  [0x55, "SHORT_BINSTRING", "length1", 0, 1],
  [0x42, "BINBYTES", "length4", 0, 1],
  [0x43, "SHORT_BINBYTES", "length1", 0, 1],
  [0x8e, "BINBYTES8", "length8", 0, 1],
  [0x96, "BYTEARRAY8", "length8", 0, 1],
  [0x97, "NEXT_BUFFER", 0, 0, 1],
  [0x98, "READONLY_BUFFER", 0, 1, 1],
  [0x4e, "NONE", 0, 0, 1],
  [0x88, "NEWTRUE", 0, 0, 1],
  [0x89, "NEWFALSE", 0, 0, 1],
  [0x56, "UNICODE", "line", 0, 1],
  [0x8c, "SHORT_BINUNICODE", "length1", 0, 1],
  [0x58, "BINUNICODE", "length4", 0, 1],
  [0x8d, "BINUNICODE8", "length8", 0, 1],
  [0x46, "FLOAT", "line", 0, 1],
  [0x47, "BINFLOAT", 8, 0, 1],
  [0x5d, "EMPTY_LIST", 0, 0, 1],
  [0x61, "APPEND", 0, 2, 1],
  [0x65, "APPENDS", 0, "mark", 0],
  [0x6c, "LIST", 0, "mark", 1],
  [0x29, "EMPTY_TUPLE", 0, 0, 1],
  [0x74, "TUPLE", 0, "mark", 1],
  [0x85, "TUPLE1", 0, 1, 1],
  [0x86, "TUPLE2", 0, 2, 1],
  [0x87, "TUPLE3", 0, 3, 1],
  [0x7d, "EMPTY_DICT", 0, 0, 1],
  [0x64, "DICT", 0, "mark", 1],
  [0x73, "SETITEM", 0, 3, 1],
  [0x75, "SETITEMS", 0, "mark", 0],
  [0x8f, "EMPTY_SET", 0, 0, 1],
  [0x90, "ADDITEMS", 0, "mark", 0],
  [0x91, "FROZENSET", 0, "mark", 1],
  [0x30, "POP", 0, 1, 0],
  [0x32, "DUP", 0, 0, 1],
  [0x28, "MARK", 0, 0, 1],
  [0x31, "POP_MARK", 0, "mark", 0],
  [0x67, "GET", "line", 0, 1],
  [0x68, "BINGET", 1, 0, 1],
  [0x6a, "LONG_BINGET", 4, 0, 1],
  [0x70, "PUT", "line", 0, 0],
  [0x71, "BINPUT", 1, 0, 0],
  [0x72, "LONG_BINPUT", 4, 0, 0],
  [0x94, "MEMOIZE", 0, 0, 0],
  [0x82, "EXT1", 1, 0, 1],
  [0x83, "EXT2", 2, 0, 1],
  [0x84, "EXT4", 4, 0, 1],
  [0x63, "GLOBAL", "two lines", 0, 1],
  [0x93, "STACK_GLOBAL", 0, 2, 1],
  [0x52, "REDUCE", 0, 2, 1],
  [0x62, "BUILD", 0, 2, 1],
  [0x69, "INST", "two lines", "mark", 1],
  [0x6f, "OBJ", 0, "mark", 1],
  [0x81, "NEWOBJ", 0, 2, 1],
  [0x92, "NEWOBJ_EX", 0, 3, 1],
  [0x80, "PROTO", 1, 0, 0],
  [0x2e, "STOP", 0, 1, 0],
  [0x95, "FRAME", 8, 0, 0],
  [0x50, "PERSID", "line", 0, 1],
  [0x51, "BINPERSID", 0, 1, 1],
];

export const PICKLE_OPCODES: ReadonlyMap<number, PickleOpcode> = new Map(
  ROWS.map(([code, name, argument, pops, pushes]) => [code, { name, argument, pops, pushes }]),
);

/** Opcodes that call what a pickle names. */
export const CALLS: ReadonlySet<string> = new Set(["REDUCE", "INST", "OBJ", "NEWOBJ", "NEWOBJ_EX"]);
