// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../libraries/Ids.sol";
import {AssetStatus} from "./IAssetRegistry.sol";

/// @notice What a licence gives.
enum LicenceKind {
    Perpetual, // for ever; quantity = copies or seats
    Subscription, // until `expiresAt`; quantity = periods, which add up
    Metered // units that are consumed; quantity = packs of `unitsPerPack`
}

/// @notice Terms of a licence. Never change once created; they can be closed to further business.
struct Terms {
    // slot 0
    AssetId asset;
    LicenceKind kind;
    bool transferable;
    bool exclusive; // while one is live or held, nobody else is issued any licence on the asset; never Metered
    bool closed;
    bool textIsSpdx; // `text` is an SPDX id as a short string, else the sha2-256 digest of a raw IPFS block
    uint32 period; // seconds per period, Subscription only
    uint32 unitsPerPack; // units per pack, Metered only
    uint32 supplyCap; // copies (Perpetual), holders (Subscription), packs (Metered) ever issued; 0 = unlimited
    uint32 issued; // counted only where there is a cap; reserved ones included
    // slot 1
    bytes32 text;
}

/// @notice What one holder has under one terms id.
struct Licence {
    // slot 0
    uint64 quantity; // = the ERC-1155 balance: copies, 0 or 1 for a subscription, units left
    uint40 expiresAt; // timestamp (seconds), Subscription only; valid while block.timestamp < expiresAt
    uint16 keyVersion; // latest asset version whose key was delivered to this holder, 0 = none
}

/// @title Licences
/// @notice Licences as ERC-1155 tokens: what was bought, by whom, until when, and a view for gatekeepers.
/// Warning: no receiver callback is made when a licence is issued (only on transfers): a settlement never runs the buyer's code,
/// so that no buyer can hold up a seller's money. A licence exists only through a settled sale or a grant of the owner.
/// Warning: a balance alone does not say that a licence is valid: ask `isValid`, which knows expiry. An expired subscription stays a
/// balance of 1 until it is renewed, or replaced by a transfer from somebody else.
/// Warning: exclusive means that no licence is issued to anybody else from then on. Licences issued earlier, and sales opened
/// earlier, stay.
interface ILicences {
    event TermsCreated(TermsId indexed termsId, AssetId indexed asset, Terms terms);
    event TermsClosed(TermsId indexed termsId);
    /// @notice A subscription was issued or prolonged: what its ERC-1155 event does not say. That event precedes it where the balance
    /// changes. Licences of the other kinds are issued by their ERC-1155 event alone, from the zero address; its operator is the
    /// issuer that sold them, else the owner who granted them.
    event SubscriptionProlonged(
        TermsId indexed termsId,
        address indexed holder,
        uint32 periods,
        uint40 expiresAt,
        bool granted
    );
    event UnitsConsumed(
        TermsId indexed termsId,
        address indexed holder,
        address indexed operator,
        uint64 units,
        bytes32 reference_
    );
    event IssuerChanged(address indexed issuer, bool allowed);

    error Licences_UnknownTerms(TermsId terms);
    error Licences_CallerIsNotAssetOwner(AssetId asset, address caller);
    error Licences_CallerIsNotIssuer(address caller);
    error Licences_AssetNotLive(AssetId asset, AssetStatus status);
    /// @notice The asset is the lot of a running auction: no licence is given away, no terms are made or closed until it has ended.
    error Licences_AssetLocked(AssetId asset);
    error Licences_InvalidTerms(string reason);
    error Licences_TermsClosed(TermsId terms);
    error Licences_TooManyTerms(AssetId asset);
    error Licences_ZeroQuantity();
    error Licences_SupplyExhausted(TermsId terms, uint256 requested, uint256 left);
    error Licences_AssetUnderExclusiveLicence(AssetId asset, uint32 until);
    error Licences_NotTransferable(TermsId terms);
    /// @notice The recipient already has a live subscription under these terms.
    error Licences_RecipientHasSubscription(TermsId terms, address recipient);
    /// @notice The holder has bought a renewal that is not settled yet: the subscription stays until it is.
    error Licences_RenewalPending(TermsId terms, address holder);
    error Licences_LicenceExpired(TermsId terms, address holder);
    error Licences_NotMetered(TermsId terms);
    error Licences_InsufficientUnits(TermsId terms, address holder, uint256 requested, uint256 left);
    error Licences_CallerMayNotConsume(address caller, address holder);
    error Licences_InvalidSignature();
    error Licences_SignatureExpired(uint256 deadline);
    error Licences_QuantityTooLarge(uint256 quantity);

