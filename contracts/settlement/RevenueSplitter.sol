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

        (PoolId[] memory parentPools, uint256[] memory royalties, uint256 rest) = _royaltiesOf(net, parents);
        (address[] memory accounts, uint256[] memory amounts) = _sharesOf(pool, rest, contributors);
        emit Distributed(pool, pool.poolAssetOf(), net, fee, accounts, amounts, parentPools, royalties);
        _vault.distribute(pool, treasury, accounts, amounts, parentPools, royalties);
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
        _requireSplit(pool, contributors, parents);
        uint256 rest;
        (rest, fee) = _vault.poolOf(pool);
        (parentPools, royalties, rest) = _royaltiesOf(rest, parents);
        (accounts, amounts) = _sharesOf(pool, rest, contributors);
    }

    function _requireSplit(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) private view {
        bytes32 published = _registry.splitHashOf(pool.poolAssetOf(), pool.splitOf());
        if (keccak256(abi.encode(contributors, parents)) != published) revert RevenueSplitter_SplitMismatch(pool);
    }

    /// @return pools the parents' pools of their splits in force
    /// @return royalties what each of them gets
    /// @return rest what the royalties leave; the registry bounds their sum below 100 %
    function _royaltiesOf(
        uint256 net,
        Parent[] calldata parents
    ) private view returns (PoolId[] memory pools, uint256[] memory royalties, uint256 rest) {
        uint256 count = parents.length;
        pools = new PoolId[](count);
        royalties = new uint256[](count);
        rest = net;
        for (uint256 i = 0; i < count; ++i) {
            AssetId parent = parents[i].asset;
            uint256 royalty = (net * parents[i].royaltyBps) / BASIS_POINTS;
            pools[i] = poolId(parent, _registry.stateOf(parent).split);
            royalties[i] = royalty;
            rest -= royalty;
        }
    }

    /// @dev The dust of the divisions, less than one base unit for each contributor, goes to the first. The registry refuses
    /// weights of zero. No sum or product can overflow: weights and amounts are below 2^96, contributors fewer than 2^8.
    function _sharesOf(
        PoolId pool,
        uint256 total,
        Contributor[] calldata contributors
    ) private view returns (address[] memory accounts, uint256[] memory amounts) {
        uint256 count = contributors.length;
        if (count == 0) return _wholeToOwner(pool.poolAssetOf(), total);

        accounts = new address[](count);
        amounts = new uint256[](count);
        unchecked {
            uint256 weights = 0;
            for (uint256 i = 0; i < count; ++i) {
                weights += contributors[i].weight;
            }
            uint256 dust = total;
            for (uint256 i = 0; i < count; ++i) {
                uint256 share = (total * contributors[i].weight) / weights;
                accounts[i] = contributors[i].account;
                amounts[i] = share;
                dust -= share;
            }
            amounts[0] += dust;
        }
    }

    function _wholeToOwner(
        AssetId asset,
        uint256 total
    ) private view returns (address[] memory accounts, uint256[] memory amounts) {
        accounts = new address[](1);
        amounts = new uint256[](1);
        accounts[0] = _registry.stateOf(asset).owner;
        amounts[0] = total;
    }
}
