// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../libraries/Bls12381.sol";
import {AssetId} from "../libraries/Ids.sol";
import {Content, IAssetRegistry} from "./IAssetRegistry.sol";

/// @title KeyCommitments
/// @notice Whether H and Y are the ones that a sealed version was published with. View.
library KeyCommitments {
    /// @dev The lengths of H and Y are not checked: the pairing does that.
    /// @param content what the version was published with
    function isOf(
        Delivery calldata delivery,
        IAssetRegistry registry,
        AssetId asset,
        uint16 version,
        Content calldata content
    ) internal view returns (bool) {
        if (keccak256(abi.encode(content)) != registry.contentHashOf(asset, version)) return false;
        return keccak256(bytes.concat(delivery.h, delivery.y)) == content.keyHash;
    }
}
