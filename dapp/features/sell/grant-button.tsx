"use client";
import type { TermsId } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { TextField } from "@/components/field";
import { FormAction } from "@/features/transaction";
import { readCount } from "./offer-fields";
import { addressOf } from "./split-fields";

/** Gives licences away, to anybody. */
export function GrantButton({
  terms,
  name,
  unit,
  encrypted,
}: {
  readonly terms: TermsId;
  readonly name: string;
  readonly unit: string;
  readonly encrypted: boolean;
}) {
  const [account, setAccount] = useState("");
  const [count, setCount] = useState("1");
  const holder = addressOf(account);
  const quantity = readCount(count);
  return (
    <FormAction
      title={`Give a licence of ${name}`}
      valid={holder !== undefined && quantity !== undefined}
      prepare={async (market) => {
        const { grantLicence } = await import("@ftns-market/sdk/actions");
        if (holder === undefined || quantity === undefined) throw new TypeError("the review opens only with a holder");
        return grantLicence(market, { terms, holder, quantity, name });
      }}
      explanation={
        encrypted
          ? "A gift brings no key: hand the artifact over in another way. To give it with its key, offer the licence for 0 FTNS instead."
          : "It cannot be taken back."
      }
      fields={
        <>
          <TextField
            label="To"
            placeholder="0x…"
            autoComplete="off"
            spellCheck={false}
            value={account}
            onChange={({ target }) => setAccount(target.value)}
            error={account.trim() !== "" && holder === undefined ? "This is not an address." : undefined}
          />
          <TextField
            label="How many"
            inputMode="numeric"
            autoComplete="off"
            value={count}
            onChange={({ target }) => setCount(target.value)}
            hint={`Each is 1 ${unit}.`}
            error={quantity === undefined ? "Write a whole number from 1." : undefined}
          />
        </>
      }
    >
      Give for free
    </FormAction>
  );
}
