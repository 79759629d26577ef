"use client";
import type { Address } from "viem";
import { ChoiceCards } from "@/components/choice";
import { TextField } from "@/components/field";
import { isSameAddress, readAddress } from "@/lib/address";

/** Who is to vote with what an account has locked, as it is being chosen. */
export interface DelegateInput {
  readonly who: "self" | "other";
  /** What was typed for somebody else. */
  readonly other: string;
}

/** What is chosen to begin with: the present delegate, else the account itself. */
export function delegateInput(account: Address, delegate: Address | undefined): DelegateInput {
  const isOther = delegate !== undefined && !isSameAddress(delegate, account);
  return { who: isOther ? "other" : "self", other: isOther ? delegate : "" };
}

/** The account that is chosen; undefined while there is none. */
export function chosenDelegate({ who, other }: DelegateInput, account: Address): Address | undefined {
  return who === "self" ? account : readAddress(other).address;
}

/** The account itself, or another one. */
export function DelegateChoice({
  input,
  onChange,
}: {
  readonly input: DelegateInput;
  readonly onChange: (input: DelegateInput) => void;
}) {
  return (
    <div className="flex flex-col gap-3">
      <ChoiceCards
        legend="Who votes with them"
        columns={2}
        value={input.who}
        onChange={(who) => onChange({ ...input, who })}
        choices={[
          { value: "self", name: "I vote myself", meaning: "You cast a vote on each proposal." },
          { value: "other", name: "A delegate", meaning: "It votes for you. Your FTNS stay yours." },
        ]}
      />
      {input.who === "self" ? undefined : (
        <TextField
          label="Address of the delegate"
          autoComplete="off"
          spellCheck={false}
          value={input.other}
          onChange={({ target }) => onChange({ ...input, other: target.value })}
          hint="Copy it from a source that you trust, or choose somebody in the list of delegates."
          error={readAddress(input.other).problem}
        />
      )}
    </div>
  );
}
