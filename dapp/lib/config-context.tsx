"use client";
import { createContext, useContext, type ReactNode } from "react";
import type { SiteConfig } from "@/lib/config";

const Context = createContext<SiteConfig | undefined>(undefined);

/** Hands the configuration of the server to the client's islands. */
export function ConfigProvider({ config, children }: { readonly config: SiteConfig; readonly children: ReactNode }) {
  return <Context value={config}>{children}</Context>;
}

/** The configuration of this site. */
export function useSiteConfig(): SiteConfig {
  const config = useContext(Context);
  if (config === undefined) throw new Error("useSiteConfig needs a ConfigProvider around it");
  return config;
}
