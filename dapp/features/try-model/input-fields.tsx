"use client";
import { TextArea, TextField } from "@/components/field";
import { parseRows, rowLength, shapeWords, type InputShape } from "./tensor-text";

/** Up to this many numbers each have a field of their own beside the text. */
const FIELDS = 32;

/** One input of a model: rows to paste, and the numbers of the first row one by one where they are few. */
export function InputFields({
  input,
  text,
  error,
  onText,
}: {
  readonly input: InputShape;
  readonly text: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}) {
  const length = rowLength(input);
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={
          <>
            Input <code className="break-all">{input.name}</code>{" "}
            <span className="font-normal text-muted">
              {input.type}, {shapeWords(input)}
            </span>
          </>
        }
        hint={`Paste rows of ${length === undefined ? "numbers" : `${length} numbers`}, one row per line, separated by commas, tabs or spaces. A header, and leading columns such as an id, are left out. ${noteOf(input, text)}`}
        error={error}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      {length === undefined || length > FIELDS ? undefined : <Single {...{ input, text, length, onText }} />}
    </div>
  );
}

function noteOf(input: InputShape, text: string): string {
  try {
    return parseRows(input, text).note ?? "";
  } catch {
    // Said when it is run; while somebody is writing it would only disturb.
    return "";
  }
}

function Single({
  input,
  text,
  length,
  onText,
}: {
  readonly input: InputShape;
  readonly text: string;
  readonly length: number;
  readonly onText: (text: string) => void;
}) {
  const values = firstRow(input, text, length);
  const change = (index: number, value: string) =>
    onText(values.map((before, place) => (place === index ? value || "0" : before)).join(", "));
  return (
    <details>
      <summary className="cursor-pointer text-accent">Fill in the {length} numbers of one row</summary>
      <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {values.map((value, index) => (
          <TextField
            // The place is what a number is in a row.
            key={index}
            label={`Value ${index + 1}`}
            inputMode="decimal"
            value={value}
            onChange={({ target }) => change(index, target.value)}
          />
        ))}
      </div>
    </details>
  );
}

function firstRow(input: InputShape, text: string, length: number): readonly string[] {
  const cells = text
    .split(/\r?\n/)[0]!
    .split(",")
    .map((cell) => cell.trim());
  if (cells.length === length) return cells;
  try {
    return parseRows(input, text).rows[0]!.map(String);
  } catch {
    return Array.from({ length }, () => "0");
  }
}
