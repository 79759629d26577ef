// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, poolId, PoolId} from "../libraries/Ids.sol";
import {Payout, Payouts} from "../libraries/Payouts.sol";
import {Royalties, Royalty} from "../libraries/Royalties.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Contributor, IAssetRegistry, Parent} from "../registry/IAssetRegistry.sol";
import {Splits} from "../registry/Splits.sol";
import {IRevenueSplitter} from "./IRevenueSplitter.sol";
import {IVault} from "./IVault.sol";

/// @title RevenueSplitter
/// @notice See `IRevenueSplitter`.
contract RevenueSplitter is IRevenueSplitter {
    uint256 private constant BASIS_POINTS = 10_000;

    IAssetRegistry private immutable _registry;
    IVault private immutable _vault;

    /// @inheritdoc IRevenueSplitter
    address public immutable treasury;

    constructor(IAssetRegistry registry, IVault vault, address treasury_) {
        if (treasury_ == address(0)) revert RevenueSplitter_ZeroTreasury();
        _registry = registry;
        _vault = vault;
        treasury = treasury_;
        emit TreasurySet(treasury_);
    }

    /// @inheritdoc IRevenueSplitter
    function distribute(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) external {
        _requireSplit(pool, contributors, parents);
        (uint256 net, uint256 fee) = _vault.poolOf(pool);
        if (net == 0 && fee == 0) revert RevenueSplitter_NothingToDistribute(pool);

        (Royalty[] memory royalties, uint256 rest) = _royaltiesOf(net, parents);
        Payout[] memory payouts = _sharesOf(pool, rest, contributors);
        emit Distributed(pool, net, fee, payouts, royalties);
        _vault.distribute(pool, treasury, payouts, royalties);
    }

    /// @inheritdoc IRevenueSplitter
    function preview(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) external view returns (uint256 fee, Payout[] memory payouts, Royalty[] memory royalties) {
        _requireSplit(pool, contributors, parents);
        uint256 rest;
        (rest, fee) = _vault.poolOf(pool);
        (royalties, rest) = _royaltiesOf(rest, parents);
        payouts = _sharesOf(pool, rest, contributors);
    }

    function _requireSplit(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) private view {
        bytes32 published = _registry.splitHashOf(pool.poolAssetOf(), pool.splitOf());
        if (Splits.hash(contributors, parents) != published) revert RevenueSplitter_SplitMismatch(pool);
    }

    /// @return royalties for the parents' pools of their splits in force
    /// @return rest what the royalties leave; the registry bounds their sum below 100 %
    function _royaltiesOf(
        uint256 net,
        Parent[] calldata parents
    ) private view returns (Royalty[] memory royalties, uint256 rest) {
        royalties = new Royalty[](parents.length);
        rest = net;
        for (uint256 i = 0; i < parents.length; ++i) {
            AssetId parent = parents[i].asset;
            uint256 royalty = (net * parents[i].royaltyBps) / BASIS_POINTS;
            (, uint96 state) = _registry.packedStateOf(parent);
            royalties[i] = Royalties.make(poolId(parent, AssetStates.splitOf(state)), royalty);
            rest -= royalty;
        }
    }

    /// @dev The dust of the divisions, less than one base unit for each contributor, goes to the first. The registry refuses
    /// weights of zero. No sum or product can overflow: weights and amounts are below 2^96, contributors fewer than 2^8.
    function _sharesOf(
        PoolId pool,
        uint256 total,
        Contributor[] calldata contributors
    ) private view returns (Payout[] memory payouts) {
        uint256 count = contributors.length;
        if (count == 0) return _wholeToOwner(pool.poolAssetOf(), total);

        payouts = new Payout[](count);
        unchecked {
            uint256 weights = 0;
            for (uint256 i = 0; i < count; ++i) {
                weights += contributors[i].weight;
            }
            uint256 first = total;
            for (uint256 i = count - 1; i > 0; --i) {
                uint256 share = (total * contributors[i].weight) / weights;
                payouts[i] = Payouts.make(contributors[i].account, share);
                first -= share;
            }
            payouts[0] = Payouts.make(contributors[0].account, first);
        }
    }

    function _wholeToOwner(AssetId asset, uint256 total) private view returns (Payout[] memory payouts) {
        (address owner, ) = _registry.packedStateOf(asset);
        payouts = new Payout[](1);
        payouts[0] = Payouts.make(owner, total);
    }
}
