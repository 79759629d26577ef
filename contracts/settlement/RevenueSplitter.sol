// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, poolId, PoolId} from "../libraries/Ids.sol";
import {Payout, Payouts} from "../libraries/Payouts.sol";
import {Royalties, Royalty} from "../libraries/Royalties.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Contributor, IAssetRegistry, Parent} from "../registry/IAssetRegistry.sol";
import {Splits} from "../registry/Splits.sol";
import {IReputation} from "../trust/IReputation.sol";
import {IRevenueSplitter} from "./IRevenueSplitter.sol";
import {IVault} from "./IVault.sol";

/// @title RevenueSplitter
/// @notice See `IRevenueSplitter`.
contract RevenueSplitter is IRevenueSplitter {
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant WAD = 1e18;

    IAssetRegistry private immutable _registry;
    IVault private immutable _vault;
    IReputation private immutable _reputation;

    /// @inheritdoc IRevenueSplitter
    address public immutable treasury;

    constructor(IAssetRegistry registry, IVault vault, IReputation reputation, address treasury_) {
        if (treasury_ == address(0)) revert RevenueSplitter_ZeroTreasury();
        _registry = registry;
        _vault = vault;
        _reputation = reputation;
        treasury = treasury_;
        emit TreasurySet(treasury_);
    }

    /// @inheritdoc IRevenueSplitter
    function distribute(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) external {
        _requireSplit(pool, contributors, parents);
        (uint256 net, uint256 fee) = _vault.poolOf(pool);
        if (net == 0 && fee == 0) revert RevenueSplitter_NothingToDistribute(pool);

        (Royalty[] memory royalties, uint256 rest) = _royaltiesOf(net, parents);
        Payout[] memory payouts = _sharesOf(pool, rest, contributors, _effectiveWeights(contributors));
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
        payouts = _sharesOf(pool, rest, contributors, _effectiveWeights(contributors));
    }

    /// @inheritdoc IRevenueSplitter
    function previewByWeight(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) external view returns (Payout[] memory) {
        _requireSplit(pool, contributors, parents);
        (uint256 net, ) = _vault.poolOf(pool);
        (, uint256 rest) = _royaltiesOf(net, parents);
        uint256[] memory weights = new uint256[](contributors.length);
        for (uint256 i = 0; i < contributors.length; ++i) {
            weights[i] = contributors[i].weight;
        }
        return _sharesOf(pool, rest, contributors, weights);
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

    /// @dev weight * (0.5 + 0.5 * reputation), in units of half a WAD. One contributor gets everything whatever its reputation.
    function _effectiveWeights(Contributor[] calldata contributors) private view returns (uint256[] memory weights) {
        uint256 count = contributors.length;
        if (count < 2) {
            weights = new uint256[](count);
            if (count == 1) weights[0] = contributors[0].weight;
            return weights;
        }

        address[] memory accounts = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            accounts[i] = contributors[i].account;
        }
        weights = _reputation.reputationsOf(accounts);
        unchecked {
            for (uint256 i = 0; i < count; ++i) {
                weights[i] = contributors[i].weight * (WAD + weights[i]);
            }
        }
    }

    /// @dev The dust of the divisions, less than one base unit for each contributor, goes to the first. The registry refuses
    /// weights of zero. No sum or product can overflow: effective weights are below 2^158, amounts below 2^90, contributors fewer
    /// than 2^8.
    function _sharesOf(
        PoolId pool,
        uint256 total,
        Contributor[] calldata contributors,
        uint256[] memory weights
    ) private view returns (Payout[] memory payouts) {
        uint256 count = contributors.length;
        if (count == 0) return _wholeToOwner(pool.poolAssetOf(), total);

        payouts = new Payout[](count);
        unchecked {
            uint256 sum = 0;
            for (uint256 i = 0; i < count; ++i) {
                sum += weights[i];
            }
            uint256 first = total;
            for (uint256 i = count - 1; i > 0; --i) {
                uint256 share = (total * weights[i]) / sum;
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
