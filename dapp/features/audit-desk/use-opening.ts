"use client";
import type { FindingOpening } from "@ftns-market/sdk/audits";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { useCallback, useEffect, useState } from "react";
import { useSiteConfig } from "@/lib/config-context";
import { keepOpening, keptOpening, type OpeningPlace } from "./kept-opening";

/** Where this browser keeps what opens a seat. */
export function useOpeningPlace({ audit, seat, auditor }: DeskSeat): OpeningPlace {
  const { deployment } = useSiteConfig();
  return { chainId: deployment.chainId, audit: audit.audit, seat, account: auditor };
}

/** What opens a sealed finding. "looking" until the browser has been asked, "none" when it keeps none. */
export function useOpening(place: OpeningPlace) {
  const [opening, setOpening] = useState<FindingOpening | "looking" | "none">("looking");
  const { chainId, audit, seat, account } = place;
  useEffect(() => {
    let current = true;
    void keptOpening({ chainId, audit, seat, account }).then((kept) => current && setOpening(kept ?? "none"));
    return () => {
      current = false;
    };
  }, [chainId, audit, seat, account]);
  const take = useCallback(
    async (given: FindingOpening) => {
      await keepOpening({ chainId, audit, seat, account }, given);
      setOpening(given);
    },
    [chainId, audit, seat, account],
  );
  return { opening, take };
}
