// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../libraries/Bls12381.sol";
import {AssetId, PoolId, SaleId, TermsId} from "../libraries/Ids.sol";
import {Content, Split} from "../registry/IAssetRegistry.sol";

/// @notice Where a sale stands. AwaitingKey -> Delivered -> Settled, or -> Refunded from either. A lot is Held first, and becomes
/// AwaitingKey or Returned, or settles at once and leaves no record. Terminal states never change.
enum SaleState {
    None,
    AwaitingKey,
    Delivered,
    Settled,
    Refunded,
    Held, // a lot without a buyer
    Returned // a lot that was not sold
}

/// @notice What a venue hands over when a price is made. The payment already lies on the vault's table.
struct Order {
    TermsId terms;
    uint32 quantity;
    address buyer;
    uint96 amount; // FTNS base units for the whole quantity
    uint16 version; // asset version the buyer has verified
    uint16 epoch; // ownership epoch the offer was made in
}

/// @notice What a venue locks before it makes the price.
struct Lot {
    TermsId terms; // ordinal 0: the asset itself
    uint32 quantity;
    address seller; // the asset's owner
    uint16 version; // the asset's latest version
    uint96 bondBase; // FTNS base units that the delivery bond is a share of
}

/// @notice A sale that waits for a key or for the end of its content window. All numbers are fixed at the purchase.
struct Sale {
    // slot 0
    address buyer;
    uint96 amount; // FTNS base units
    // slot 1
    address seller;
    SaleState state;
    uint16 feeBps;
    uint40 deadline; // AwaitingKey: last second to deliver; Delivered: last second to prove wrong content; Held: seconds to deliver
    uint32 contentWindow; // seconds, 0 = an open artifact, or content that auditors certified before the purchase; Delivered: the key came at deadline - contentWindow
    // slot 2
    TermsId terms;
    uint32 quantity;
    uint96 bond; // seller's money at stake, FTNS base units
    uint16 version;
    uint16 split;
    bool lot; // sold as a lot
    uint16 epoch; // of the asset at the purchase, or when the lot was held
    // slot 3
    bytes32 buyerKeyHash; // keccak256(B)
}

/// @title Escrow
/// @notice Turns a price made by a venue into a sale: at once when no key is needed (open artifact, or a renewal by a holder who
/// already has the key of this version), else through verified key delivery (docs/delivery.md).
/// With any party absent for ever, anyone can finish a sale by a fixed deadline: `refund` after the delivery window, `settle`
/// after the content window.
/// The fee is floor(amount * feeBps / 10,000) and the bond floor(amount * bondBps / 10,000), both fixed at the purchase.
/// Refunds and returned bonds become credit in the vault: nobody's code runs, and nobody can hold up anybody else's money.
/// Warning: the seller's bond is drawn from the seller's credit in the vault at the purchase; without enough credit approved to the
/// escrow an encrypted asset cannot be bought.
interface IEscrow {
    /// @notice A sale that needed no key, opened and settled at once: this event is all it leaves, it has no number. Its money is in
    /// the pool of the asset (the upper 48 bits of `terms`) and `split`: net = amount - fee.
    /// @param venue index under which the venue was admitted
    /// @param amount payment for the whole quantity, fee included, FTNS base units
    event Sold(
        TermsId indexed terms,
        address indexed buyer,
        address indexed seller,
        uint16 venue,
        uint16 version,
        uint16 split,
        uint32 quantity,
        uint256 amount,
        uint256 fee
    );
    /// @notice A sale that waits for its key, or the sale of a lot. The venue is the one admitted under the index in the upper 16 bits of `sale`.
    /// @param split version of the revenue split that its payment will be distributed by
    /// @param amount payment for the whole quantity, fee included, FTNS base units
    event SaleOpened(
        SaleId indexed sale,
        TermsId indexed terms,
        address indexed buyer,
        address seller,
        uint16 version,
        uint16 split,
        uint32 quantity,
        uint256 amount,
        uint256 fee
    );
    /// @notice Follows `SaleOpened`, the seller owes a key: what a seller's watcher filters by.
    /// @param bond seller's money at stake, FTNS base units
    /// @param deadline last second to deliver, timestamp (seconds)
    /// @param buyerKey B, 128 bytes
    event KeyAwaited(SaleId indexed sale, address indexed seller, uint256 bond, uint40 deadline, bytes buyerKey);
    /// @notice The buyer opens it: X = W - b * R1, K = keccak256(X).
    event KeyDelivered(SaleId indexed sale, uint40 contentDeadline, bytes r1, bytes w);
    /// @notice A sale that waited for its key, or a lot, has settled. `net` went into the pool: amount - fee - resale royalty.
    event SaleSettled(SaleId indexed sale, PoolId indexed pool, uint256 net, uint256 fee);
    /// @param bondPaid part of the seller's bond that went to the buyer
    event SaleRefunded(SaleId indexed sale, RefundReason reason, uint256 amount, uint256 bondPaid);
    /// @notice A lot is held for a price to be made. It becomes a sale by `SaleOpened` with the same number, or `LotReturned`.
    /// @param bond seller's money at stake if it is sold, FTNS base units
    event LotHeld(
        SaleId indexed sale,
        TermsId indexed terms,
        address indexed seller,
        uint16 version,
        uint16 split,
        uint32 quantity,
        uint16 feeBps,
        uint256 bond
    );
    /// @notice The lot was not sold: it is the seller's again.
    /// @param bondTo who has its bond: the seller, unless the version was proved fraudulent
    event LotReturned(SaleId indexed sale, address bondTo);
    /// @notice An asset was resold: ERC-2981 royalty to its publisher, taken before the split.
    event ResaleRoyaltyPaid(SaleId indexed sale, address indexed recipient, uint256 amount);
    event VenueAdmitted(address indexed venue, uint16 indexed index);
    event VenueRetired(address indexed venue);

