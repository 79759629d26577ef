// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {Audit, AuditPhase, Seat, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Audits} from "../../../../contracts/trust/Audits.sol";
import {Kin} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {Test} from "../../Test.sol";

/// @notice Orders audits and takes any step of them at any time, by whoever may; some auditors are silent, some reveal nonsense.
contract AuditsHandler is Test {
    bytes32 private constant SALT = "salt";

    Audits private immutable _audits;
    address private immutable _orderer;

    uint96 private immutable _fee;

    Kin[] private _lineage;
    AssetId private _asset;
    uint256 public paidIn; // FTNS base units
    bool public partyWasDrawn;
    mapping(uint64 audit => mapping(uint8 seat => Finding)) private _findings;

    constructor(Audits audits, address orderer, AssetId asset, uint96 fee, Kin[] memory lineage) {
        (_audits, _orderer, _asset, _fee) = (audits, orderer, asset, fee);
        for (uint256 i = 0; i < lineage.length; ++i) {
            Kin storage kin = _lineage.push();
            kin.asset = lineage[i].asset;
            for (uint256 j = 0; j < lineage[i].split.contributors.length; ++j) {
                kin.split.contributors.push(lineage[i].split.contributors[j]);
            }
        }
    }

    function order() external {
        if (_audits.auditCount() == 6) return;
        vm.prank(_orderer);
        uint64 id = _audits.order(_asset, 1, _fee, false);
        paidIn += uint256(_fee) * _audits.auditOf(id).seats;
    }

    function draw(uint64 seed) external {
        uint64 id = _pick(seed);
        try _audits.draw(id, _lineage) {
            for (uint8 i = 0; i < _audits.auditOf(id).seats; ++i) {
                address drawn = _audits.seatOf(id, i).auditor;
                for (uint256 j = 0; j < _lineage[0].split.contributors.length; ++j) {
                    if (drawn == _lineage[0].split.contributors[j].account) partyWasDrawn = true;
                }
            }
        } catch {}
    }

    function commit(uint64 seed, uint8 seat, uint16 score) external {
        uint64 id = _pick(seed);
        seat = seat % 3;
        address auditor = _audits.seatOf(id, seat).auditor;
        Finding memory finding = _findingOf(score);
        bytes32 commitment = _audits.commitmentOf(id, auditor, finding, "report", SALT);
        vm.prank(auditor);
        try _audits.commit(id, seat, commitment) {
            _findings[id][seat] = finding;
        } catch {}
    }

    function attest(uint64 seed, uint8 seat) external {
        uint64 id = _pick(seed);
        try _audits.attest(id, seat % 3, _findings[id][seat % 3], "report", SALT, _lineage) {} catch {}
    }

    function advance(uint64 seed) external {
        try _audits.advance(_pick(seed)) {} catch {}
    }

    function conclude(uint64 seed) external {
        try _audits.conclude(_pick(seed)) {} catch {}
    }

    function wait(uint256 secs, uint256 blocks) external {
        vm.warp(block.timestamp + bound(secs, 1, 2 days));
        vm.roll(block.number + bound(blocks, 1, 300));
    }

    /// @dev With everybody absent a stranger ends every audit.
    function finish() external {
        for (uint64 id = 1; id <= _audits.auditCount(); ++id) {
            for (uint256 i = 0; i < 12 && _audits.auditOf(id).phase != AuditPhase.Concluded; ++i) {
                vm.warp(block.timestamp + 8 days);
                vm.roll(block.number + 10);
                AuditPhase phase = _audits.auditOf(id).phase;
                if (phase == AuditPhase.Drawing) _audits.draw(id, _lineage);
                else if (phase == AuditPhase.Committing) _audits.advance(id);
                else _audits.conclude(id);
            }
            assertEq(uint256(_audits.auditOf(id).phase), uint256(AuditPhase.Concluded), "ended by a stranger");
        }
    }

    function _pick(uint64 seed) private view returns (uint64) {
        uint64 count = _audits.auditCount();
        return count == 0 ? 1 : 1 + (seed % count);
    }

    function _findingOf(uint16 score) private view returns (Finding memory finding) {
        for (uint256 i = 0; i < 5; ++i) finding.scores[i] = score % 10_100; // one in a hundred is nonsense
        finding.passed = score % 2 == 0;
        finding.expiresAt = uint40(block.timestamp + 30 days);
    }
}

/// @notice Fees, seats and stakes of audits, whatever happens.
contract AuditsInvariantTest is AuditTest, InvariantTest {
    AuditsHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new AuditsHandler(audits, buyer, asset, FEE, lineage());
        bytes4[] memory actions = new bytes4[](7);
        actions[0] = AuditsHandler.order.selector;
        actions[1] = AuditsHandler.draw.selector;
        actions[2] = AuditsHandler.commit.selector;
        actions[3] = AuditsHandler.attest.selector;
        actions[4] = AuditsHandler.advance.selector;
        actions[5] = AuditsHandler.conclude.selector;
        actions[6] = AuditsHandler.wait.selector;
        targetSelectors(address(handler), actions);
    }

    /// @dev Fees are in the compartment until their audit ends, then auditors' or the orderer's.
    function invariant_FeesAreHeldPaidOrRefunded() public view {
        uint256 held;
        for (uint64 id = 1; id <= audits.auditCount(); ++id) {
            Audit memory audit = audits.auditOf(id);
            if (audit.phase != AuditPhase.Concluded) held += uint256(audit.fee) * audit.seats;
        }
        assertCompartment(address(audits), held);
        uint256 credits = vault.balanceOf(buyer);
        for (uint256 i = 0; i < ROSTER; ++i) credits += vault.balanceOf(auditorAt(i));
        assertEq(held + credits, handler.paidIn(), "in = held + out");
    }

    function invariant_SlashesComeFromStakes() public view {
        uint256 stakes;
        for (uint256 i = 0; i < ROSTER; ++i) stakes += auditors.slashableOf(auditorAt(i));
        assertEq(stakes + vault.balanceOf(treasury), ROSTER * 4 * BOND, "stakes + slashes");
        assertCompartment(address(auditors), stakes);
    }

    function invariant_CountersAreWhatTheSeatsSay() public view {
        for (uint64 id = 1; id <= audits.auditCount(); ++id) {
            Audit memory audit = audits.auditOf(id);
            (uint256 committed, uint256 opened) = (0, 0);
            for (uint8 i = 0; i < audit.seats; ++i) {
                Seat memory seat = audits.seatOf(id, i);
                if (seat.state >= SeatState.Committed) ++committed;
                if (seat.state >= SeatState.Revealed) ++opened;
            }
            assertEq(audit.committed, committed, "committed");
            assertEq(audit.opened, opened, "opened");
            assertLe(audit.round, 3, "rounds");
        }
        assertFalse(handler.partyWasDrawn(), "a party");
    }

    /// @dev A live certificate is backed by most of its panel.
    function invariant_ALiveCertificateIsBacked() public view {
        if (!audits.isCertified(asset, 1)) return;
        uint64 id = audits.certificateOf(asset, 1).audit;
        uint256 backed;
        for (uint8 i = 0; i < SEATS; ++i) {
            Seat memory seat = audits.seatOf(id, i);
            if (seat.state == SeatState.Revealed && auditors.slashableOf(seat.auditor) >= BOND) ++backed;
        }
        assertGt(2 * backed, SEATS, "most of the seats");
    }

    function afterInvariant() public {
        handler.finish();
        assertCompartment(address(audits), 0);
    }
}
