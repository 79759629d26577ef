"use client";
import { withWallet } from "@/features/wallet";
import type { PublishProps } from "./account-drafts";

/** Publishes an asset, or a further version of one. */
export const PublishWizard = withWallet<PublishProps>("to publish", () =>
  import("./account-drafts").then(({ AccountDrafts }) => AccountDrafts),
);
