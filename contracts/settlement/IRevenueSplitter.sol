// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../libraries/Ids.sol";
import {Payout} from "../libraries/Payouts.sol";
import {Royalty} from "../libraries/Royalties.sol";
import {Contributor, Parent} from "../registry/IAssetRegistry.sol";

/// @title RevenueSplitter
/// @notice Splits what the sales of an asset brought: fee to the treasury, royalties to the pools of its parents, the rest to its
/// contributors by weight, all as withdrawable credit in the vault. A sale costs the same whatever the number of payees.
///     royalty_i = floor(net * royaltyBps_i / 10,000)
///     weight_j  = contribution weight_j * (0.5 + 0.5 * reputation_j), reputations as they are at the distribution
///     share_j   = floor((net - sum of royalties) * weight_j / sum of weights), the remaining dust to the first contributor
/// Without contributors everything that is not royalty goes to the owner of the asset at the time of the distribution.
/// Anybody chooses the moment of a distribution; a reputation moves slowly, and `preview` tells beforehand.
/// A parent's royalty flows into the parent's pool of the split in force and is distributed from there in turn.
interface IRevenueSplitter {
    /// @notice A pool was distributed. `payouts` follow the order of the split's contributors (or the owner alone), `royalties` that
    /// of the asset's parents. Each is one word: account (20 bytes) and amount (12), or pool (8), zeros (12) and amount (12).
    event Distributed(PoolId indexed pool, uint256 net, uint256 fee, Payout[] payouts, Royalty[] royalties);

    /// @notice Names the account that receives platform fees. Emitted once, by the constructor: it never changes.
    event TreasurySet(address indexed treasury);

    error RevenueSplitter_ZeroTreasury();
    error RevenueSplitter_NothingToDistribute(PoolId pool);
    /// @notice The contributors or parents handed in are not those the pool's split was published with.
    error RevenueSplitter_SplitMismatch(PoolId pool);

    /// @notice Distributes everything in a pool. Anyone may call.
    /// @param contributors those of the pool's split, in the published order
    /// @param parents those of the asset, in the published order
    function distribute(PoolId pool, Contributor[] calldata contributors, Parent[] calldata parents) external;

    /// @notice What `distribute` would pay now.
    function preview(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) external view returns (uint256 fee, Payout[] memory payouts, Royalty[] memory royalties);

    /// @notice What the same distribution would pay by contribution weights alone: beside `preview` it shows what reputation does.
    function previewByWeight(
        PoolId pool,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) external view returns (Payout[] memory payouts);

    /// @notice The account that receives platform fees.
    function treasury() external view returns (address);
}
