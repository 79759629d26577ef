// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IMarketPolicy, PublicationPolicy, SalePolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {PackedSalePolicy} from "../../../../contracts/governance/PackedSalePolicy.sol";
import {RegistryTest} from "../../RegistryTest.sol";
import {VmLog} from "../../Vm.sol";

contract MarketPolicyTest is RegistryTest {
    // ── defaults and bounds ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Constructor_SetsTheDocumentedDefaults() public view {
        uint256[24] memory expected = [
            uint256(500),
            500,
            3 days,
            24 hours,
            32,
            8,
            8,
            5_000,
            1_000,
            3 days,
            30 days,
            10,
            0,
            0,
            1_000,
            30 days,
            14 days,
            3,
            10,
            3 days,
            1 days,
            10,
            365 days,
            180 days
        ];
        for (uint8 i = 0; i < 24; ++i) {
            assertEq(policy.get(IMarketPolicy.Parameter(i)), expected[i], "default");
        }
        assertFalse(policy.isPaused(), "paused");
    }

    function test_Constructor_EmitsEveryDefault() public {
        vm.recordLogs();
        deploy("MarketPolicy", abi.encode(manager));
        VmLog[] memory logs = vm.getRecordedLogs();
        uint256 found;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IMarketPolicy.ParameterChanged.selector) continue;
            (uint256 previous, uint256 value) = abi.decode(logs[i].data, (uint256, uint256));
            assertEq(uint256(logs[i].topics[1]), found, "parameter");
            assertEq(previous, 0, "previous");
            assertEq(value, policy.get(IMarketPolicy.Parameter(found)), "value");
            ++found;
        }
        assertEq(found, 24, "events");
    }

    function test_Bounds_AreTheDocumentedOnes() public view {
        uint256[2][24] memory expected = [
            [uint256(0), 1_000],
            [uint256(0), 5_000],
            [uint256(1 hours), 14 days],
            [uint256(1 hours), 14 days],
            [uint256(1), 32],
            [uint256(0), 16],
            [uint256(0), 15],
            [uint256(0), 9_000],
            [uint256(0), 2_500],
            [uint256(1 hours), 7 days],
            [uint256(7 days), 90 days],
            [uint256(1), 50],
            [uint256(0), 31],
            [uint256(0), 1],
            [uint256(100), 1_000_000],
            [uint256(30 days), 180 days],
            [uint256(1 days), 90 days],
            [uint256(1), 7],
            [uint256(0), 10_000],
            [uint256(1 hours), 7 days],
            [uint256(1 hours), 3 days],
            [uint256(1), 100],
            [uint256(7 days), 1_095 days],
            [uint256(30 days), 1_825 days]
        ];
        for (uint8 i = 0; i < 24; ++i) {
            (uint256 min, uint256 max) = policy.bounds(IMarketPolicy.Parameter(i));
            assertEq(min, expected[i][0], "min");
            assertEq(max, expected[i][1], "max");
        }
    }

    // ── set ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Set_TakesBothEndsOfEveryRange() public {
        for (uint8 i = 0; i < 24; ++i) {
            IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(i);
            (uint256 min, uint256 max) = policy.bounds(parameter);
            _set(parameter, min);
            assertEq(policy.get(parameter), min, "min");
            _set(parameter, max);
            assertEq(policy.get(parameter), max, "max");
        }
    }

    function test_Set_EmitsOldAndNewValue() public {
        vm.expectEmit(address(policy));
        emit IMarketPolicy.ParameterChanged(IMarketPolicy.Parameter.PlatformFee, 500, 250);
        _set(IMarketPolicy.Parameter.PlatformFee, 250);
    }

    function test_RevertWhen_ValueIsAboveTheMaximum() public {
        for (uint8 i = 0; i < 24; ++i) {
            IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(i);
            (uint256 min, uint256 max) = policy.bounds(parameter);
            _expectOutOfBounds(parameter, max + 1, min, max);
            _set(parameter, max + 1);
        }
    }

    function test_RevertWhen_ValueIsBelowTheMinimum() public {
        for (uint8 i = 0; i < 24; ++i) {
            IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(i);
            (uint256 min, uint256 max) = policy.bounds(parameter);
            if (min == 0) continue;
            _expectOutOfBounds(parameter, min - 1, min, max);
            _set(parameter, min - 1);
        }
    }

    function test_RevertWhen_ValueWouldBeCutToItsField() public {
        uint256 value = (uint256(1) << 16) + 500;
        _expectOutOfBounds(IMarketPolicy.Parameter.PlatformFee, value, 0, 1_000);
        _set(IMarketPolicy.Parameter.PlatformFee, value);
    }

    function test_RevertWhen_CallerOfSetIsNotTheTimelock() public {
        address[3] memory callers = [stranger, guardian, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            policy.set(IMarketPolicy.Parameter.PlatformFee, 0);
        }
    }

    // ── what a sale and a publication read ───────────────────────────────────────────────────────────────────────────────────

    function test_SalePolicy_FollowsTheParameters() public {
        _set(IMarketPolicy.Parameter.PlatformFee, 1);
        _set(IMarketPolicy.Parameter.DeliveryBond, 2);
        _set(IMarketPolicy.Parameter.DeliveryWindow, 1 hours);
        _set(IMarketPolicy.Parameter.ContentWindow, 2 hours);
        vm.prank(guardian);
        policy.pause();
        SalePolicy memory sale = policy.salePolicy();
        assertEq(sale.feeBps, 1, "fee");
        assertEq(sale.bondBps, 2, "bond");
        assertEq(sale.deliveryWindow, 1 hours, "delivery window");
        assertEq(sale.contentWindow, 2 hours, "content window");
        assertEq(sale.pausedUntil, START + 3 days, "paused until");
        assertEq(sale.pausableFrom, START + 33 days, "pausable from");
    }

    function test_PackedSalePolicy_IsTheSalePolicy() public {
        _set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        _set(IMarketPolicy.Parameter.DeliveryBond, 5_000);
        _set(IMarketPolicy.Parameter.DeliveryWindow, 14 days);
        _set(IMarketPolicy.Parameter.ContentWindow, 14 days - 1);
        vm.prank(guardian);
        policy.pause();
        SalePolicy memory sale = policy.salePolicy();
        PackedSalePolicy packed = policy.packedSalePolicy();
        assertEq(packed.feeBps(), sale.feeBps, "fee");
        assertEq(packed.bondBps(), sale.bondBps, "bond");
        assertEq(packed.deliveryWindow(), sale.deliveryWindow, "delivery window");
        assertEq(packed.contentWindow(), sale.contentWindow, "content window");
        assertEq(packed.pausedUntil(), sale.pausedUntil, "paused until");
    }

    function test_PublicationPolicy_FollowsTheParameters() public {
        _set(IMarketPolicy.Parameter.MaxContributors, 3);
        _set(IMarketPolicy.Parameter.MaxParents, 4);
        _set(IMarketPolicy.Parameter.MaxLineageDepth, 5);
        _set(IMarketPolicy.Parameter.MaxLineageRoyalty, 6);
        _set(IMarketPolicy.Parameter.MaxResaleRoyalty, 7);
        vm.prank(guardian);
        policy.pause();
        PublicationPolicy memory publication = policy.publicationPolicy();
        assertEq(publication.maxContributors, 3, "contributors");
        assertEq(publication.maxParents, 4, "parents");
        assertEq(publication.maxLineageDepth, 5, "depth");
        assertEq(publication.maxLineageRoyaltyBps, 6, "lineage royalty");
        assertEq(publication.maxResaleRoyaltyBps, 7, "resale royalty");
        assertEq(publication.pausedUntil, START + 3 days, "paused until");
    }

    function test_Layout_SaleAndPublicationReadOneSlot() public {
        // From the lowest bit: 500 | 500 | 3 days | 24 hours | 32 | 8 | 8 | 5,000 | 1,000 | 0 | 0.
        uint256 expected =
            500 |
                (uint256(500) << 16) |
                (uint256(3 days) << 32) |
                (uint256(24 hours) << 64) |
                (uint256(32) << 96) |
                (uint256(8) << 104) |
                (uint256(8) << 112) |
                (uint256(5_000) << 120) |
                (uint256(1_000) << 136);
        assertEq(uint256(vm.load(address(policy), bytes32(uint256(1)))), expected, "slot 1");

        vm.record();
        policy.salePolicy();
        policy.packedSalePolicy();
        policy.publicationPolicy();
        policy.isPaused();
        (bytes32[] memory reads, ) = vm.accesses(address(policy));
        assertGt(reads.length, 0, "reads");
        for (uint256 i = 0; i < reads.length; ++i) {
            assertEq(uint256(reads[i]), 1, "slot");
        }
    }

    // ── pause ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Pause_EndsByItself() public {
        vm.expectEmit(address(policy));
        emit IMarketPolicy.NewBusinessPaused(guardian, uint40(START + 3 days), uint40(START + 33 days));
        vm.prank(guardian);
        policy.pause();
        assertTrue(policy.isPaused(), "at once");
        vm.warp(START + 3 days - 1);
        assertTrue(policy.isPaused(), "last second");
        vm.warp(START + 3 days);
        assertFalse(policy.isPaused(), "after");
    }

    function test_RevertWhen_PauseIsChained() public {
        vm.prank(guardian);
        policy.pause();
        uint256[3] memory moments = [START, START + 3 days, START + 33 days - 1];
        for (uint256 i = 0; i < moments.length; ++i) {
            vm.warp(moments[i]);
            _expectCoolingDown(START + 33 days);
            vm.prank(guardian);
            policy.pause();
        }
        vm.warp(START + 33 days);
        vm.prank(guardian);
        policy.pause();
        assertTrue(policy.isPaused(), "after the cool-down");
    }

    function test_RevertWhen_PauseFollowsAnEarlyResume() public {
        vm.startPrank(guardian);
        policy.pause();
        policy.resume();
        _expectCoolingDown(START + 33 days);
        policy.pause();
    }

    function test_Set_DoesNotMoveARunningPause() public {
        vm.prank(guardian);
        policy.pause();
        _set(IMarketPolicy.Parameter.PauseLength, 7 days);
        _set(IMarketPolicy.Parameter.PauseCooldown, 7 days);
        assertEq(policy.salePolicy().pausedUntil, START + 3 days, "paused until");
        assertEq(policy.salePolicy().pausableFrom, START + 33 days, "pausable from");
    }

    function test_RevertWhen_CallerOfPauseIsNotTheGuardian() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        policy.pause();
    }

    // ── resume ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Resume_EndsThePauseAtOnce() public {
        address[2] memory callers = [guardian, timelock];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.warp(START + i * 40 days);
            vm.prank(guardian);
            policy.pause();
            vm.expectEmit(address(policy));
            emit IMarketPolicy.NewBusinessResumed(callers[i]);
            vm.prank(callers[i]);
            policy.resume();
            assertFalse(policy.isPaused(), "paused");
        }
    }

    function test_RevertWhen_ResumedWithoutAPause() public {
        vm.startPrank(guardian);
        vm.expectRevert(IMarketPolicy.MarketPolicy_NotPaused.selector);
        policy.resume();
        policy.pause();
        vm.warp(START + 3 days);
        vm.expectRevert(IMarketPolicy.MarketPolicy_NotPaused.selector);
        policy.resume();
    }

    function test_RevertWhen_CallerOfResumeIsNotTheGuardian() public {
        vm.prank(guardian);
        policy.pause();
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        policy.resume();
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _set(IMarketPolicy.Parameter parameter, uint256 value) private {
        vm.prank(timelock);
        policy.set(parameter, value);
    }

    function _expectOutOfBounds(IMarketPolicy.Parameter parameter, uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(
            abi.encodeWithSelector(IMarketPolicy.MarketPolicy_OutOfBounds.selector, parameter, value, min, max)
        );
    }

    function _expectCoolingDown(uint256 pausableFrom) private {
        vm.expectRevert(
            abi.encodeWithSelector(IMarketPolicy.MarketPolicy_PauseCoolingDown.selector, uint40(pausableFrom))
        );
    }

    function _expectUnauthorized(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }
}