    enum RefundReason {
        NotDelivered, // the delivery window ran out: bond to the buyer
        Declined, // the seller gave the order back in time: bond to the seller, of a lot to the buyer
        Fraudulent // the version was proved fraudulent: bond to the buyer
    }

    error Escrow_CallerIsNotVenue(address caller);
    error Escrow_VenueAlreadyAdmitted(address venue);
    error Escrow_VenueNotAdmitted(address venue);
    error Escrow_Paused(uint40 until);
    error Escrow_AssetNotForSale(AssetId asset);
    error Escrow_VersionChanged(AssetId asset, uint16 expected, uint16 actual);
    /// @notice The asset changed hands since the offer was made.
    error Escrow_OfferOutdated(AssetId asset, uint16 expectedEpoch, uint16 actualEpoch);
    error Escrow_BuyerIsSeller(address account);
    /// @notice An asset itself is one lot: its quantity is 1.
    error Escrow_AssetIsOne(uint32 quantity);
    /// @notice The account only stands for a lot (`uint64` of a sale number, or zero): nobody has its key.
    error Escrow_BuyerIsNobody(address account);
    /// @notice The artifact is encrypted, and the buyer does not hold the key of this version under these terms.
    error Escrow_BuyerKeyMissing();
    /// @notice Not a canonical point of the subgroup of G1, or infinity.
    error Escrow_BuyerKeyInvalid();
    /// @notice An open artifact needs no key: do not send one.
    error Escrow_BuyerKeyNotNeeded();
    /// @notice Assets of this category are sold only with a live certificate (`CertifiedCategories`).
    error Escrow_NotCertified(AssetId asset, uint16 version);
    error Escrow_UnknownSale(SaleId sale);
    error Escrow_WrongState(SaleId sale, SaleState actual);
    error Escrow_DeliveryWindowOver(SaleId sale, uint40 deadline);
    error Escrow_TooEarly(SaleId sale, uint40 deadline);
    error Escrow_CallerIsNotBuyer(SaleId sale, address caller);
    error Escrow_CallerIsNotSeller(SaleId sale, address caller);
    /// @notice B is not the key this sale was opened with.
    error Escrow_BuyerKeyMismatch(SaleId sale);
    /// @notice H, Y or the content are not what the version was published with.
    error Escrow_KeyCommitmentMismatch(SaleId sale);
    /// @notice The delivered key does not match the commitment: the pairing equation does not hold.
    error Escrow_WrongKey(SaleId sale);
    error Escrow_VersionFraudulent(SaleId sale);
    error Escrow_NothingToRefund(SaleId sale);

    /// @notice The asset is the lot of a running auction: nothing else of it is sold until that has ended.
    error Escrow_AssetLocked(AssetId asset);
    error Escrow_SellerIsNotOwner(AssetId asset, address seller);
    error Escrow_CallerIsNotVenueOfLot(SaleId lot, address caller);
    /// @notice The split handed in is not the one on record.
    error Escrow_SplitMismatch(AssetId asset, uint16 split);
    /// @notice Without contributors the price goes to whoever owns the asset when it is distributed, a buyer of the asset say: name them
    /// before a lot is made of it.
    error Escrow_SplitNamesNobody(AssetId asset);
    /// @notice The account is the seller, the owner, or a contributor of the lot's split.
    error Escrow_PartyOfLot(SaleId lot, address account);
    /// @notice The asset was taken down or the lot's version proved fraudulent: the lot can only be returned.
    error Escrow_LotVoid(SaleId lot);

