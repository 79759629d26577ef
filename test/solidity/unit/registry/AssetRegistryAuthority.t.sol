// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus, IAssetRegistry} from "../../../../contracts/registry/IAssetRegistry.sol";
import {RegistryTest} from "../../RegistryTest.sol";

/// @notice Branches of what only an authority may do: takedown, restoration, fraud, exclusivity.
contract AssetRegistryAuthorityTest is RegistryTest {
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    // ── takeDown and restore ─────────────────────────────────────────────────────────────────────────────────────────────────

    function test_TakeDown_LeavesATombstone() public {
        bytes32 metadata = registry.versionOf(asset, 1).metadataDigest;
        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetTakenDown(asset, "reason");
        _takeDown();
        assertTrue(_status() == AssetStatus.TakenDown, "status");
        assertEq(registry.ownerOf(AssetId.unwrap(asset)), seller, "owner");
        assertEq(registry.versionOf(asset, 1).metadataDigest, metadata, "metadata");
    }

    function test_Restore_MakesItLiveAgain() public {
        _takeDown();
        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetRestored(asset, "appeal");
        vm.prank(timelock);
        registry.restore(asset, "appeal");
        assertTrue(_status() == AssetStatus.Live, "status");
    }

    function test_Restore_DoesNotWashFraud() public {
        _takeDown();
        _markFraudulent(1);
        assertTrue(_status() == AssetStatus.TakenDown, "stays taken down");
        vm.prank(timelock);
        registry.restore(asset, "appeal");
        assertTrue(_status() == AssetStatus.Fraudulent, "fraudulent");
    }

    function test_TakeDown_AppliesToAFraudulentAsset() public {
        _markFraudulent(1);
        _takeDown();
        assertTrue(_status() == AssetStatus.TakenDown, "status");
    }

    function test_RevertWhen_TakenDownTwice() public {
        _takeDown();
        _expectWrongStatus(AssetStatus.TakenDown);
        _takeDown();
    }

    function test_RevertWhen_RestoredWithoutTakedown() public {
        _expectWrongStatus(AssetStatus.Live);
        vm.prank(timelock);
        registry.restore(asset, "appeal");
        _markFraudulent(1);
        _expectWrongStatus(AssetStatus.Fraudulent);
        vm.prank(timelock);
        registry.restore(asset, "appeal");
    }

    // ── markFraudulent ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_MarkFraudulent_StopsTheAssetWhenItIsTheLatest() public {
        vm.expectEmit(address(registry));
        emit IAssetRegistry.VersionProvedFraudulent(asset, 1);
        _markFraudulent(1);
        assertTrue(registry.isFraudulent(asset, 1), "version");
        assertTrue(_status() == AssetStatus.Fraudulent, "status");
    }

    function test_MarkFraudulent_LeavesTheAssetWhenItIsAnOlderOne() public {
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        _markFraudulent(1);
        assertTrue(registry.isFraudulent(asset, 1), "version");
        assertFalse(registry.isFraudulent(asset, 2), "latest");
        assertTrue(_status() == AssetStatus.Live, "status");
    }

    function test_RevertWhen_FraudulentVersionIsUnknown() public {
        uint16[2] memory unknown = [uint16(0), 2];
        for (uint256 i = 0; i < unknown.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownVersion.selector, asset, unknown[i])
            );
            _markFraudulent(unknown[i]);
        }
    }

    function test_RevertWhen_VersionIsFraudulentAlready() public {
        _markFraudulent(1);
        vm.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AlreadyFraudulent.selector, asset, uint16(1))
        );
        _markFraudulent(1);
    }

    // ── setExclusiveUntil ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_SetExclusiveUntil_RecordsIt() public {
        vm.expectEmit(address(registry));
        emit IAssetRegistry.ExclusivityChanged(asset, 1_900_000_000);
        vm.prank(address(licences));
        registry.setExclusiveUntil(asset, 1_900_000_000);
        assertEq(registry.stateOf(asset).exclusiveUntil, 1_900_000_000, "state");
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_CallerHasNoAuthority() public {
        address[3] memory callers = [stranger, seller, guardian];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            _expectUnauthorized(callers[i]);
            registry.takeDown(asset, "reason");
            _expectUnauthorized(callers[i]);
            registry.restore(asset, "reason");
            _expectUnauthorized(callers[i]);
            registry.markFraudulent(asset, 1);
            _expectUnauthorized(callers[i]);
            registry.setExclusiveUntil(asset, 1);
            vm.stopPrank();
        }
    }

    function test_RevertWhen_AnAuthorityLeavesItsField() public {
        vm.startPrank(prover);
        _expectUnauthorized(prover);
        registry.takeDown(asset, "reason");
        _expectUnauthorized(prover);
        registry.setExclusiveUntil(asset, 1);
        vm.stopPrank();
        vm.startPrank(address(licences));
        _expectUnauthorized(address(licences));
        registry.markFraudulent(asset, 1);
        vm.stopPrank();
    }

    function test_RevertWhen_AuthorityNamesAnUnknownAsset() public {
        AssetId unknown = AssetId.wrap(99);
        bytes memory reason = abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, unknown);
        vm.startPrank(timelock);
        vm.expectRevert(reason);
        registry.takeDown(unknown, "reason");
        vm.expectRevert(reason);
        registry.restore(unknown, "reason");
        vm.stopPrank();
        vm.expectRevert(reason);
        vm.prank(prover);
        registry.markFraudulent(unknown, 1);
        vm.expectRevert(reason);
        vm.prank(address(licences));
        registry.setExclusiveUntil(unknown, 1);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _status() private view returns (AssetStatus) {
        return registry.stateOf(asset).status;
    }

    function _takeDown() private {
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
    }

    function _markFraudulent(uint16 version) private {
        vm.prank(prover);
        registry.markFraudulent(asset, version);
    }

    function _expectWrongStatus(AssetStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, status));
    }

    function _expectUnauthorized(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }
}
