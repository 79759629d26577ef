// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bls12381} from "../libraries/Bls12381.sol";
import {IAudits} from "./IAudits.sol";
import {Panels} from "./Panels.sol";

/// @title AuditKeys
/// @notice How the key of a sealed version comes to an auditor. See `IAudits`.
/// @dev Events only. A wrong key costs nobody money here, so the pairing is left to the auditor. B is checked: no owner could deliver to it.
abstract contract AuditKeys is Panels {
    uint256 private constant G1_LENGTH = 128; // bytes

    /// @inheritdoc IAudits
    function requestKey(uint64 id, uint8 number, bytes calldata b) external {
        _seatToCommit(id, number, msg.sender);
        if (!Bls12381.isValidG1(b)) revert Audits_KeyInvalid(id, number);
        emit KeyRequested(id, msg.sender, number, b);
    }

    /// @inheritdoc IAudits
    function deliverKey(uint64 id, uint8 number, bytes calldata r1, bytes calldata w) external {
        _seatToCommit(id, number, _seats[id][number].auditor);
        (address owner, ) = _registry.packedStateOf(_audits[id].asset);
        if (msg.sender != owner) revert Audits_CallerIsNotOwner(id, msg.sender);
        if (r1.length != G1_LENGTH || w.length != G1_LENGTH) revert Audits_WrongDeliveryLength(r1.length, w.length);
        emit KeyDelivered(id, number, r1, w);
    }
}
