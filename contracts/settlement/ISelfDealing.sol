// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId} from "../libraries/Ids.sol";
import {Split} from "../registry/IAssetRegistry.sol";

/// @title SelfDealing
/// @notice Takes a sale out of its seller's reputation whose buyer was paid by it. A purchase cannot ask for the contributors at the price it has,
/// so anybody shows them afterwards. Money, goods and the sale itself stay as they are.
/// Warning: a second account of the seller, and owners and contributors of what the asset is made from, cannot be shown here.
interface ISelfDealing {
    event SaleStruck(SaleId indexed sale, address indexed seller, address indexed buyer);

    /// @notice Only a sale that needed a key and has settled counts for a reputation.
    error SelfDealing_NothingCounts(SaleId sale);
    error SelfDealing_AlreadyStruck(SaleId sale);
    /// @notice The split handed in is not that of the sale.
    error SelfDealing_SplitMismatch(AssetId asset, uint16 split);
    /// @notice The buyer is no contributor of the sale's split.
    error SelfDealing_NotShown(SaleId sale, address buyer);

    /// @notice Strikes a sale whose buyer is a contributor of the split that it was paid by. Anyone, once.
    /// @param split the asset's split at the purchase: the one whose number the sale has
    function strike(SaleId sale, Split calldata split) external;

    function isStruck(SaleId sale) external view returns (bool);
}