    /// @notice Holds a lot until `award` or `returnLot`. Admitted venues only, not while new business is paused. The asset must
    /// be live, not locked, `lot.version` its latest version, the seller its owner, and its split name contributors. Licences are reserved (a
    /// cap, and exclusivity, are taken from now on); an asset itself is locked. Fee, windows and split are fixed now. The bond, floor(bondBase * bondBps / 10,000) for an
    /// encrypted version, is drawn from the seller's credit now, so that no empty account can hold up a sale later.
    function hold(Lot calldata lot) external returns (SaleId sale);

    /// @notice Sells a held lot for `amount` on the vault's table. The venue that holds it only, retired or not, also during a pause. Nothing
    /// that the seller has done since can stop it. Settles at once for an open artifact, else waits for its key like every sale.
    /// An asset goes to the buyer when the sale settles.
    /// @param buyerKey B, 128 bytes, which the venue has checked (`isBuyerKey`); empty for an open artifact
    function award(SaleId lot, address buyer, uint96 amount, bytes calldata buyerKey) external;

    /// @notice Gives a held lot back to the seller. So goes the bond, unless the lot's version was proved fraudulent: then it is forfeited to
    /// `forfeitTo`. The venue that holds it only, retired or not, also during a pause.
    /// @param forfeitTo whom the lot would have been awarded to, else the treasury; the venue is trusted to name it
    function returnLot(SaleId lot, address forfeitTo) external;

    /// @notice Opens a sale for `order.amount` on the vault's table. Admitted venues only. The asset must be live, its latest version
    /// and ownership epoch those of the order, and the buyer not its owner. Settles at once when the version is open, or when the
    /// order carries no buyer key and the buyer has received the key of this version under these terms before.
    /// @param buyerKey B, 128 bytes (EIP-2537 G1); empty when no key is needed
    /// @return sale the number of a sale that waits for its key, zero for one that is settled
    function open(Order calldata order, bytes calldata buyerKey) external returns (SaleId sale);

    /// @notice Delivers the content key. Anyone may relay. Accepted while block.timestamp <= deadline, not for a fraudulent version.
    /// Settles at once when the content was certified at the purchase: there is no content window then.
    /// @param content what the version was published with
    function deliver(SaleId sale, Content calldata content, Delivery calldata delivery) external;

    /// @notice The buyer is satisfied: settles before the content window ends. Buyer only. Not for a fraudulent version.
    function confirm(SaleId sale) external;

    /// @notice Settles a delivered sale whose content window is over (block.timestamp > deadline). Anyone. Not for a
    /// fraudulent version.
    function settle(SaleId sale) external;

    /// @notice Gives an order back before delivery: full refund, the bond returns to the seller; of a lot it goes to the
    /// buyer. Seller only, while block.timestamp <= deadline, not for a fraudulent version.
    function decline(SaleId sale) external;

    /// @notice Refunds a sale whose delivery window is over (block.timestamp > deadline), or whose version was proved
    /// fraudulent before it settled. Anyone. The bond goes to the buyer.
    function refund(SaleId sale) external;

    /// @notice Lets a venue open sales. Restricted: the timelock.
    function admitVenue(address venue) external;

    /// @notice Stops a venue from opening sales; its open ones finish. Restricted: the timelock.
    function retireVenue(address venue) external;

    /// @notice Whether a held lot can only be returned: its asset is taken down, or its version was proved fraudulent.
    function isLotVoid(SaleId lot) external view returns (bool);

    /// @notice Reverts with `Escrow_PartyOfLot` for the seller, the asset's owner and the contributors of the lot's split.
    /// @param split the lot's split; its hash is on record
    /// @return encrypted whether the lot needs a buyer's key
    function requireOutsider(SaleId lot, address account, Split calldata split) external view returns (bool encrypted);

    /// @notice Whether these bytes are a canonical point of the subgroup of G1, and not infinity: a key that can be delivered to.
    function isBuyerKey(bytes calldata buyerKey) external view returns (bool);

    /// @notice The record of a held lot, or of a sale that needed a key. Sales that settle at once leave only their events.
    function saleOf(SaleId sale) external view returns (Sale memory);

    /// @return index the venue's number, 0 = never admitted
    /// @return admitted whether it may open sales
    /// @return sales number of its sales so far that had to wait for a key, and of its lots
    function venueOf(address venue) external view returns (uint16 index, bool admitted, uint48 sales);
}
