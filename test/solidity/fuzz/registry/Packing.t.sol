// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStates} from "../../../../contracts/registry/AssetStates.sol";
import {AssetState, AssetStatus, Category} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Licence, LicenceKind, Terms} from "../../../../contracts/registry/ILicences.sol";
import {LicenceRecord} from "../../../../contracts/registry/LicenceRecords.sol";
import {PackedTerms, packTerms} from "../../../../contracts/registry/PackedTerms.sol";
import {Test} from "../../Test.sol";

/// @notice What is packed into a word comes out of it again, and one field never touches another.
contract PackingFuzzTest is Test {
    // ── asset states ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_AssetStateSurvivesPacking(
        address owner,
        uint32 exclusiveUntil,
        uint16[3] memory counters,
        uint8 category,
        uint8 status,
        bool[3] memory flags,
        uint8 depth
    ) public pure {
        AssetState memory state = AssetState({
            owner: owner,
            exclusiveUntil: exclusiveUntil,
            latestVersion: counters[0],
            split: counters[1],
            epoch: counters[2],
            category: Category(category % 5),
            status: AssetStatus(status % 3),
            encrypted: flags[0],
            depth: depth % 16,
            locked: flags[1],
            splitNamed: flags[2]
        });
        uint96 packed = AssetStates.pack(state);
        assertEq(abi.encode(AssetStates.unpack(owner, packed)), abi.encode(state), "state");
        assertEq(AssetStates.exclusiveUntil(packed), exclusiveUntil, "exclusive until");
        assertEq(AssetStates.depthOf(packed), depth % 16, "depth");
        assertEq(AssetStates.isTakenDown(packed), state.status == AssetStatus.TakenDown, "taken down");
        assertEq(AssetStates.isLive(packed), state.status == AssetStatus.Live, "live");
        assertEq(AssetStates.latestVersion(packed), counters[0], "latest version");
        assertEq(AssetStates.splitOf(packed), counters[1], "split");
        assertEq(AssetStates.epochOf(packed), counters[2], "epoch");
        assertEq(AssetStates.isEncrypted(packed), flags[0], "encrypted");
        assertEq(AssetStates.isLocked(packed), flags[1], "locked");
        assertEq(AssetStates.isSplitNamed(packed), flags[2], "split named");
        assertEq(AssetStates.isForSale(packed), state.status == AssetStatus.Live && !flags[1], "for sale");
    }

    function testFuzz_InitialStateIsAPackedState(
        address owner,
        uint8 category,
        bool encrypted,
        uint8 depth,
        bool splitNamed
    ) public pure {
        uint96 packed = AssetStates.initial(Category(category % 5), encrypted, depth % 16, splitNamed);
        AssetState memory expected = AssetState({
            owner: owner,
            exclusiveUntil: 0,
            latestVersion: 1,
            split: 1,
            epoch: 0,
            category: Category(category % 5),
            status: AssetStatus.Live,
            encrypted: encrypted,
            depth: depth % 16,
            locked: false,
            splitNamed: splitNamed
        });
        assertEq(abi.encode(AssetStates.unpack(owner, packed)), abi.encode(expected), "state");
    }

    // ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_TermsSurvivePacking(
        uint48 asset,
        uint8 kind,
        bool[4] memory flags,
        uint32[4] memory numbers
    ) public pure {
        Terms memory terms = _terms(asset, kind, flags, numbers);
        PackedTerms packed = packTerms(terms);
        assertEq(abi.encode(packed.unpack("text")), abi.encode(terms), "terms");
        assertEq(packed.isSubscription(), terms.kind == LicenceKind.Subscription, "subscription");
        assertEq(packed.isMetered(), terms.kind == LicenceKind.Metered, "metered");
        assertEq(
            packed.isTracked(),
            terms.kind == LicenceKind.Subscription && (terms.supplyCap > 0 || terms.exclusive),
            "tracked"
        );
    }

    function testFuzz_ClosingAndCountingTouchOneFieldEach(
        uint48 asset,
        uint8 kind,
        bool[4] memory flags,
        uint32[4] memory numbers,
        uint32 issued
    ) public pure {
        Terms memory terms = _terms(asset, kind, flags, numbers);
        PackedTerms packed = packTerms(terms);
        terms.issued = issued;
        assertEq(abi.encode(packed.withIssued(issued).unpack("text")), abi.encode(terms), "counted");
        terms.closed = true;
        assertEq(abi.encode(packed.withIssued(issued).closed().unpack("text")), abi.encode(terms), "closed");
    }

    // ── licences ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Each field is written into a word that is full of something else.
    function testFuzz_LicenceSurvivesPacking(
        uint256 before,
        uint64 quantity,
        uint40 expiresAt,
        uint16 keyVersion,
        uint32 reservations,
        bool seatHeld
    ) public pure {
        LicenceRecord record = LicenceRecord.wrap(before);
        record = record.withSeatHeld(seatHeld).withReservations(reservations).withKeyVersion(keyVersion);
        record = record.withExpiresAt(expiresAt).withQuantity(quantity);
        checkRecord(record, quantity, expiresAt, keyVersion, reservations, seatHeld);
        assertEq(LicenceRecord.unwrap(record) >> 153, before >> 153, "the rest");
        Licence memory licence = record.toLicence();
        assertEq(abi.encode(licence), abi.encode(Licence(quantity, expiresAt, keyVersion)), "licence");
    }

    function testFuzz_ChangingALicenceTouchesOneFieldEach(uint256 word, uint64 quantity, uint40 expiresAt) public pure {
        LicenceRecord r = LicenceRecord.wrap(word);
        (uint64 q, uint40 e, uint16 k) = (r.quantity(), r.expiresAt(), r.keyVersion());
        (uint32 n, bool s) = (r.reservations(), r.seatHeld());
        checkRecord(r.withQuantity(quantity), quantity, e, k, n, s);
        checkRecord(r.withExpiresAt(expiresAt), q, expiresAt, k, n, s);
        checkRecord(r.withKeyVersion(uint16(quantity)), q, e, uint16(quantity), n, s);
        checkRecord(r.withReservations(uint32(quantity)), q, e, k, uint32(quantity), s);
        checkRecord(r.withSeatHeld(!s), q, e, k, n, !s);
    }

    function checkRecord(
        LicenceRecord record,
        uint64 quantity,
        uint40 expiresAt,
        uint16 keyVersion,
        uint32 reservations,
        bool seatHeld
    ) private pure {
        assertEq(record.quantity(), quantity, "quantity");
        assertEq(record.expiresAt(), expiresAt, "expires at");
        assertEq(record.keyVersion(), keyVersion, "key version");
        assertEq(record.reservations(), reservations, "reservations");
        assertEq(record.seatHeld(), seatHeld, "seat held");
    }

    function testFuzz_CreditIsExactOrCut(
        uint64 quantityBefore,
        uint40 expiresBefore,
        uint8 kind,
        bool exclusive,
        uint32[2] memory numbers,
        uint32 quantity,
        uint40 start
    ) public pure {
        Terms memory terms = _terms(1, kind, [true, exclusive, false, true], [numbers[0], numbers[1], 0, 0]);
        LicenceRecord record = LicenceRecord.wrap(0).withQuantity(quantityBefore).withExpiresAt(expiresBefore);
        record = record.withKeyVersion(3).withReservations(4).withSeatHeld(true);
        bool cut;
        (record, cut) = record.credit(packTerms(terms), quantity, 5, start);

        if (terms.kind == LicenceKind.Subscription) {
            uint256 from = expiresBefore > start ? expiresBefore : start;
            uint256 exact = from + uint256(quantity) * terms.period;
            uint256 last = exclusive ? uint256(type(uint32).max) - 1 : type(uint40).max;
            assertEq(cut, exact > last, "cut");
            assertEq(record.expiresAt(), cut ? last : exact, "expires at");
            assertEq(record.quantity(), 1, "balance");
        } else {
            uint256 factor = terms.kind == LicenceKind.Metered ? terms.unitsPerPack : 1;
            uint256 exact = uint256(quantityBefore) + uint256(quantity) * factor;
            assertEq(cut, exact > type(uint64).max, "cut");
            assertEq(record.quantity(), cut ? type(uint64).max : exact, "balance");
            assertEq(record.expiresAt(), expiresBefore, "no expiry");
        }
        assertEq(record.keyVersion(), 5, "key version");
        assertEq(record.reservations(), 4, "reservations");
        assertTrue(record.seatHeld(), "seat");
    }

    function _terms(
        uint48 asset,
        uint8 kind,
        bool[4] memory flags,
        uint32[4] memory numbers
    ) private pure returns (Terms memory) {
        return
            Terms({
                asset: AssetId.wrap(asset),
                kind: LicenceKind(kind % 3),
                transferable: flags[0],
                exclusive: flags[1],
                closed: flags[2],
                textIsSpdx: flags[3],
                period: numbers[0],
                unitsPerPack: numbers[1],
                supplyCap: numbers[2],
                issued: numbers[3],
                text: "text"
            });
    }
}
