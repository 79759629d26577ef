// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Kin} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice What the dearest draws cost: EIP-7825 lets a transaction have 2^24 gas.
contract AuditDrawsTest is AuditTest {
    uint256 private constant GAS_LIMIT = 1 << 24;

    function setUp() public override {
        super.setUp();
        setPolicy(IMarketPolicy.Parameter.MaxContributors, 32);
        setPolicy(IMarketPolicy.Parameter.MaxParents, 16);
        setPolicy(IMarketPolicy.Parameter.AuditPanel, 7);
    }

    /// @dev Each with eight affiliates, the last of them `last`.
    function _enrolMany(uint256 from, uint256 count, uint8 domains, address last) private {
        for (uint256 i = from; i < from + count; ++i) {
            address newcomer = auditorAt(i);
            fund(newcomer);
            register(newcomer, domains);
            vm.startPrank(newcomer);
            auditors.bond(4 * BOND);
            for (uint160 j = 1; j < 8; ++j) auditors.declareAffiliate(address(j));
            auditors.declareAffiliate(last);
            vm.stopPrank();
        }
    }

    /// @dev Sixteen assets with 32 contributors each, all different.
    function _largestLineage() private returns (Kin[] memory kin) {
        Parent[] memory parents = new Parent[](15);
        kin = new Kin[](16);
        for (uint256 i = 0; i < 15; ++i) {
            parents[i] = Parent({asset: publishOpen(_contributors(i), noParents()), royaltyBps: 1});
            kin[i + 1] = kinOf(parents[i].asset, _contributors(i), noParents());
        }
        asset = publishOpen(_contributors(15), parents);
        kin[0] = kinOf(asset, _contributors(15), parents);
    }

    function _contributors(uint256 number) private pure returns (Contributor[] memory contributors) {
        contributors = contributorsOf(32);
        for (uint256 i = 0; i < 32; ++i) contributors[i].account = address(uint160((number << 32) + 100 + i));
    }

    function _draw(Kin[] memory kin) private returns (uint64 audit) {
        vm.prank(buyer);
        audit = audits.order(asset, 1, FEE, false, kin);
        nextDrawBlock(audit);
        uint256 gas = gasleft();
        audits.draw(audit, kin);
        gas -= gasleft();
        assertLt(gas, GAS_LIMIT, "gas");
    }

    function test_Draw_OfTheLargestLineageFitsATransaction() public {
        _enrolMany(100, 8, 1, address(8));
        uint64 audit = _draw(_largestLineage());
        for (uint8 i = 0; i < 7; ++i) assertSeat(audit, i, SeatState.Drawn);
    }

    /// @dev 500 on the roster who have all declared a party: what is asked of each costs what it costs, and 64 are enough.
    function test_Draw_AmongNobodyButAffiliatesOfPartiesFitsATransaction() public {
        _leave();
        _enrolMany(100, 500, 1, _contributors(7)[31].account);
        uint64 audit = _draw(_largestLineage());
        for (uint8 i = 0; i < 7; ++i) assertSeat(audit, i, SeatState.Empty);
    }

    /// @dev Every try meets somebody new: most have another domain, some a part.
    function test_Draw_WithEveryTryInVainFitsATransaction() public {
        _leave();
        _enrolMany(100, 440, 2, address(8));
        _enrolMany(600, 60, 1, _contributors(7)[31].account);
        uint64 audit = _draw(_largestLineage());
        for (uint8 i = 0; i < 7; ++i) assertSeat(audit, i, SeatState.Empty);
    }

    /// @dev A few with a part, met again and again, are asked once and stop nothing.
    function test_Draw_FindsThoseWithoutAPartAmongManyWhoHaveOne() public {
        _enrolMany(100, 40, 1, contributorsOf(2)[0].account);
        _enrolMany(200, 10, 1, address(8));
        uint64 audit = _draw(lineage());
        for (uint8 i = 0; i < 7; ++i) assertSeat(audit, i, SeatState.Drawn);
    }

    function _leave() private {
        for (uint256 i = 0; i < ROSTER; ++i) {
            vm.prank(auditorAt(i));
            auditors.unbond(4 * BOND);
        }
    }
}
