// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bls12381, Delivery} from "../libraries/Bls12381.sol";
import {AssetId} from "../libraries/Ids.sol";
import {Content, IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {KeyCommitments} from "../registry/KeyCommitments.sol";
import {IAuditKeys} from "./IAuditKeys.sol";
import {IAudits} from "./IAudits.sol";

/// @title AuditKeys
/// @notice See {IAuditKeys}.
contract AuditKeys is IAuditKeys {
    using KeyCommitments for Delivery;

    /// @dev No digest: what stands for a request that was answered.
    bytes32 private constant DELIVERED = bytes32(uint256(1));

    IAssetRegistry private immutable _registry;
    IAudits private immutable _audits;

    /// @dev keccak256(B) of the latest request. By auditor, who sits on an audit once: a seat may have been somebody else's.
    mapping(uint64 audit => mapping(address auditor => bytes32)) private _requests;

    constructor(IAssetRegistry registry, IAudits audits) {
        _registry = registry;
        _audits = audits;
    }

    /// @inheritdoc IAuditKeys
    function request(uint64 audit, uint8 seat, bytes calldata b) external {
        (address auditor, , ) = _audits.openSeat(audit, seat);
        if (auditor != msg.sender) revert AuditKeys_CallerIsNotAuditor(audit, msg.sender);
        if (_requests[audit][msg.sender] == DELIVERED) revert AuditKeys_AlreadyDelivered(audit, seat);
        if (!Bls12381.isValidG1(b)) revert AuditKeys_PointInvalid(audit, seat);
        _requests[audit][msg.sender] = keccak256(b);
        emit KeyRequested(audit, msg.sender, seat, b);
    }

    /// @inheritdoc IAuditKeys
    function deliver(uint64 audit, uint8 seat, Content calldata content, Delivery calldata delivery) external {
        (address auditor, AssetId asset, uint16 version) = _audits.openSeat(audit, seat);
        bytes32 requested = _requests[audit][auditor];
        if (requested == DELIVERED) revert AuditKeys_AlreadyDelivered(audit, seat);
        if (requested != keccak256(delivery.b)) revert AuditKeys_NotRequested(audit, seat);
        if (!delivery.isOf(_registry, asset, version, content)) revert AuditKeys_KeyCommitmentMismatch(audit, seat);
        if (!Bls12381.verifyDelivery(delivery, address(this), (uint256(audit) << 8) | seat)) {
            revert AuditKeys_WrongKey(audit, seat);
        }
        _requests[audit][auditor] = DELIVERED;
        emit KeyDelivered(audit, auditor, seat, delivery.r1, delivery.w);
    }
}
