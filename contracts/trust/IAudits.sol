// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../libraries/Findings.sol";
import {AssetId} from "../libraries/Ids.sol";
import {ICertificates} from "./ICertificates.sol";
import {Kin} from "./Lineages.sol";

/// @notice Where an audit stands. Drawing -> Committing -> Revealing -> Concluded; silent seats lead from Committing back to Drawing.
enum AuditPhase {
    None,
    Drawing, // waits for the hash of a block
    Committing,
    Revealing,
    Concluded
}

/// @notice Where a seat stands.
enum SeatState {
    Empty,
    Drawn,
    Committed,
    Revealed,
    Recused // came to have a part in the asset
}

/// @notice An audit of one version.
struct Audit {
    // slot 0
    address orderer;
    AssetId asset;
    uint16 version;
    uint8 seats;
    uint8 round; // draws so far
    AuditPhase phase;
    // slot 1
    uint96 fee; // for each seat, FTNS base units
    uint48 drawBlock; // whose hash decides
    uint40 deadline; // last second to draw, to commit or to reveal
    uint8 committed; // seats that have, since the start
    uint8 opened; // seats that have revealed, or recused themselves
    uint8 domain; // category of the asset
    uint8 rosterBits; // the draw is among the first 2^rosterBits places of the roster
}

/// @notice A seat of a panel.
struct Seat {
    // slot 0
    address auditor;
    SeatState state;
    uint48 drawnAt; // block
    uint32 pledge; // `AuditorBond` then: what its auditor answers with, whole FTNS
    // slot 1
    bytes32 word; // the commitment, then the packed finding
}

/// @title Audits
/// @notice Anybody orders an audit of a version and pays for it. A block that does not exist yet draws the panel among the auditors on the
/// roster with the asset's domain and no part in it, by stake and reputation. They commit findings, then reveal them; the medians
/// are the certificate. Every step has a deadline after which anyone goes on, and no money waits for anybody's goodwill:
/// fees that were not earned go back to the orderer, all as credit in the vault.
/// Warning: whoever makes blocks can withhold one, at the price of that block, and so throw the draw again.
/// Warning: a part in the asset that comes up between draw and reveal recuses the auditor, with its fee if it has committed and without a penalty. An
/// owner can bring that about by making an auditor a contributor: that voids a finding in everybody's sight, costs the orderer what a finding
/// costs, and never makes one. A part that the auditor itself declares after the draw is no way out: it cannot reveal, and that is silence.
interface IAudits is ICertificates {
    event AuditOrdered(
        uint64 indexed audit,
        AssetId indexed asset,
        uint16 indexed version,
        address orderer,
        uint8 seats,
        uint96 fee,
        uint48 drawBlock
    );
    /// @notice The block's hash is gone, or a further round begins: another block will decide.
    event DrawScheduled(uint64 indexed audit, uint48 drawBlock);
    event AuditorDrawn(uint64 indexed audit, address indexed auditor, uint8 seat);
    /// @param filled seats that are taken now
    event PanelDrawn(uint64 indexed audit, uint8 filled, uint40 commitBy);
    event FindingCommitted(uint64 indexed audit, address indexed auditor, bytes32 commitment);
    event RevealOpened(uint64 indexed audit, uint40 revealBy);
    /// @param report sha2-256 digest of the report, a raw IPFS block
    event FindingRevealed(uint64 indexed audit, address indexed auditor, Finding finding, bytes32 report);
    event AuditorRecused(uint64 indexed audit, address indexed auditor);
    /// @notice The auditor had certified content that was proved wrong.
    event FindingRefuted(uint64 indexed audit, address indexed auditor);
    event AuditorSilent(uint64 indexed audit, address indexed auditor);
    /// @param refund to the orderer, FTNS base units
    event AuditConcluded(uint64 indexed audit, bool certified, uint256 refund);
    event CertificateIssued(
        AssetId indexed asset,
        uint16 indexed version,
        uint64 indexed audit,
        Finding finding,
        uint16 overall
    );

