// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Licence} from "./ILicences.sol";
import {PackedTerms} from "./PackedTerms.sol";

/// @notice `Licence` with the open reservations of a capped or exclusive subscription. While some are open, the holder either has
/// the subscription (quantity 1, not transferable) or has a seat of the cap held. Stored as one word, see `LicenceRecords.pack`.
struct LicenceRecord {
    uint64 quantity;
    uint40 expiresAt; // timestamp (seconds)
    uint16 keyVersion;
    uint32 reservations;
    bool seatHeld;
}

/// @title LicenceRecords
/// @notice The record of a holder: its packing, and what issuing does to it. Pure: works on copies in memory.
library LicenceRecords {
    /// @notice Exclusivity for ever, and while a reservation holds it. Exclusive subscriptions end before it.
    uint32 internal constant FOR_EVER = type(uint32).max;

    /// @notice From the lowest bit: quantity 64 | expiresAt 40 | keyVersion 16 | reservations 32 | seatHeld 1.
    function pack(LicenceRecord memory record) internal pure returns (uint256) {
        return
            uint256(record.quantity) |
            (uint256(record.expiresAt) << 64) |
            (uint256(record.keyVersion) << 104) |
            (uint256(record.reservations) << 120) |
            (record.seatHeld ? 1 << 152 : 0);
    }

    function unpack(uint256 packed) internal pure returns (LicenceRecord memory) {
        return
            LicenceRecord({
                quantity: uint64(packed),
                expiresAt: uint40(packed >> 64),
                keyVersion: uint16(packed >> 104),
                reservations: uint32(packed >> 120),
                seatHeld: (packed >> 152) & 1 == 1
            });
    }

    function toLicence(LicenceRecord memory record) internal pure returns (Licence memory) {
        return Licence({quantity: record.quantity, expiresAt: record.expiresAt, keyVersion: record.keyVersion});
    }

    /// @notice Adds `quantity` to the record; what does not fit is cut to the largest value.
    /// @param start timestamp (seconds) from which a subscription runs that does not run already
    /// @return cut whether something did not fit
    function credit(
        LicenceRecord memory record,
        PackedTerms terms,
        uint32 quantity,
        uint16 keyVersion,
        uint256 start
    ) internal pure returns (bool cut) {
        if (keyVersion > record.keyVersion) record.keyVersion = keyVersion;
        if (terms.isSubscription()) {
            uint256 from = record.expiresAt > start ? record.expiresAt : start;
            uint256 expiresAt = from + uint256(quantity) * terms.period();
            // The registry keeps the end of exclusivity in 32 bits, and its largest value means for ever.
            uint256 last = terms.isExclusive() ? FOR_EVER - 1 : type(uint40).max;
            cut = expiresAt > last;
            record.expiresAt = uint40(cut ? last : expiresAt);
            record.quantity = 1;
        } else {
            uint256 units = terms.isMetered() ? uint256(quantity) * terms.unitsPerPack() : quantity;
            uint256 total = record.quantity + units;
            cut = total > type(uint64).max;
            record.quantity = cut ? type(uint64).max : uint64(total);
        }
    }
}
