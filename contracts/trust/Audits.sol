// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {Finding, Findings} from "../libraries/Findings.sol";
import {AssetId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {ICustody} from "../token/ICustody.sol";
import {Certificates} from "./Certificates.sol";
import {IAuditorRegistry} from "./IAuditorRegistry.sol";
import {Audit, AuditPhase, IAudits, Seat, SeatState} from "./IAudits.sol";
import {IReputation, News} from "./IReputation.sol";
import {Kin} from "./Lineages.sol";
import {Panels} from "./Panels.sol";
import {Payments} from "./Payments.sol";

/// @title Audits
/// @notice See {IAudits}. This file has the course of an audit; `Panels` draws, `Certificates` makes one finding of many.
contract Audits is Certificates, Payments {
    using AssetStates for uint96;
    using Findings for Finding;

    uint256 private constant MAX_ROUNDS = 3;

    uint64 private _count;

    constructor(
        IMarketPolicy policy,
        IAssetRegistry registry,
        IAuditorRegistry auditors,
        IReputation reputation,
        IERC20 ftns,
        ICustody vault
    ) Panels(policy, registry, auditors, reputation) Payments(ftns, vault) {}

    // ── course ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAudits
    function order(
        AssetId asset,
        uint16 version,
        uint96 fee,
        bool fromCredit,
        Kin[] calldata lineage
    ) external returns (uint64 id) {
        if (_policy.isPaused()) revert Audits_Paused();
        if (_registry.contentHashOf(asset, version) == 0) revert Audits_UnknownVersion(asset, version);
        uint256 least = _policy.get(IMarketPolicy.Parameter.AuditFee) * FTNS_UNIT;
        if (fee < least) revert Audits_FeeTooLow(fee, least);

        id = ++_count;
        Audit storage audit = _audits[id];
        audit.orderer = msg.sender;
        audit.asset = asset;
        audit.version = version;
        audit.seats = uint8(_policy.get(IMarketPolicy.Parameter.AuditPanel));
        audit.fee = fee;
        (, uint96 state) = _registry.packedStateOf(asset);
        audit.domain = state.categoryOf();
        _pinLineage(id, audit, lineage);
        _scheduleDraw(id, audit);
        emit AuditOrdered(id, asset, version, msg.sender, audit.seats, fee, audit.drawBlock);

        uint256 total = uint256(fee) * audit.seats;
        if (fromCredit) _lockFromCredit(total);
        else _lockFromWallet(total);
    }

    /// @inheritdoc IAudits
    function commit(uint64 id, uint8 number, bytes32 commitment) external {
        Seat storage seat = _seatToCommit(id, number, msg.sender);
        if (commitment == 0) revert Audits_EmptyCommitment();

        Audit storage audit = _audits[id];
        seat.state = SeatState.Committed;
        seat.word = commitment;
        uint8 committed = ++audit.committed;
        emit FindingCommitted(id, msg.sender, commitment);
        if (committed == audit.seats) _openReveal(id, audit);
    }

    /// @inheritdoc IAudits
    function advance(uint64 id) external {
        Audit storage audit = _audits[id];
        bool drawing = audit.phase == AuditPhase.Drawing;
        if (!drawing) _auditIn(id, AuditPhase.Committing);
        if (block.timestamp <= audit.deadline) revert Audits_TooEarly(id);
        if (!drawing) _emptySilentSeats(id, audit.seats);

        if (!drawing && audit.round < MAX_ROUNDS) _scheduleDraw(id, audit);
        else if (audit.committed != 0) _openReveal(id, audit);
        else _end(id, audit, 0, false);
    }

    /// @inheritdoc IAudits
    function attest(
        uint64 id,
        uint8 number,
        Finding calldata finding,
        bytes32 report,
        bytes32 salt,
        Kin[] calldata lineage
    ) external {
        (Audit storage audit, Seat storage seat) = _seatToReveal(id, number);
        address auditor = seat.auditor;
        if (commitmentOf(id, auditor, finding, report, salt) != seat.word) revert Audits_CommitmentMismatch(id, number);
        Finding memory found = finding;
        if (!found.isValid()) revert Audits_InvalidFinding(id);

        if (_hasPart(id, number, seat, lineage, true)) {
            _recuse(id, audit, seat);
        } else {
            ++audit.opened;
            seat.state = SeatState.Revealed;
            seat.word = bytes32(found.pack());
            emit FindingRevealed(id, auditor, found, report);
        }
    }

    /// @inheritdoc IAudits
    function recuse(uint64 id, uint8 number, Kin[] calldata lineage) external {
        (Audit storage audit, Seat storage seat) = _committedSeat(id, number);
        if (!_hasPart(id, number, seat, lineage, false)) revert Audits_NoConflict(id, number);
        _recuse(id, audit, seat);
    }

    /// @inheritdoc IAudits
    function conclude(uint64 id) external {
        Audit storage audit = _auditIn(id, AuditPhase.Revealing);
        if (audit.opened != audit.committed && block.timestamp <= audit.deadline) revert Audits_TooEarly(id);
        (uint256[] memory words, uint256 paid) = _settleSeats(id, audit);
        bool certified = 2 * words.length > audit.seats;
        _end(id, audit, paid, certified);
        if (certified) _issue(id, audit, words);
    }

    /// @inheritdoc IAudits
    function refute(uint64 id, uint8 number) external {
        Seat storage seat = _seats[id][number];
        bool certified = seat.state == SeatState.Revealed && Findings.unpack(uint256(seat.word)).contentCertified;
        if (!certified || !_registry.isFraudulent(_audits[id].asset, _audits[id].version)) {
            revert Audits_NothingToRefute(id, number);
        }

        address auditor = seat.auditor;
        emit FindingRefuted(id, auditor);
        _auditors.slash(auditor, keccak256(abi.encode(address(this), id, number)), _bondRequired());
        _reputation.record(auditor, News.DisputeLost);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAudits
    function openSeat(uint64 id, uint8 number) external view returns (address auditor, AssetId asset, uint16 version) {
        auditor = _seatToCommit(id, number, _seats[id][number].auditor).auditor;
        return (auditor, _audits[id].asset, _audits[id].version);
    }

    /// @inheritdoc IAudits
    function auditOf(uint64 id) external view returns (Audit memory) {
        return _audits[id];
    }

    /// @inheritdoc IAudits
    function seatOf(uint64 id, uint8 number) external view returns (Seat memory) {
        return _seats[id][number];
    }

    /// @inheritdoc IAudits
    function lineageOf(uint64 id) external view returns (bytes32) {
        return _lineages[id];
    }

    /// @inheritdoc IAudits
    function auditCount() external view returns (uint64) {
        return _count;
    }

    /// @inheritdoc IAudits
    function commitmentOf(
        uint64 id,
        address auditor,
        Finding calldata finding,
        bytes32 report,
        bytes32 salt
    ) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), id, auditor, finding, report, salt));
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A seat whose auditor has yet to reveal, and may.
    function _seatToReveal(uint64 id, uint8 number) private view returns (Audit storage, Seat storage) {
        _auditIn(id, AuditPhase.Revealing);
        return _committedSeat(id, number);
    }

    /// @dev A seat whose auditor has yet to reveal, and may, or will.
    function _committedSeat(uint64 id, uint8 number) private view returns (Audit storage audit, Seat storage seat) {
        audit = _audits[id];
        if (audit.phase == AuditPhase.Concluded) revert Audits_WrongPhase(id, audit.phase);
        if (audit.phase == AuditPhase.Revealing && block.timestamp > audit.deadline) {
            revert Audits_DeadlinePassed(id, audit.deadline);
        }
        seat = _seats[id][number];
        if (seat.state != SeatState.Committed) revert Audits_WrongSeatState(id, number, seat.state);
    }

    function _recuse(uint64 id, Audit storage audit, Seat storage seat) private {
        ++audit.opened;
        seat.state = SeatState.Recused;
        emit AuditorRecused(id, seat.auditor);
    }

    function _emptySilentSeats(uint64 id, uint256 seats) private {
        for (uint256 i = 0; i < seats; ++i) {
            if (_seats[id][i].state != SeatState.Drawn) continue;
            address silent = _seats[id][i].auditor;
            delete _seats[id][i];
            _punish(id, silent);
        }
    }

    function _openReveal(uint64 id, Audit storage audit) private {
        uint40 revealBy = uint40(block.timestamp + _policy.get(IMarketPolicy.Parameter.AuditRevealWindow));
        audit.phase = AuditPhase.Revealing;
        audit.deadline = revealBy;
        emit RevealOpened(id, revealBy);
    }

    /// @dev Pays who revealed, punishes who committed and did not. The recused have done their work, and are paid: else an owner could have its fees
    /// back for a panel that it does not like, and draw again.
    /// @return words packed findings
    /// @return paid seats
    function _settleSeats(uint64 id, Audit storage audit) private returns (uint256[] memory words, uint256 paid) {
        (uint256 seats, uint256 fee, uint256 count) = (audit.seats, audit.fee, 0);
        words = new uint256[](seats);
        for (uint256 i = 0; i < seats; ++i) {
            Seat storage seat = _seats[id][i];
            (address auditor, SeatState state) = (seat.auditor, seat.state);
            if (state == SeatState.Committed) _punish(id, auditor);
            if (state != SeatState.Revealed && state != SeatState.Recused) continue;
            ++paid;
            if (state == SeatState.Revealed) {
                words[count++] = uint256(seat.word);
                _reputation.record(auditor, News.AuditDone);
            }
            if (fee != 0) _vault.release(auditor, fee);
        }
        assembly ("memory-safe") {
            mstore(words, count)
        }
    }

    /// @param paid seats that earned their fee
    function _end(uint64 id, Audit storage audit, uint256 paid, bool certified) private {
        audit.phase = AuditPhase.Concluded;
        uint256 refund = (audit.seats - paid) * audit.fee;
        emit AuditConcluded(id, certified, refund);
        if (refund != 0) _vault.release(audit.orderer, refund);
    }

    /// @dev An auditor sits on an audit once, so the audit names the offence.
    function _punish(uint64 id, address auditor) private {
        emit AuditorSilent(id, auditor);
        uint256 penalty = (_bondRequired() * _policy.get(IMarketPolicy.Parameter.SilencePenalty)) / 100;
        _reputation.record(auditor, News.AuditMissed);
        _auditors.slash(auditor, keccak256(abi.encode(address(this), id)), penalty);
    }

    /// @return FTNS base units
    function _bondRequired() private view returns (uint256) {
        return _policy.get(IMarketPolicy.Parameter.AuditorBond) * FTNS_UNIT;
    }
}