    error Audits_Paused();
    error Audits_UnknownVersion(AssetId asset, uint16 version);
    error Audits_FeeTooLow(uint256 fee, uint256 min);
    error Audits_WrongPhase(uint64 audit, AuditPhase actual);
    error Audits_TooEarly(uint64 audit);
    error Audits_DeadlinePassed(uint64 audit, uint40 deadline);
    error Audits_CallerIsNotAuditor(uint64 audit, address caller);
    error Audits_WrongSeatState(uint64 audit, uint8 seat, SeatState actual);
    error Audits_EmptyCommitment();
    /// @notice The opening is not what was committed.
    error Audits_CommitmentMismatch(uint64 audit, uint8 seat);
    error Audits_InvalidFinding(uint64 audit);
    /// @notice The auditor has declared an affiliate with a part in the asset since it was drawn: nothing can be revealed, and nobody recused.
    error Audits_DeclaredLate(uint64 audit, uint8 seat);
    /// @notice The auditor has no part in the asset, as this lineage says.
    error Audits_NoConflict(uint64 audit, uint8 seat);
    /// @notice The seat did not certify the content, or the version is not proved fraudulent.
    error Audits_NothingToRefute(uint64 audit, uint8 seat);

    /// @notice Orders an audit. Not while new business is paused.
    /// @dev Takes the lineage, so that no owner can keep a draw from happening by changing its splits, until another block decides.
    /// @param fee for each auditor, FTNS base units, at least `AuditFee`; paid for all seats now
    /// @param fromCredit from the caller's credit in the vault, else from its wallet
    /// @param lineage the one in force, see `Lineages.partiesOf`
    function order(
        AssetId asset,
        uint16 version,
        uint96 fee,
        bool fromCredit,
        Kin[] calldata lineage
    ) external returns (uint64 audit);

    /// @notice Draws for every empty seat, once the block is there. Anyone, within 256 blocks; after that another block is chosen instead.
    /// Auditors that came on the roster or bonded more after that block are not drawn.
    /// @param lineage that of the last draw, before the first draw that of the order, or the one in force
    function draw(uint64 audit, Kin[] calldata lineage) external;

    /// @notice Commits the caller's finding. See `commitmentOf`.
    function commit(uint64 audit, uint8 seat, bytes32 commitment) external;

    /// @notice After the deadline to commit: slashes the silent and empties their seats; then a further draw, at most three in all, or the
    /// reveal with who has committed, or the end. After the deadline to draw, one day: there will be no further draw. Anyone.
    function advance(uint64 audit) external;

    /// @notice Reveals a finding. Whoever has the opening; it is the auditor's. Recuses an auditor that has come to have a part,
    /// unless by an affiliate that it declared after the draw (`Audits_DeclaredLate`).
    /// @dev Never waits for the owner's splits to hold still: see `lineage`.
    /// @param report sha2-256 digest of the report, a raw IPFS block
    /// @param lineage that of the last draw, or the one in force
    function attest(
        uint64 audit,
        uint8 seat,
        Finding calldata finding,
        bytes32 report,
        bytes32 salt,
        Kin[] calldata lineage
    ) external;

    /// @notice Recuses an auditor that has committed and has come to have a part since, before it reveals, and before the time to reveal is over. Anyone.
    /// @param lineage the one in force, see `Lineages.partiesOf`
    function recuse(uint64 audit, uint8 seat, Kin[] calldata lineage) external;

    /// @notice Ends an audit when all who committed have revealed, or their time is over: pays them and the recused, slashes who did not,
    /// refunds the orderer for the rest, and issues the certificate when more than half of the seats revealed. Anyone.
    function conclude(uint64 audit) external;

    /// @notice Slashes an auditor that certified the content of a version which is proved fraudulent by `AuditorBond`; it is a lost dispute as
    /// well. Anyone, once for each seat (`AuditorRegistry_AlreadySlashed`), at any time after the reveal.
    function refute(uint64 audit, uint8 seat) external;

    /// @notice Whose a seat is that can still commit, and what it is about. Reverts for any other seat.
    function openSeat(uint64 audit, uint8 seat) external view returns (address auditor, AssetId asset, uint16 version);

    function auditOf(uint64 audit) external view returns (Audit memory);

    function seatOf(uint64 audit, uint8 seat) external view returns (Seat memory);

    /// @notice Digest of the lineage that is taken beside the one in force: that of the last draw, before the first draw that of the order.
    /// @return keccak256 of the hashes of its splits, one after the other, nearest first; 0 for no audit
    function lineageOf(uint64 audit) external view returns (bytes32);

    /// @notice Number of audits ordered so far; ids run from 1 to this number.
    function auditCount() external view returns (uint64);

    /// @notice keccak256(abi.encode(chain id, this contract, audit, auditor, finding, report, salt)).
    function commitmentOf(
        uint64 audit,
        address auditor,
        Finding calldata finding,
        bytes32 report,
        bytes32 salt
    ) external view returns (bytes32);
}
