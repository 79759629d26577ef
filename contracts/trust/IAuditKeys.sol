// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../libraries/Bls12381.sol";
import {Content} from "../registry/IAssetRegistry.sol";

/// @title AuditKeys
/// @notice How the content key of a sealed version comes to the auditor of a seat, as it comes to a buyer (docs/delivery.md): the auditor publishes a
/// one-time point, and whoever has the key, or relays for them, answers with the key encrypted to it. The chain checks that the answer
/// opens to the key that the version committed to. Events hold it all: X = W - b * R1, K = keccak256(X).
/// Nobody loses money here: an owner who does not answer gets a finding without certified content.
/// What is delivered is for `target` = this contract, `number` = audit * 256 + seat.
/// Warning: an auditor can read an answer that is still on its way, and ask with another point before it arrives. The answer fails then; the failed
/// transaction and both requests stay in the chain and show that the owner did answer.
interface IAuditKeys {
    /// @param b B, 128 bytes: the auditor's one-time key for this seat
    event KeyRequested(uint64 indexed audit, address indexed auditor, uint8 seat, bytes b);
    /// @param r1 R1, 128 bytes
    /// @param w W, 128 bytes
    event KeyDelivered(uint64 indexed audit, address indexed auditor, uint8 seat, bytes r1, bytes w);

    error AuditKeys_CallerIsNotAuditor(uint64 audit, address caller);
    /// @notice Not a canonical point of the subgroup of G1, or infinity.
    error AuditKeys_PointInvalid(uint64 audit, uint8 seat);
    /// @notice The auditor has been answered: `KeyDelivered` has what it opens.
    error AuditKeys_AlreadyDelivered(uint64 audit, uint8 seat);
    /// @notice The seat has not asked for a key, or last asked with another point.
    error AuditKeys_NotRequested(uint64 audit, uint8 seat);
    /// @notice Not the content that the version was published with, or not its H and Y.
    error AuditKeys_KeyCommitmentMismatch(uint64 audit, uint8 seat);
    /// @notice W does not encrypt the key of the version to B.
    error AuditKeys_WrongKey(uint64 audit, uint8 seat);

    /// @notice Asks for the content key, encrypted to `b`. The auditor of a seat that can still commit, again with another point until it is answered.
    /// @dev `b` is checked: nobody could encrypt to a bad one.
    /// @param b B, 128 bytes (EIP-2537 G1)
    function request(uint64 audit, uint8 seat, bytes calldata b) external;

    /// @notice Answers the latest request of a seat that can still commit. Anyone, once for each auditor.
    /// @param content what the version was published with
    function deliver(uint64 audit, uint8 seat, Content calldata content, Delivery calldata delivery) external;
}
