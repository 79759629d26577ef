// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {IAssetRegistry, Split} from "../registry/IAssetRegistry.sol";
import {Splits} from "../registry/Splits.sol";

/// @notice An asset and its split in force.
struct Kin {
    AssetId asset;
    Split split;
}

/// @title Lineages
/// @notice Who has a part in an asset: the owners and contributors of it and of what it is made from. View.
library Lineages {
    using AssetStates for uint96;

    /// @notice Assets that are looked at, nearest first: the asset, its parents, theirs. What lies beyond is not.
    uint256 internal constant MAX_KIN = 16;

    /// @notice The split handed in is not the one in force, or an asset is missing, too many or out of order.
    error Lineages_Mismatch(uint256 index);

    /// @param lineage the asset first, then generation by generation in the order of their parents, each once, at most `MAX_KIN`
    /// @param orderer who counts as one more party
    function partiesOf(
        IAssetRegistry registry,
        AssetId asset,
        address orderer,
        Kin[] calldata lineage
    ) internal view returns (address[] memory parties) {
        _requireComplete(asset, lineage);
        uint256 count = 1;
        for (uint256 i = 0; i < lineage.length; ++i) {
            count += 1 + lineage[i].split.contributors.length;
        }

        parties = new address[](count);
        parties[0] = orderer;
        count = 1;
        for (uint256 i = 0; i < lineage.length; ++i) {
            Split calldata split = lineage[i].split;
            (address owner, uint96 state) = registry.packedStateOf(lineage[i].asset);
            bytes32 published = registry.splitHashOf(lineage[i].asset, state.splitOf());
            if (Splits.hash(split.contributors, split.parents) != published) revert Lineages_Mismatch(i);
            parties[count++] = owner;
            for (uint256 j = 0; j < split.contributors.length; ++j) {
                parties[count++] = split.contributors[j].account;
            }
        }
    }

    /// @dev Walks the lineage breadth first. Each split's hash is checked by the caller, so its parents are what they are.
    function _requireComplete(AssetId asset, Kin[] calldata lineage) private pure {
        AssetId[] memory queue = new AssetId[](MAX_KIN);
        queue[0] = asset;
        uint256 length = 1;
        for (uint256 i = 0; i < length; ++i) {
            if (i >= lineage.length || AssetId.unwrap(lineage[i].asset) != AssetId.unwrap(queue[i])) {
                revert Lineages_Mismatch(i);
            }
            Split calldata split = lineage[i].split;
            for (uint256 j = 0; j < split.parents.length && length < MAX_KIN; ++j) {
                if (!_contains(queue, length, split.parents[j].asset)) queue[length++] = split.parents[j].asset;
            }
        }
        if (lineage.length != length) revert Lineages_Mismatch(length);
    }

    function _contains(AssetId[] memory queue, uint256 length, AssetId asset) private pure returns (bool) {
        for (uint256 i = 0; i < length; ++i) {
            if (AssetId.unwrap(queue[i]) == AssetId.unwrap(asset)) return true;
        }
        return false;
    }
}
