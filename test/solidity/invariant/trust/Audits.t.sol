// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {Audit, AuditPhase, Seat, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {AuditorRegistry} from "../../../../contracts/trust/AuditorRegistry.sol";
import {Audits} from "../../../../contracts/trust/Audits.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Kin, Lineages} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {Test} from "../../Test.sol";

/// @notice Orders audits and takes any step of them at any time, by whoever may; some auditors are silent, some reveal nonsense. The owner makes
/// auditors contributors, and others again, as it likes; auditors declare the owner an affiliate when it suits them.
contract AuditsHandler is Test {
    bytes32 private constant SALT = "salt";

    Audits private immutable _audits;
    AssetRegistry private immutable _registry;
    AuditorRegistry private immutable _auditors;
    address private immutable _orderer;
    address private immutable _owner;

    uint96 private immutable _fee;

    Kin[] private _lineage; // in force
    AssetId private _asset;
    uint256 public paidIn; // FTNS base units
    bool public partyWasDrawn;
    bool public partyRevealedInForce;
    bool public outsiderWasRecused;
    bool public recusedByALateDeclaration;
    bool public closeWasDrawn;
    bool public heldUp;
    mapping(uint64 audit => address) private _secondAtDraw;
    mapping(uint64 audit => mapping(uint8 seat => Finding)) private _findings;
    mapping(address auditor => bool) private _declared; // the owner, who is always a party

    constructor(
        Audits audits,
        AssetRegistry registry,
        AuditorRegistry auditors,
        address orderer,
        address owner,
        AssetId asset,
        uint96 fee,
        Kin[] memory lineage
    ) {
        (_audits, _registry, _auditors) = (audits, registry, auditors);
        (_orderer, _owner) = (orderer, owner);
        (_asset, _fee) = (asset, fee);
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
        uint64 id = _audits.order(_asset, 1, _fee, false, _lineage);
        paidIn += uint256(_fee) * _audits.auditOf(id).seats;
    }

    /// @dev Half of the time an auditor of a seat.
    function nameContributor(uint64 seed, uint8 seat, bool seated) external {
        address second = address(type(uint160).max - uint160(seed));
        if (seated) second = _audits.seatOf(_pick(seed), seat % 3).auditor;
        Contributor[] memory before = _lineage[0].split.contributors;
        if (second <= before[0].account) return;
        Contributor[] memory changed = _lineage[0].split.contributors;
        changed[1].account = second;
        vm.prank(_owner);
        _registry.setContributors(_asset, before, changed, new Parent[](0));
        _lineage[0].split.contributors[1].account = second;
    }

    function draw(uint64 seed) external {
        uint64 id = _pick(seed);
        uint8 round = _audits.auditOf(id).round;
        try _audits.draw(id, _lineage) {
            if (_audits.auditOf(id).round == round) return;
            _secondAtDraw[id] = _secondInForce();
            for (uint8 i = 0; i < _audits.auditOf(id).seats; ++i) {
                Seat memory seat = _audits.seatOf(id, i);
                if (seat.state != SeatState.Drawn || seat.drawnAt != block.number) continue;
                if (_isParty(seat.auditor)) partyWasDrawn = true;
                if (_declared[seat.auditor]) closeWasDrawn = true;
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

    /// @dev With the lineage of the draw, which must always do, or the one in force.
    function attest(uint64 seed, uint8 seat, bool asDrawn) external {
        uint64 id = _pick(seed);
        seat = seat % 3;
        Finding memory finding = _findings[id][seat];
        Kin[] memory lineage = _lineage;
        if (asDrawn) lineage[0].split.contributors[1].account = _secondAtDraw[id];
        try _audits.attest(id, seat, finding, "report", SALT, lineage) {
            Seat memory now_ = _audits.seatOf(id, seat);
            _watchRecusal(now_, asDrawn ? _secondAtDraw[id] : _secondInForce());
            if (!asDrawn && now_.state == SeatState.Revealed && _isParty(now_.auditor)) partyRevealedInForce = true;
        } catch (bytes memory reason) {
            if (bytes4(reason) == Lineages.Lineages_Mismatch.selector) heldUp = true;
        }
    }

    function recuse(uint64 seed, uint8 seat) external {
        uint64 id = _pick(seed);
        seat = seat % 3;
        bool party = _isParty(_audits.seatOf(id, seat).auditor);
        try _audits.recuse(id, seat, _lineage) {
            if (!party) outsiderWasRecused = true;
            _watchRecusal(_audits.seatOf(id, seat), _secondInForce());
        } catch {}
    }

    /// @dev The auditor of a seat, now and then: whoever has declared the owner is not drawn again.
    function declareOwner(uint64 seed, uint8 seat, uint8 dice) external {
        if (dice % 8 != 0) return;
        address auditor = _audits.seatOf(_pick(seed), seat % 3).auditor;
        vm.prank(auditor);
        try _auditors.declareAffiliate(_owner) {
            _declared[auditor] = true;
        } catch {}
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
                if (phase == AuditPhase.Revealing) _audits.conclude(id);
                else _audits.advance(id);
            }
            assertEq(uint256(_audits.auditOf(id).phase), uint256(AuditPhase.Concluded), "ended by a stranger");
        }
    }

    /// @dev Whoever is recused is a contributor: nobody that was drawn had declared the owner before.
    function _watchRecusal(Seat memory seat, address second) private {
        if (seat.state != SeatState.Recused) return;
        address first = _lineage[0].split.contributors[0].account;
        if (seat.auditor != second && seat.auditor != first) recusedByALateDeclaration = true;
    }

    function _secondInForce() private view returns (address) {
        return _lineage[0].split.contributors[1].account;
    }

    function _isParty(address account) private view returns (bool) {
        return account == _secondInForce() || account == _lineage[0].split.contributors[0].account;
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

/// @notice Slashes auditors for what other contracts and votes find, so that some keep too little at stake.
contract JudgeHandler is Test {
    AuditorRegistry private immutable _auditors;
    address private immutable _timelock;
    address[] private _accounts;
    uint256 private _offences;

    constructor(AuditorRegistry auditors, address timelock, address[] memory accounts) {
        (_auditors, _timelock, _accounts) = (auditors, timelock, accounts);
    }

    /// @dev Now and then: most of the time everybody can be drawn.
    function slash(uint256 who, uint256 amount, uint8 dice) external {
        if (dice % 8 != 0) return;
        vm.prank(_timelock);
        _auditors.slash(_accounts[who % _accounts.length], bytes32(++_offences), bound(amount, 0, 4_000e18));
    }
}

/// @notice Fees, seats and stakes of audits, whatever happens.
contract AuditsInvariantTest is AuditTest, InvariantTest {
    AuditsHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new AuditsHandler(audits, registry, auditors, buyer, seller, asset, FEE, lineage());
        bytes4[] memory actions = new bytes4[](10);
        actions[0] = AuditsHandler.order.selector;
        actions[1] = AuditsHandler.draw.selector;
        actions[2] = AuditsHandler.commit.selector;
        actions[3] = AuditsHandler.attest.selector;
        actions[4] = AuditsHandler.advance.selector;
        actions[5] = AuditsHandler.conclude.selector;
        actions[6] = AuditsHandler.wait.selector;
        actions[7] = AuditsHandler.nameContributor.selector;
        actions[8] = AuditsHandler.recuse.selector;
        actions[9] = AuditsHandler.declareOwner.selector;
        targetSelectors(address(handler), actions);
        address[] memory accounts = new address[](ROSTER);
        for (uint256 i = 0; i < ROSTER; ++i) accounts[i] = auditorAt(i);
        targetContract(address(new JudgeHandler(auditors, timelock, accounts)));
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
    }

    function invariant_NobodyWithAPartIsDrawnOrRevealsAndNobodyElseIsRecused() public view {
        assertFalse(handler.partyWasDrawn(), "a party was drawn");
        assertFalse(handler.partyRevealedInForce(), "a party revealed");
        assertFalse(handler.outsiderWasRecused(), "an outsider was recused");
    }

    function invariant_NoLateDeclarationRecusesAndNobodyWhoDeclaredIsDrawn() public view {
        assertFalse(handler.recusedByALateDeclaration(), "a way out");
        assertFalse(handler.closeWasDrawn(), "an affiliate was drawn");
    }

    /// @dev A seat that revealed or was recused has its fee once its audit has ended.
    function invariant_EverySeatThatOpenedIsPaid() public view {
        uint256 earned;
        for (uint64 id = 1; id <= audits.auditCount(); ++id) {
            Audit memory audit = audits.auditOf(id);
            if (audit.phase == AuditPhase.Concluded) earned += uint256(audit.fee) * audit.opened;
        }
        uint256 credits;
        for (uint256 i = 0; i < ROSTER; ++i) credits += vault.balanceOf(auditorAt(i));
        assertEq(credits, earned, "opened seats");
    }

    function invariant_NoSplitHoldsUpAReveal() public view {
        assertFalse(handler.heldUp(), "held up");
    }

    /// @dev A live certificate is backed by most of its panel.
    function invariant_ALiveCertificateIsBacked() public view {
        if (!audits.isCertified(asset, 1)) return;
        uint64 id = audits.certificateOf(asset, 1).audit;
        uint256 backed;
        for (uint8 i = 0; i < SEATS; ++i) {
            Seat memory seat = audits.seatOf(id, i);
            if (seat.state == SeatState.Revealed && auditors.backingOf(seat.auditor, false) >= BOND) ++backed;
        }
        assertGt(2 * backed, SEATS, "most of the seats");
    }

    function afterInvariant() public {
        handler.finish();
        assertCompartment(address(audits), 0);
    }
}
