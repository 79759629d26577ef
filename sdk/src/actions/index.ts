/** Everything that can be done in the market, as data for `send`. */
export { contractCall, type Action, type ContractCall } from "./action.ts";
export * from "./auctions/index.ts";
export { approve, type ApproveInput, type Spender } from "./approve.ts";
export { approveVault, type ApproveVaultInput, type VaultSpender } from "./approve-vault.ts";
export { buy } from "./buy.ts";
export { buyFromVault } from "./buy-from-vault.ts";
export { buyWithPermit } from "./buy-with-permit.ts";
export { endListing, pauseListing, resumeListing, type ChangeListingInput } from "./change-listing.ts";
export { closeTerms, type CloseTermsInput } from "./close-terms.ts";
export {
  consume,
  consumeWithSignature,
  consumption,
  type ConsumeBySignatureInput,
  type ConsumeInput,
} from "./consume.ts";
export { createTerms, type CreateTermsInput, type LicenceText } from "./create-terms.ts";
export { deliverKey, type DeliverKeyInput } from "./deliver-key.ts";
export { deposit, depositWithPermit, type DepositInput } from "./deposit.ts";
export { distribute, type DistributeInput } from "./distribute.ts";
export { confirmSale, declineSale, refundSale, settleSale, type FinishSaleInput } from "./finish-sale.ts";
export * from "./governance/index.ts";
export { grantLicence, type GrantLicenceInput } from "./grant-licence.ts";
export { listLicences, type ListLicencesInput } from "./list-licences.ts";
export { permit, type PermitInput, type PermitRequest, type SignedPermit } from "./permit.ts";
export { proveFraud, type ProveFraudInput } from "./prove-fraud.ts";
export { publishAsset, type PublishAssetInput, type VersionInput } from "./publish-asset.ts";
export { publishVersion, type PublishVersionInput } from "./publish-version.ts";
export type { PurchaseInput } from "./purchase.ts";
export { createdTerms, openedSale, publishedVersion, type OpenedSale } from "./receipts.ts";
export { repriceListing, type RepriceListingInput } from "./reprice-listing.ts";
export { send, type SendEvent, type SendOptions, type Sent } from "./send.ts";
export { setContributors, type SetContributorsInput } from "./set-contributors.ts";
export { sign, type SignatureRequest } from "./signature.ts";
export { restoreAsset, takeDown, type TakeDownInput } from "./take-down.ts";
export * from "./trust/index.ts";
export { withdraw, type WithdrawInput } from "./withdraw.ts";
