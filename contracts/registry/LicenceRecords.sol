// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";
import {Licence, LicenceKind, Terms} from "./ILicences.sol";

/// @notice `Terms` without the text, so that issuing reads one slot.
struct TermsHead {
    // slot 0
    AssetId asset;
    LicenceKind kind;
    bool transferable;
    bool exclusive;
    bool closed;
    bool textIsSpdx;
    uint32 period; // seconds
    uint32 unitsPerPack; // units
    uint32 supplyCap; // 0 = unlimited
    uint32 issued;
}

/// @notice `Licence` with the open reservations of a capped or exclusive subscription. While some are open, the holder either has
/// the subscription (quantity 1, not transferable) or has a seat of the cap held.
struct LicenceRecord {
    // slot 0
    uint64 quantity;
    uint40 expiresAt; // timestamp (seconds)
    uint16 keyVersion;
    uint32 reservations;
    bool seatHeld;
}

/// @title LicenceRecords
/// @notice What issuing does to the record of a holder. Pure: works on copies in memory.
library LicenceRecords {
    /// @notice Exclusivity for ever, and while a reservation holds it. Exclusive subscriptions end before it.
    uint32 internal constant FOR_EVER = type(uint32).max;

    /// @notice Whether reservations under these terms are counted in the record.
    function isTracked(TermsHead memory head) internal pure returns (bool) {
        return head.kind == LicenceKind.Subscription && (head.supplyCap != 0 || head.exclusive);
    }

    /// @notice Whether `quantity` more would not fit into the record.
    function overflows(
        LicenceRecord memory record,
        TermsHead memory head,
        uint32 quantity,
        uint256 start
    ) internal pure returns (bool) {
        if (head.kind == LicenceKind.Subscription) return _expiry(record, head, quantity, start) > _lastExpiry(head);
        return uint256(record.quantity) + _units(head, quantity) > type(uint64).max;
    }

    /// @notice Adds `quantity` to the record; what does not fit is cut to the largest value.
    /// @param start timestamp (seconds) from which a subscription runs that does not run already
    function credit(
        LicenceRecord memory record,
        TermsHead memory head,
        uint32 quantity,
        uint16 keyVersion,
        uint256 start
    ) internal pure {
        if (keyVersion > record.keyVersion) record.keyVersion = keyVersion;
        if (head.kind == LicenceKind.Subscription) {
            record.expiresAt = uint40(_min(_expiry(record, head, quantity, start), _lastExpiry(head)));
            record.quantity = 1;
        } else {
            record.quantity = uint64(_min(uint256(record.quantity) + _units(head, quantity), type(uint64).max));
        }
    }

    function toLicence(LicenceRecord memory record) internal pure returns (Licence memory) {
        return Licence({quantity: record.quantity, expiresAt: record.expiresAt, keyVersion: record.keyVersion});
    }

    function toTerms(TermsHead memory head, bytes32 text) internal pure returns (Terms memory) {
        return
            Terms({
                asset: head.asset,
                kind: head.kind,
                transferable: head.transferable,
                exclusive: head.exclusive,
                closed: head.closed,
                textIsSpdx: head.textIsSpdx,
                period: head.period,
                unitsPerPack: head.unitsPerPack,
                supplyCap: head.supplyCap,
                issued: head.issued,
                text: text
            });
    }

    /// @dev Uncut: below 2^65.
    function _expiry(
        LicenceRecord memory record,
        TermsHead memory head,
        uint32 quantity,
        uint256 start
    ) private pure returns (uint256) {
        uint256 from = record.expiresAt > start ? record.expiresAt : start;
        return from + uint256(quantity) * head.period;
    }

    /// @dev The registry keeps the end of exclusivity in 32 bits, and its largest value means for ever.
    function _lastExpiry(TermsHead memory head) private pure returns (uint256) {
        return head.exclusive ? FOR_EVER - 1 : type(uint40).max;
    }

    function _units(TermsHead memory head, uint32 quantity) private pure returns (uint256) {
        return head.kind == LicenceKind.Metered ? uint256(quantity) * head.unitsPerPack : quantity;
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
