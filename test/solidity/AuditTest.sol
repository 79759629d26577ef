// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../contracts/libraries/Findings.sol";
import {AssetId} from "../../contracts/libraries/Ids.sol";
import {Contributor, Parent, Split} from "../../contracts/registry/IAssetRegistry.sol";
import {AuditPhase, SeatState} from "../../contracts/trust/IAudits.sol";
import {Kin} from "../../contracts/trust/Lineages.sol";
import {TrustTest} from "./TrustTest.sol";

/// @notice Base of the tests of audits: a roster of auditors of models, and an open model with two contributors.
abstract contract AuditTest is TrustTest {
    uint96 internal constant FEE = 25e18; // FTNS base units for each seat
    uint256 internal constant ROSTER = 6;
    uint8 internal constant SEATS = 3;
    bytes32 internal constant REPORT = "report";
    bytes32 internal constant SALT = "salt";

    AssetId internal asset;

    function setUp() public virtual override {
        super.setUp();
        vm.roll(1_000);
        for (uint256 i = 0; i < ROSTER; ++i) {
            fund(auditorAt(i));
            enrol(auditorAt(i), 4 * BOND);
        }
        asset = publishOpen(contributorsOf(2), noParents());
    }

    function auditorAt(uint256 index) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("auditor", index)))));
    }

    // ── what is handed in ────────────────────────────────────────────────────────────────────────────────────────────────────

    function kinOf(
        AssetId id,
        Contributor[] memory contributors,
        Parent[] memory parents
    ) internal pure returns (Kin memory) {
        return Kin({asset: id, split: Split({contributors: contributors, parents: parents})});
    }

    /// @dev The lineage of the asset as `setUp` published it.
    function lineage() internal view returns (Kin[] memory kin) {
        kin = new Kin[](1);
        kin[0] = kinOf(asset, contributorsOf(2), noParents());
    }

    function findingOf(uint16 score) internal view returns (Finding memory finding) {
        for (uint256 i = 0; i < 5; ++i) finding.scores[i] = score;
        finding.passed = true;
        finding.expiresAt = uint40(block.timestamp + 100 days);
    }

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function order() internal returns (uint64) {
        vm.prank(buyer);
        return audits.order(asset, 1, FEE, false, lineage());
    }

    /// @dev Lets the block come that decides, and draws.
    function drawPanel(uint64 audit) internal {
        nextDrawBlock(audit);
        audits.draw(audit, lineage());
    }

    function nextDrawBlock(uint64 audit) internal {
        vm.roll(audits.auditOf(audit).drawBlock + 1);
    }

    function ordered() internal returns (uint64 audit) {
        audit = order();
        drawPanel(audit);
    }

    function commitSeat(uint64 audit, uint8 seat, Finding memory finding) internal {
        address account = audits.seatOf(audit, seat).auditor;
        bytes32 commitment = audits.commitmentOf(audit, account, finding, REPORT, SALT);
        vm.prank(account);
        audits.commit(audit, seat, commitment);
    }

    function attestSeat(uint64 audit, uint8 seat, Finding memory finding) internal {
        audits.attest(audit, seat, finding, REPORT, SALT, lineage());
    }

    /// @dev From the order to the certificate.
    function certify(Finding memory finding) internal returns (uint64 audit) {
        audit = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, finding);
        audits.conclude(audit);
    }

    function setPolicy(IMarketPolicy.Parameter parameter, uint256 value) internal {
        vm.prank(timelock);
        policy.set(parameter, value);
    }

    // ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function assertPhase(uint64 audit, AuditPhase expected) internal view {
        assertEq(uint256(audits.auditOf(audit).phase), uint256(expected), "phase");
    }

    function assertSeat(uint64 audit, uint8 seat, SeatState expected) internal view {
        assertEq(uint256(audits.seatOf(audit, seat).state), uint256(expected), "seat");
    }
}
