// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeTiers} from "../libraries/FeeTiers.sol";
import {AssetId, SaleId} from "../libraries/Ids.sol";
import {IAssetRegistry, Split} from "../registry/IAssetRegistry.sol";
import {Splits} from "../registry/Splits.sol";
import {IReputation, News} from "../trust/IReputation.sol";
import {IEscrow, Sale, SaleState} from "./IEscrow.sol";
import {ISelfDealing} from "./ISelfDealing.sol";

/// @title SelfDealing
/// @notice See `ISelfDealing`.
contract SelfDealing is ISelfDealing {
    uint256 private constant BASIS_POINTS = 10_000;

    IAssetRegistry private immutable _registry;
    IEscrow private immutable _escrow;
    IReputation private immutable _reputation;

    mapping(SaleId sale => bool) private _struck;

    constructor(IAssetRegistry registry, IEscrow escrow, IReputation reputation) {
        _registry = registry;
        _escrow = escrow;
        _reputation = reputation;
    }

    /// @inheritdoc ISelfDealing
    function strike(SaleId id, Split calldata split) external {
        Sale memory sale = _escrow.saleOf(id);
        if (!_counts(sale)) revert SelfDealing_NothingCounts(id);
        if (_struck[id]) revert SelfDealing_AlreadyStruck(id);
        AssetId asset = sale.terms.assetOf();
        if (Splits.hash(split.contributors, split.parents) != _registry.splitHashOf(asset, sale.split)) {
            revert SelfDealing_SplitMismatch(asset, sale.split);
        }
        if (!Splits.names(split.contributors, sale.buyer)) revert SelfDealing_NotShown(id, sale.buyer);

        _struck[id] = true;
        emit SaleStruck(id, sale.seller, sale.buyer);
        _reputation.record(sale.seller, News.Struck);
    }

    /// @inheritdoc ISelfDealing
    function isStruck(SaleId id) external view returns (bool) {
        return _struck[id];
    }

    /// @dev As the escrow tells it: a key was delivered, and the fee was worth telling.
    function _counts(Sale memory sale) private pure returns (bool) {
        if (sale.state != SaleState.Settled || sale.buyerKeyHash == 0) return false;
        return FeeTiers.isWorthNews((uint256(sale.amount) * sale.feeBps) / BASIS_POINTS);
    }
}
