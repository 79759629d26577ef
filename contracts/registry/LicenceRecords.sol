// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Purchases} from "../libraries/Purchases.sol";
import {Licence} from "./ILicences.sol";
import {PackedTerms} from "./PackedTerms.sol";

/// @notice `Licence` with the open reservations of a capped or exclusive subscription, in one word. While some are open, the holder
/// either has the subscription (quantity 1, not transferable) or has a seat of the cap held. From the lowest bit:
/// quantity 64 | expiresAt 40 | keyVersion 16 | reservations 32 | seatHeld 1 | purchase 40 (`Purchases`).
type LicenceRecord is uint256;

using LicenceRecords for LicenceRecord global;

/// @title LicenceRecords
/// @notice The record of a holder: its fields, and what issuing does to it. Pure: every change makes a new word.
library LicenceRecords {
    /// @notice Exclusivity for ever, and while a reservation holds it. Exclusive subscriptions end before it.
    uint32 internal constant FOR_EVER = type(uint32).max;

    uint256 private constant QUANTITY = type(uint64).max;
    uint256 private constant EXPIRES_AT = uint256(type(uint40).max) << 64;
    uint256 private constant KEY_VERSION = uint256(type(uint16).max) << 104;
    uint256 private constant RESERVATIONS = uint256(type(uint32).max) << 120;
    uint256 private constant SEAT_HELD = 1 << 152;
    uint256 private constant PURCHASE = uint256(type(uint40).max) << 153;

    // ── fields ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function quantity(LicenceRecord self) internal pure returns (uint64) {
        return uint64(LicenceRecord.unwrap(self));
    }

    /// @return timestamp (seconds)
    function expiresAt(LicenceRecord self) internal pure returns (uint40) {
        return uint40(LicenceRecord.unwrap(self) >> 64);
    }

    function keyVersion(LicenceRecord self) internal pure returns (uint16) {
        return uint16(LicenceRecord.unwrap(self) >> 104);
    }

    function reservations(LicenceRecord self) internal pure returns (uint32) {
        return uint32(LicenceRecord.unwrap(self) >> 120);
    }

    function seatHeld(LicenceRecord self) internal pure returns (bool) {
        return LicenceRecord.unwrap(self) & SEAT_HELD != 0;
    }

    /// @return the dearest purchase, the first of equal ones; see `Purchases`; 0 = never bought
    function purchase(LicenceRecord self) internal pure returns (uint40) {
        return uint40(LicenceRecord.unwrap(self) >> 153);
    }

    function toLicence(LicenceRecord self) internal pure returns (Licence memory) {
        return Licence({quantity: quantity(self), expiresAt: expiresAt(self), keyVersion: keyVersion(self)});
    }

    // ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function withQuantity(LicenceRecord self, uint64 value) internal pure returns (LicenceRecord) {
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~QUANTITY) | value);
    }

    function withExpiresAt(LicenceRecord self, uint40 value) internal pure returns (LicenceRecord) {
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~EXPIRES_AT) | (uint256(value) << 64));
    }

    function withKeyVersion(LicenceRecord self, uint16 value) internal pure returns (LicenceRecord) {
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~KEY_VERSION) | (uint256(value) << 104));
    }

    function withReservations(LicenceRecord self, uint32 value) internal pure returns (LicenceRecord) {
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~RESERVATIONS) | (uint256(value) << 120));
    }

    function withSeatHeld(LicenceRecord self, bool value) internal pure returns (LicenceRecord) {
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~SEAT_HELD) | (value ? SEAT_HELD : 0));
    }

    function withPurchase(LicenceRecord self, uint40 value) internal pure returns (LicenceRecord) {
        if (Purchases.tierOf(value) <= Purchases.tierOf(purchase(self))) return self;
        return LicenceRecord.wrap((LicenceRecord.unwrap(self) & ~PURCHASE) | (uint256(value) << 153));
    }

    /// @notice Adds `count` to the record; what does not fit is cut to the largest value.
    /// @param version asset version whose key the holder has, 0 = none
    /// @param start timestamp (seconds) from which a subscription runs that does not run already
    /// @return credited the record with it
    /// @return cut whether something did not fit
    function credit(
        LicenceRecord self,
        PackedTerms terms,
        uint32 count,
        uint16 version,
        uint256 start
    ) internal pure returns (LicenceRecord credited, bool cut) {
        credited = version > keyVersion(self) ? withKeyVersion(self, version) : self;
        if (terms.isSubscription()) {
            uint256 from = expiresAt(self) > start ? expiresAt(self) : start;
            uint256 end = from + uint256(count) * terms.period();
            // The registry keeps the end of exclusivity in 32 bits, and its largest value means for ever.
            uint256 last = terms.isExclusive() ? FOR_EVER - 1 : type(uint40).max;
            cut = end > last;
            credited = withQuantity(withExpiresAt(credited, uint40(cut ? last : end)), 1);
        } else {
            uint256 units = terms.isMetered() ? uint256(count) * terms.unitsPerPack() : count;
            uint256 total = quantity(self) + units;
            cut = total > type(uint64).max;
            credited = withQuantity(credited, cut ? type(uint64).max : uint64(total));
        }
    }
}
