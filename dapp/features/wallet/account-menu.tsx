"use client";
import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { Address } from "viem";
import { buttonClass } from "@/components/button";
import { shortAddress } from "@/lib/format";

const ITEM =
  "flex w-full cursor-default items-center px-3 py-2 text-sm outline-none select-none data-highlighted:bg-sunken";

/** The connected account: where its things are, another wallet, the way out. */
export function AccountMenu({
  address,
  name,
  connect,
  disconnect,
}: {
  readonly address: Address;
  /** Name of the wallet. */
  readonly name: string | undefined;
  readonly connect: () => void;
  readonly disconnect: () => void;
}) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={buttonClass("secondary", "sm")} aria-label={`Account ${shortAddress(address)}`}>
        <span className="font-mono">{shortAddress(address)}</span>
        <ChevronDown aria-hidden className="size-3.5" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-40">
          <Menu.Popup className="w-56 rounded-md border border-line bg-card py-1 shadow-pop outline-none">
            <p className="px-3 pt-1 pb-2 text-xs text-muted">{name}</p>
            <Menu.Item className={ITEM} render={<Link href="/library" />}>
              Library
            </Menu.Item>
            <Menu.Item className={ITEM} render={<Link href="/sell" />}>
              Sell
            </Menu.Item>
            <Menu.Item className={ITEM} render={<Link href="/funds" />}>
              Funds
            </Menu.Item>
            <Menu.Item className={ITEM} render={<Link href={`/accounts/${address}`} />}>
              Public page
            </Menu.Item>
            <Menu.Separator className="my-1 border-t border-line" />
            <Menu.Item className={ITEM} onClick={connect}>
              Change wallet
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={disconnect}>
              Disconnect
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
