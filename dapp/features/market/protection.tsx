import { FileCheck2, KeyRound, LockKeyhole } from "lucide-react";

const STEPS = [
  {
    icon: FileCheck2,
    title: "The file is checked before you pay",
    text: "Your browser downloads the encrypted file and compares every piece with what the chain has on record.",
  },
  {
    icon: LockKeyhole,
    title: "Your payment waits in escrow",
    text: "The seller is not paid yet. If no key comes in time, anybody can send your money back, with the seller's bond.",
  },
  {
    icon: KeyRound,
    title: "The chain verifies the key",
    text: "The contract accepts only the key that was promised. If the content is wrong all the same, your browser proves it and you are refunded.",
  },
] as const;

/** How a purchase of an encrypted asset is protected, in three steps. */
export function Protection() {
  return (
    <ol className="grid gap-4 md:grid-cols-3">
      {STEPS.map(({ icon: Icon, title, text }, index) => (
        <li key={title} className="flex gap-3">
          <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent-strong">
            <Icon aria-hidden className="size-5" />
          </span>
          <div>
            <h3 className="font-semibold">
              {index + 1}. {title}
            </h3>
            <p className="text-muted">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
