"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConnectionEffect, useConnection } from "wagmi";
import { forgetMasters } from "./remembered";

/** Drops what belongs to an account when another one is connected, or none. */
export function ForgetOnChange() {
  const { address } = useConnection();
  const queryClient = useQueryClient();
  useEffect(
    () => () => {
      // Runs for the account that was there before.
      if (address === undefined) return;
      forgetMasters();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(address.toLowerCase()) });
    },
    [address, queryClient],
  );
  useConnectionEffect({ onDisconnect: forgetMasters });
  return undefined;
}
