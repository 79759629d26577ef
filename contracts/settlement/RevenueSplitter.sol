// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, poolId, PoolId} from "../libraries/Ids.sol";
import {Contributor, IAssetRegistry, Parent} from "../registry/IAssetRegistry.sol";
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

    /// @dev Who gets what of a pool, FTNS base units.
    struct Parts {
        uint256 net;
        uint256 fee;
        address[] accounts;
        uint256[] amounts;
        PoolId[] parentPools;
        uint256[] royalties;
    }

    constructor(IAssetRegistry registry, IVault vault, address treasury_) {
        if (treasury_ == address(0)) revert RevenueSplitter_ZeroTreasury();
        _registry = registry;
        _vault = vault;
        treasury = treasury_;
        emit TreasurySet(treasury_);
    }

    /// @inheritdoc IRevenueSplitter
    function distribute(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) external {
        Parts memory parts = _partsOf(pool, contributors, parents);
        if (parts.net == 0 && parts.fee == 0) revert RevenueSplitter_NothingToDistribute(pool);

        emit Distributed(
            pool,
            pool.poolAssetOf(),
            parts.net,
            parts.fee,
            parts.accounts,
            parts.amounts,
            parts.parentPools,
            parts.royalties
        );
        _vault.distribute(pool, treasury, parts.accounts, parts.amounts, parts.parentPools, parts.royalties);
    }

    /// @inheritdoc IRevenueSplitter
    function preview(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    )
        external
        view
        returns (
            uint256 fee,
            address[] memory accounts,
            uint256[] memory amounts,
            PoolId[] memory parentPools,
            uint256[] memory royalties
        )
    {
        Parts memory parts = _partsOf(pool, contributors, parents);
        return (parts.fee, parts.accounts, parts.amounts, parts.parentPools, parts.royalties);
    }

    function _partsOf(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) private view returns (Parts memory parts) {
        _requireSplit(pool, contributors, parents);
        (parts.net, parts.fee) = _vault.poolOf(pool);
        uint256 rest = _royalties(parts, parents);
        if (contributors.length == 0) _toOwner(parts, pool.poolAssetOf(), rest);
        else _toContributors(parts, contributors, rest);
    }

    function _requireSplit(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) private view {
        bytes32 published = _registry.splitHashOf(pool.poolAssetOf(), pool.splitOf());
        if (keccak256(abi.encode(contributors, parents)) != published) revert RevenueSplitter_SplitMismatch(pool);
    }

    /// @return rest what the royalties leave. The registry bounds their sum below 100 %.
    function _royalties(Parts memory parts, Parent[] calldata parents) private view returns (uint256 rest) {
        rest = parts.net;
        parts.parentPools = new PoolId[](parents.length);
        parts.royalties = new uint256[](parents.length);
        for (uint256 i = 0; i < parents.length; ++i) {
            AssetId parent = parents[i].asset;
            uint256 royalty = (parts.net * parents[i].royaltyBps) / BASIS_POINTS;
            parts.parentPools[i] = poolId(parent, _registry.stateOf(parent).split);
            parts.royalties[i] = royalty;
            rest -= royalty;
        }
    }

    /// @dev The dust of the divisions, less than one base unit for each contributor, goes to the first.
    function _toContributors(Parts memory parts, Contributor[] calldata contributors, uint256 rest) private pure {
        uint256 totalWeight;
        for (uint256 i = 0; i < contributors.length; ++i) {
            totalWeight += contributors[i].weight;
        }
        parts.accounts = new address[](contributors.length);
        parts.amounts = new uint256[](contributors.length);
        uint256 dust = rest;
        for (uint256 i = 0; i < contributors.length; ++i) {
            uint256 amount = (rest * contributors[i].weight) / totalWeight;
            parts.accounts[i] = contributors[i].account;
            parts.amounts[i] = amount;
            dust -= amount;
        }
        parts.amounts[0] += dust;
    }

    function _toOwner(Parts memory parts, AssetId asset, uint256 rest) private view {
        parts.accounts = new address[](1);
        parts.amounts = new uint256[](1);
        parts.accounts[0] = _registry.stateOf(asset).owner;
        parts.amounts[0] = rest;
    }
}
