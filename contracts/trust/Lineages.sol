// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";

import {AccountSet, AccountSets} from "../libraries/AccountSets.sol";
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
/// @notice Who has a part in an asset: the owners and contributors of it and of what it is made from, and whoever has a royalty on their resale. View.
library Lineages {
    using AccountSets for AccountSet;
    using AssetStates for uint96;

    /// @notice Assets that are looked at, nearest first: the asset, its parents, theirs. What lies beyond is not.
    uint256 internal constant MAX_KIN = 16;

    /// @notice The split handed in is not the one in force, or an asset is missing, too many or out of order.
    error Lineages_Mismatch(uint256 index);

    /// @dev What an asset is made from never changes, so the splits' hashes say all of a lineage.
    /// @param lineage the asset first, then generation by generation in the order of their parents, each once, at most `MAX_KIN`
    /// @param orderer who counts as one more party
    /// @param accepted digest of a lineage that was in force before and is as good now; 0 = none
    /// @return parties owners are those of now, contributors those of the lineage
    /// @return digest of the lineage
    function partiesOf(
        IAssetRegistry registry,
        AssetId asset,
        address orderer,
        Kin[] calldata lineage,
        bytes32 accepted
    ) internal view returns (AccountSet memory parties, bytes32 digest) {
        _requireComplete(asset, lineage);
        bytes32[] memory hashes = new bytes32[](lineage.length);
        uint256 count = 1;
        for (uint256 i = 0; i < lineage.length; ++i) {
            hashes[i] = Splits.hash(lineage[i].split.contributors, lineage[i].split.parents);
            count += 2 + lineage[i].split.contributors.length;
        }
        digest = keccak256(abi.encodePacked(hashes));

        parties = AccountSets.create(count);
        parties.add(orderer);
        for (uint256 i = 0; i < lineage.length; ++i) {
            Split calldata split = lineage[i].split;
            (address owner, uint96 state) = registry.packedStateOf(lineage[i].asset);
            if (digest != accepted && hashes[i] != registry.splitHashOf(lineage[i].asset, state.splitOf())) {
                revert Lineages_Mismatch(i);
            }
            parties.add(owner);
            (address publisher, ) = IERC2981(address(registry)).royaltyInfo(AssetId.unwrap(lineage[i].asset), 0);
            parties.add(publisher);
            for (uint256 j = 0; j < split.contributors.length; ++j) {
                parties.add(split.contributors[j].account);
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
