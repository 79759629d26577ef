"use client";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { MainLinks } from "./main-links";

/** The places of the market on a phone. Going somewhere closes it. */
export function MobileMenu() {
  const path = usePathname();
  const [openAt, setOpenAt] = useState<string>();
  return (
    <div className="lg:hidden">
      <button
        type="button"
        aria-label="Menu"
        className={buttonClass("quiet", "icon", "-ml-2")}
        onClick={() => setOpenAt(path)}
      >
        <Menu aria-hidden className="size-5" />
      </button>
      <Dialog open={openAt === path} onOpenChange={(open) => setOpenAt(open ? path : undefined)} title="Menu">
        <nav aria-label="Main">
          <MainLinks vertical />
        </nav>
      </Dialog>
    </div>
  );
}
