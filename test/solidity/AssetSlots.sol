// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../../contracts/libraries/Ids.sol";
import {Vm} from "./Vm.sol";

/// @dev Storage slot of an asset in the registry: Solady's ERC-721 puts the owner in the lower 160 bits and the state above.
function assetSlot(AssetId asset) pure returns (bytes32) {
    uint256 id = AssetId.unwrap(asset);
    bytes32 seed = keccak256(abi.encodePacked(bytes28(bytes32(id)), bytes4(0x7d882553)));
    return bytes32(uint256(seed) + 2 * id);
}

/// @dev Overwrites 16 bits of an asset's state, `offset` bits above the owner: how a test comes to the end of a counter.
function setAssetField(Vm vm, address registry, AssetId asset, uint256 offset, uint16 value) {
    bytes32 slot = assetSlot(asset);
    uint256 shift = 160 + offset;
    uint256 word = uint256(vm.load(registry, slot)) & ~(uint256(type(uint16).max) << shift);
    vm.store(registry, slot, bytes32(word | (uint256(value) << shift)));
}
