// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetState, AssetStatus, Category} from "./IAssetRegistry.sol";

/// @title AssetStates
/// @notice Packs an asset's state into the 96 bits beside its owner. From the lowest bit:
/// exclusiveUntil 32 | latestVersion 16 | split 16 | epoch 16 | category 3 | status 2 | encrypted 1 | depth 4 | locked 1 | splitNamed 1 |
/// 4 unused.
library AssetStates {
    /// @dev The state without the owner. A depth above 15 does not fit: the caller bounds it.
    function pack(AssetState memory state) internal pure returns (uint96) {
        return
            uint96(state.exclusiveUntil) |
            (uint96(state.latestVersion) << 32) |
            (uint96(state.split) << 48) |
            (uint96(state.epoch) << 64) |
            (uint96(uint8(state.category)) << 80) |
            (uint96(uint8(state.status)) << 83) |
            (state.encrypted ? uint96(1) << 85 : 0) |
            (uint96(state.depth & 15) << 86) |
            (state.locked ? uint96(1) << 90 : 0) |
            (state.splitNamed ? uint96(1) << 91 : 0);
    }

    /// @dev The state of an asset that is published now: version 1, split 1, epoch 0, live, no exclusivity.
    function initial(Category category, bool encrypted, uint8 depth, bool splitNamed) internal pure returns (uint96) {
        return
            (uint96(1) << 32) |
            (uint96(1) << 48) |
            (uint96(uint8(category)) << 80) |
            (encrypted ? uint96(1) << 85 : 0) |
            (uint96(depth & 15) << 86) |
            (splitNamed ? uint96(1) << 91 : 0);
    }

    function unpack(address owner, uint96 packed) internal pure returns (AssetState memory state) {
        state.owner = owner;
        state.exclusiveUntil = exclusiveUntil(packed);
        state.latestVersion = latestVersion(packed);
        state.split = splitOf(packed);
        state.epoch = epochOf(packed);
        state.category = Category((packed >> 80) & 7);
        state.status = AssetStatus((packed >> 83) & 3);
        state.encrypted = isEncrypted(packed);
        state.depth = depthOf(packed);
        state.locked = isLocked(packed);
        state.splitNamed = isSplitNamed(packed);
    }

    // ── single fields ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function exclusiveUntil(uint96 packed) internal pure returns (uint32) {
        return uint32(packed);
    }

    function latestVersion(uint96 packed) internal pure returns (uint16) {
        return uint16(packed >> 32);
    }

    function splitOf(uint96 packed) internal pure returns (uint16) {
        return uint16(packed >> 48);
    }

    function epochOf(uint96 packed) internal pure returns (uint16) {
        return uint16(packed >> 64);
    }

    /// @return number of the `Category`
    function categoryOf(uint96 packed) internal pure returns (uint8) {
        return uint8((packed >> 80) & 7);
    }

    function isLive(uint96 packed) internal pure returns (bool) {
        return (packed >> 83) & 3 == uint8(AssetStatus.Live);
    }

    function isTakenDown(uint96 packed) internal pure returns (bool) {
        return (packed >> 83) & 3 == uint8(AssetStatus.TakenDown);
    }

    function isEncrypted(uint96 packed) internal pure returns (bool) {
        return (packed >> 85) & 1 == 1;
    }

    function depthOf(uint96 packed) internal pure returns (uint8) {
        return uint8((packed >> 86) & 15);
    }

    function isLocked(uint96 packed) internal pure returns (bool) {
        return (packed >> 90) & 1 == 1;
    }

    function isSplitNamed(uint96 packed) internal pure returns (bool) {
        return (packed >> 91) & 1 == 1;
    }

    /// @dev Live and not locked, in one comparison: every purchase asks it.
    function isForSale(uint96 packed) internal pure returns (bool) {
        return packed & ((uint96(3) << 83) | (uint96(1) << 90)) == uint96(uint8(AssetStatus.Live)) << 83;
    }
}
