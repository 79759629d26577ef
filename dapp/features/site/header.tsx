import Link from "next/link";
import { Search } from "lucide-react";
import { AlertBell } from "@/features/bid-alerts";
import { WalletButton } from "@/features/wallet";
import { Logo } from "./logo";
import { MobileMenu } from "./mobile-menu";
import { MainLinks } from "./main-links";
import type { Theme } from "./theme";
import { ThemeButton } from "./theme-button";

/** The head of every page: where to go, what to find, who is signed in. */
export function Header({ theme }: { readonly theme: Theme }) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-card">
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-2 px-4 sm:gap-4">
        <MobileMenu />
        <Link href="/" className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo />
          <span className="max-[26rem]:sr-only">FTNS Market</span>
        </Link>
        <nav aria-label="Main" className="hidden lg:block">
          <MainLinks />
        </nav>
        <form action="/explore" role="search" className="relative ml-auto hidden max-w-xs flex-1 lg:block">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
          <input
            type="search"
            name="q"
            aria-label="Search the market"
            placeholder="Search models, data, tools …"
            className="h-8 w-full rounded-md border border-line-strong bg-ground pr-2 pl-8 text-sm placeholder:text-muted"
          />
        </form>
        <div className="ml-auto flex items-center gap-1 lg:ml-0">
          <AlertBell />
          <ThemeButton initial={theme} />
          <WalletButton />
        </div>
      </div>
    </header>
  );
}
