// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";
import {LicenceKind, Terms} from "./ILicences.sol";

/// @notice `Terms` without the text in one word, so that issuing reads one slot once. From the lowest bit:
/// asset 48 | kind 4 | transferable 1 | exclusive 1 | closed 1 | textIsSpdx 1 | period 32 | unitsPerPack 32 | supplyCap 32 | issued 32.
type PackedTerms is uint256;

using PackedTermsLib for PackedTerms global;

/// @notice Packs terms without their text.
function packTerms(Terms memory terms) pure returns (PackedTerms) {
    return
        PackedTerms.wrap(
            uint256(AssetId.unwrap(terms.asset)) |
                (uint256(uint8(terms.kind)) << 48) |
                (terms.transferable ? 1 << 52 : 0) |
                (terms.exclusive ? 1 << 53 : 0) |
                (terms.closed ? 1 << 54 : 0) |
                (terms.textIsSpdx ? 1 << 55 : 0) |
                (uint256(terms.period) << 56) |
                (uint256(terms.unitsPerPack) << 88) |
                (uint256(terms.supplyCap) << 120) |
                (uint256(terms.issued) << 152)
        );
}

/// @title PackedTermsLib
/// @notice Reads packed terms, field by field. Pure.
library PackedTermsLib {
    function asset(PackedTerms self) internal pure returns (AssetId) {
        return AssetId.wrap(uint48(PackedTerms.unwrap(self)));
    }

    function kind(PackedTerms self) internal pure returns (LicenceKind) {
        return LicenceKind((PackedTerms.unwrap(self) >> 48) & 15);
    }

    function isSubscription(PackedTerms self) internal pure returns (bool) {
        return (PackedTerms.unwrap(self) >> 48) & 15 == uint8(LicenceKind.Subscription);
    }

    function isMetered(PackedTerms self) internal pure returns (bool) {
        return (PackedTerms.unwrap(self) >> 48) & 15 == uint8(LicenceKind.Metered);
    }

    function isTransferable(PackedTerms self) internal pure returns (bool) {
        return (PackedTerms.unwrap(self) >> 52) & 1 == 1;
    }

    function isExclusive(PackedTerms self) internal pure returns (bool) {
        return (PackedTerms.unwrap(self) >> 53) & 1 == 1;
    }

    function isClosed(PackedTerms self) internal pure returns (bool) {
        return (PackedTerms.unwrap(self) >> 54) & 1 == 1;
    }

    function period(PackedTerms self) internal pure returns (uint32) {
        return uint32(PackedTerms.unwrap(self) >> 56);
    }

    function unitsPerPack(PackedTerms self) internal pure returns (uint32) {
        return uint32(PackedTerms.unwrap(self) >> 88);
    }

    function supplyCap(PackedTerms self) internal pure returns (uint32) {
        return uint32(PackedTerms.unwrap(self) >> 120);
    }

    function issued(PackedTerms self) internal pure returns (uint32) {
        return uint32(PackedTerms.unwrap(self) >> 152);
    }

    /// @notice Whether reservations are counted in the record of the holder.
    function isTracked(PackedTerms self) internal pure returns (bool) {
        return isSubscription(self) && (supplyCap(self) != 0 || isExclusive(self));
    }

    function closed(PackedTerms self) internal pure returns (PackedTerms) {
        return PackedTerms.wrap(PackedTerms.unwrap(self) | (1 << 54));
    }

    function withIssued(PackedTerms self, uint32 count) internal pure returns (PackedTerms) {
        return PackedTerms.wrap((PackedTerms.unwrap(self) & ((1 << 152) - 1)) | (uint256(count) << 152));
    }

    function unpack(PackedTerms self, bytes32 text) internal pure returns (Terms memory) {
        return
            Terms({
                asset: asset(self),
                kind: kind(self),
                transferable: isTransferable(self),
                exclusive: isExclusive(self),
                closed: isClosed(self),
                textIsSpdx: (PackedTerms.unwrap(self) >> 55) & 1 == 1,
                period: period(self),
                unitsPerPack: unitsPerPack(self),
                supplyCap: supplyCap(self),
                issued: issued(self),
                text: text
            });
    }
}
