// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {AccountSet, AccountSets} from "../libraries/AccountSets.sol";
import {AssetId} from "../libraries/Ids.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {IAuditorRegistry} from "./IAuditorRegistry.sol";
import {Audit, AuditPhase, IAudits, Seat, SeatState} from "./IAudits.sol";
import {IReputation} from "./IReputation.sol";
import {Kin, Lineages} from "./Lineages.sol";

/// @notice What the seats of one draw are sampled from, in memory.
struct Sampling {
    uint8 domain;
    uint48 drawBlock;
    uint256 mask; // of places
    uint32 pledge; // of each seat
    AccountSet parties;
    AccountSet conflicted; // candidates that turned out to have a part
    uint256 conflicts; // of them
}

/// @title Panels
/// @notice How auditors come to their seats. See `IAudits`.
/// @dev Rejection sampling over the roster: a place at random, then accepted with a probability that grows with stake and reputation. Tries are
/// bounded, and so are candidates with a part, whom it costs most to ask: with any lineage and any roster a draw fits a transaction. A seat that
/// finds nobody stays empty for the next round. An auditor sits on an audit once, whatever became of its seat.
abstract contract Panels is IAudits {
    using AccountSets for AccountSet;

    /// @dev Blocks between an order, or a further round, and the block that decides.
    uint256 private constant DRAW_DELAY = 2;
    /// @dev Older hashes are those of a contract (EIP-2935) that not every chain has: a word from there might be known beforehand.
    uint256 private constant HASHES_KEPT = 256; // blocks
    /// @dev From an order, or a further round, on. So no owner can hold up an audit by changing splits before every draw.
    uint256 private constant DRAW_WINDOW = 1 days;
    uint256 private constant TRIES = 64; // for each empty seat
    uint256 private constant MAX_CONFLICTED = 64; // of a draw
    uint256 private constant WAD = 1e18;
    uint256 private constant MAX_WEIGHT = 4; // of the registry

    IMarketPolicy internal immutable _policy;
    IAssetRegistry internal immutable _registry;
    IAuditorRegistry internal immutable _auditors;
    IReputation internal immutable _reputation;

    mapping(uint64 audit => Audit) internal _audits;
    mapping(uint64 audit => mapping(uint256 seat => Seat)) internal _seats;
    mapping(uint64 audit => mapping(address auditor => bool)) private _sat;

    /// @dev Digest of the lineage of the last draw, before it of the order.
    mapping(uint64 audit => bytes32) internal _lineages;

    constructor(IMarketPolicy policy, IAssetRegistry registry, IAuditorRegistry auditors, IReputation reputation) {
        _policy = policy;
        _registry = registry;
        _auditors = auditors;
        _reputation = reputation;
    }

    /// @inheritdoc IAudits
    function draw(uint64 id, Kin[] calldata lineage) external {
        Audit storage audit = _auditIn(id, AuditPhase.Drawing);
        uint256 drawBlock = audit.drawBlock;
        if (block.number <= drawBlock) revert Audits_TooEarly(id);
        if (block.number - drawBlock > HASHES_KEPT) {
            _chooseBlock(id, audit);
            return;
        }

        bytes32 seed = Blockhash.blockHash(drawBlock);
        AccountSet memory parties;
        (parties, _lineages[id]) = Lineages.partiesOf(_registry, audit.asset, audit.orderer, lineage, _lineages[id]);
        ++audit.round;
        uint8 filled = _fillSeats(id, audit, keccak256(abi.encode(seed, address(this), id)), parties);
        uint40 commitBy = uint40(block.timestamp + _policy.get(IMarketPolicy.Parameter.AuditCommitWindow));
        audit.phase = AuditPhase.Committing;
        audit.deadline = commitBy;
        emit PanelDrawn(id, filled, commitBy);
    }

    /// @dev From here on nobody's split can be in the way of a draw.
    function _pinLineage(uint64 id, Audit storage audit, Kin[] calldata lineage) internal {
        (, _lineages[id]) = Lineages.partiesOf(_registry, audit.asset, audit.orderer, lineage, 0);
    }

    function _scheduleDraw(uint64 id, Audit storage audit) internal {
        audit.phase = AuditPhase.Drawing;
        audit.deadline = uint40(block.timestamp + DRAW_WINDOW);
        _chooseBlock(id, audit);
    }

    /// @dev Who changes a split after the draw keeps nobody from revealing: the lineage of the draw is as good as the one in force.
    /// Reverts where the auditor itself has declared the affiliate by whom it would have a part, since it was drawn.
    function _hasPart(
        uint64 id,
        uint8 number,
        Seat storage seat,
        Kin[] calldata lineage,
        bool asDrawn
    ) internal view returns (bool part) {
        bytes32 accepted = asDrawn ? _lineages[id] : bytes32(0);
        (AssetId asset, address orderer) = (_audits[id].asset, _audits[id].orderer);
        (AccountSet memory parties, ) = Lineages.partiesOf(_registry, asset, orderer, lineage, accepted);
        bool late;
        (part, late) = _partOf(parties, seat.auditor, seat.drawnAt);
        if (late) revert Audits_DeclaredLate(id, number);
    }

    function _chooseBlock(uint64 id, Audit storage audit) private {
        uint48 drawBlock = uint48(block.number + DRAW_DELAY);
        audit.drawBlock = drawBlock;
        audit.rosterBits = uint8(Math.log2(_auditors.rosterSize(), Math.Rounding.Ceil));
        emit DrawScheduled(id, drawBlock);
    }

    function _auditIn(uint64 id, AuditPhase expected) internal view returns (Audit storage audit) {
        audit = _audits[id];
        if (audit.phase != expected) revert Audits_WrongPhase(id, audit.phase);
    }

    /// @dev A seat whose auditor has yet to commit, and may.
    function _seatToCommit(uint64 id, uint8 number, address auditor) internal view returns (Seat storage seat) {
        uint40 deadline = _auditIn(id, AuditPhase.Committing).deadline;
        if (block.timestamp > deadline) revert Audits_DeadlinePassed(id, deadline);
        seat = _seats[id][number];
        if (seat.auditor != auditor) revert Audits_CallerIsNotAuditor(id, auditor);
        if (seat.state != SeatState.Drawn) revert Audits_WrongSeatState(id, number, seat.state);
    }

    /// @return filled seats that are taken
    function _fillSeats(
        uint64 id,
        Audit storage audit,
        bytes32 seed,
        AccountSet memory parties
    ) private returns (uint8 filled) {
        uint8 seats = audit.seats;
        Sampling memory sampling = Sampling({
            domain: audit.domain,
            drawBlock: audit.drawBlock,
            mask: (1 << audit.rosterBits) - 1,
            pledge: uint32(_policy.get(IMarketPolicy.Parameter.AuditorBond)),
            parties: parties,
            conflicted: AccountSets.create(MAX_CONFLICTED),
            conflicts: 0
        });
        for (uint8 i = 0; i < seats; ++i) {
            if (_seats[id][i].state == SeatState.Empty) {
                address auditor = _sample(id, sampling, keccak256(abi.encode(seed, i)));
                if (auditor == address(0)) continue;
                _sat[id][auditor] = true;
                _seats[id][i] = Seat({
                    auditor: auditor,
                    state: SeatState.Drawn,
                    drawnAt: uint48(block.number),
                    pledge: sampling.pledge,
                    word: 0
                });
                emit AuditorDrawn(id, auditor, i);
            }
            ++filled;
        }
    }

    /// @dev The hash of the block is known now, so nothing that an auditor can still do may help it. Who came on the roster or bonded more since
    /// counts for nothing and takes nobody's chance: the number of places is that of when the block was chosen, rounded up to a power of two, and a
    /// place that nobody has is missed.
    /// @return auditor zero when no try was accepted
    function _sample(uint64 id, Sampling memory sampling, bytes32 seed) private view returns (address) {
        for (uint256 i = 0; i < TRIES && sampling.conflicts < MAX_CONFLICTED; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 place = (random >> 128) & sampling.mask;
            (address candidate, uint256 weight) = _auditors.candidateAt(place, sampling.domain, sampling.drawBlock);
            if (weight == 0 || _sat[id][candidate] || sampling.conflicted.contains(candidate)) continue;
            weight *= WAD + _reputation.reputationOf(candidate);
            if (uint128(random) % (MAX_WEIGHT * 2 * WAD) >= weight) continue;
            (bool part, ) = _partOf(sampling.parties, candidate, 0);
            if (!part) return candidate;
            sampling.conflicted.add(candidate);
            ++sampling.conflicts;
        }
        return address(0);
    }

    /// @param drawnAt block
    /// @return part whether the auditor, or an affiliate, is among the parties
    /// @return late only by an affiliate that it has declared since it was drawn
    function _partOf(
        AccountSet memory parties,
        address auditor,
        uint48 drawnAt
    ) private view returns (bool part, bool late) {
        (address[] memory accounts, uint256 early) = _auditors.accountsOf(auditor, drawnAt);
        for (uint256 i = 0; i < accounts.length; ++i) {
            if (parties.contains(accounts[i])) return (true, i >= early);
        }
    }
}
