// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";
import {Content} from "../registry/IAssetRegistry.sol";

/// @notice Proof that one leaf decrypts to something else than was committed (docs/delivery.md).
struct FraudProof {
    bytes h; // H, 128 bytes
    bytes y; // Y, 256 bytes
    bytes x; // X, 128 bytes: reveals the content key to everybody
    uint256 index; // leaf number
    bytes ciphertextLeaf; // up to 4,096 bytes
    bytes32[] ciphertextPath;
    bytes32 plaintextLeafHash;
    bytes32[] plaintextPath;
}

/// @title ContentFraud
/// @notice Judges wrong content by computation: whoever knows the key shows one leaf that does not decrypt to what the version
/// committed to. The version is then marked fraudulent in the registry, and every open sale of it is refundable in the escrow.
/// Warning: the proof reveals the content key, and with it the content, to everybody. That is the cheater's loss.
interface IContentFraud {
    event FraudProved(AssetId indexed asset, uint16 indexed version, address indexed prover, uint256 leafIndex);

    error ContentFraud_CommitmentMismatch(AssetId asset, uint16 version);
    error ContentFraud_NotEncrypted(AssetId asset, uint16 version);
    error ContentFraud_WrongKey();
    error ContentFraud_LeafOutOfRange(uint256 index, uint256 leaves);
    error ContentFraud_WrongLeafLength(uint256 length, uint256 expected);
    error ContentFraud_CiphertextPathInvalid();
    error ContentFraud_PlaintextPathInvalid();
    /// @notice The leaf decrypts to exactly what was committed: no fraud.
    error ContentFraud_ContentMatches();
    error ContentFraud_AlreadyProved(AssetId asset, uint16 version);

    /// @notice Proves a version fraudulent. Anyone.
    function prove(AssetId asset, uint16 version, Content calldata content, FraudProof calldata proof) external;
}