    /// @notice Creates terms for an asset. Owner only, not while it is the lot of a sale.
    /// @param period seconds per period; > 0 for Subscription, else 0
    /// @param unitsPerPack > 0 for Metered, else 0
    /// @param exclusive not for Metered, which never ends by itself
    /// @param supplyCap 0 = unlimited; 1 for exclusive Perpetual terms
    /// @param text SPDX id as a left-aligned short string, or the digest of the licence text; not empty
    function createTerms(
        AssetId asset,
        LicenceKind kind,
        bool transferable,
        bool exclusive,
        uint32 period,
        uint32 unitsPerPack,
        uint32 supplyCap,
        bool textIsSpdx,
        bytes32 text
    ) external returns (TermsId termsId);

    /// @notice Ends new business under these terms for ever. Owner only, not while the asset is the lot of a sale. Licences and pending sales are untouched.
    function closeTerms(TermsId termsId) external;

    /// @notice Gives licences away. Owner only, live assets only, not while the asset is the lot of a sale; counts against the cap and respects exclusivity.
    function grant(TermsId termsId, address holder, uint32 quantity) external;

    /// @notice Issues licences for a settled sale. Issuers only. A live subscription is prolonged from its end.
    /// @param keyVersion asset version whose key the holder has received, 0 = none
    /// @param purchase what is remembered of it (`Purchases`), in the licence's slot
    function issueAtOnce(TermsId termsId, address holder, uint32 quantity, uint16 keyVersion, uint40 purchase) external;

    /// @notice Holds supply (and exclusivity) for a sale that is not settled yet, until `issueReserved` or `release` with the same
    /// arguments. Issuers only. A capped or exclusive subscription cannot be transferred while its renewal is held.
    function reserve(TermsId termsId, address holder, uint32 quantity) external;

    /// @notice Issues what was reserved, to the same account or, for a lot whose buyer was not known, to another. The period of a
    /// subscription runs from `start`, or from the end of a running one. A seat of the cap that was held passes on, or goes back when
    /// the holder has one. Issuers only, retired ones too. Never reverts for reasons that came up after the reservation (closed terms,
    /// takedown); a balance or an expiry that would not fit is cut to the largest one.
    /// @param reservedFor account that the reservation was made for
    /// @param start timestamp (seconds) of the delivery
    /// @param purchase as in `issueAtOnce`
    function issueReserved(
        TermsId termsId,
        address reservedFor,
        address holder,
        uint32 quantity,
        uint16 keyVersion,
        uint40 start,
        uint40 purchase
    ) external;

    /// @notice Gives reserved supply (and exclusivity) back. Issuers only, retired ones too.
    function release(TermsId termsId, address holder, uint32 quantity) external;

    /// @notice Consumes metered units, which burns that much of the balance. By the holder or an ERC-1155 operator of the holder.
    /// @param reference_ free reference of the service, for its books
    function consume(TermsId termsId, address holder, uint64 units, bytes32 reference_) external;

    /// @notice Consumes metered units by the holder's EIP-712 signature over
    /// `Consume(uint256 termsId,address holder,address operator,uint64 units,bytes32 reference_,uint256 nonce,uint256 deadline)`;
    /// operator = the caller, nonce = `nonces(holder, operator)`. ERC-1271 accounts can sign. Accepted while block.timestamp <= deadline.
    function consumeWithSignature(
        TermsId termsId,
        address holder,
        uint64 units,
        bytes32 reference_,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Lets a settlement contract issue and reserve licences, or no longer: a retired one can only finish what it has
    /// reserved. Restricted: the timelock.
    function setIssuer(address issuer, bool allowed) external;

    /// @notice True for an issuer that is admitted and not retired.
    function isIssuer(address issuer) external view returns (bool);

    /// @notice Next nonce of the signatures that a holder gives to an operator. Operators do not disturb each other.
    function nonces(address holder, address operator) external view returns (uint256);

    /// @notice The terms. Reverts with `Licences_UnknownTerms`.
    function termsOf(TermsId termsId) external view returns (Terms memory);

    /// @notice Whether these terms exist and take new business.
    function isOpen(TermsId termsId) external view returns (bool);

    /// @notice Number of terms created for an asset; ordinals run from 1 to this number.
    function termsCount(AssetId asset) external view returns (uint16);

    function licenceOf(TermsId termsId, address holder) external view returns (Licence memory);

    /// @notice This holder's dearest purchase under these terms, the first of equally dear ones. It stays with who bought, whatever becomes of
    /// the licence; grants and transfers leave none.
    /// @return tier of the fee that was paid (`FeeTiers`); 0 = never bought
    /// @return split number of the asset's split at the purchase
    /// @return epoch of the asset at the purchase
    function purchaseOf(TermsId termsId, address holder) external view returns (uint8 tier, uint16 split, uint16 epoch);

    /// @notice The question a gatekeeper asks: may this holder use the asset under these terms now?
    /// Perpetual: balance > 0. Subscription: block.timestamp < expiresAt. Metered: units left.
    function isValid(TermsId termsId, address holder) external view returns (bool);
}
