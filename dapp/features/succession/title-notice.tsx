import { Notice } from "@/components/notice";

/** What whoever buys an encrypted asset itself should know before. */
export function TitleNotice() {
  return (
    <Notice title="You get the asset, not the seller’s secret">
      Whoever wins becomes the owner and can open the file. The keys of licences, though, are made with the secret of
      who published the version: to sell licences, publish a new version first, also of the same file. Until then
      nothing of it can be delivered to others.
    </Notice>
  );
}
