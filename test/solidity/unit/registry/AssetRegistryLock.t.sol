// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {AssetState, AssetStatus, IAssetRegistry, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {setAssetField} from "../../AssetSlots.sol";
import {RegistryTest} from "../../RegistryTest.sol";

/// @notice A contract that takes no ERC-721 token: it has no receiver function.
contract Deaf {}

/// @notice Branches of `lock` and `unlock`, and what a locked asset refuses.
contract AssetRegistryLockTest is RegistryTest {
    uint256 private constant EPOCH_OFFSET = 64;

    AssetId private asset;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
        id = AssetId.unwrap(asset);
    }

    // ── lock ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lock_ChangesOneBit() public {
        AssetState memory expected = registry.stateOf(asset);
        expected.locked = true;
        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetLocked(asset);
        _lock();
        assertEq(abi.encode(registry.stateOf(asset)), abi.encode(expected), "state");
    }

    function test_Lock_RevertWhen_LockedAlready() public {
        _lock();
        _expectLocked();
        _lock();
    }

    function test_Lock_RevertWhen_NoEpochIsLeftForANewOwner() public {
        setAssetField(vm, address(registry), asset, EPOCH_OFFSET, type(uint16).max);
        vm.expectRevert(IAssetRegistry.AssetRegistry_CounterExhausted.selector);
        _lock();
    }

    function test_Lock_RevertWhen_TheAssetIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, AssetId.wrap(99)));
        vm.prank(keeper);
        registry.lock(AssetId.wrap(99));
    }

    // ── unlock ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Unlock_ToTheOwnerChangesNothingElse() public {
        AssetState memory before = registry.stateOf(asset);
        _lock();
        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetUnlocked(asset, seller);
        _unlock(seller);
        assertEq(abi.encode(registry.stateOf(asset)), abi.encode(before), "state");
    }

    function test_Unlock_ToAnotherAccountIsAChangeOfOwner() public {
        vm.prank(seller);
        registry.approve(stranger, id);
        AssetState memory expected = registry.stateOf(asset);
        (expected.owner, expected.epoch) = (buyer, expected.epoch + 1);
        _lock();
        _unlock(buyer);
        assertEq(abi.encode(registry.stateOf(asset)), abi.encode(expected), "state");
        assertEq(registry.ownerOf(id), buyer, "owner");
        assertEq(registry.balanceOf(seller), 0, "seller");
        assertEq(registry.balanceOf(buyer), 1, "buyer");
        assertEq(registry.getApproved(id), address(0), "the approval of the former owner is void");
    }

    function test_Unlock_CallsNoReceiver() public {
        address deaf = address(new Deaf());
        _lock();
        _unlock(deaf);
        assertEq(registry.ownerOf(id), deaf, "owner");
    }

    function test_Unlock_WhateverCameUp() public {
        _lock();
        vm.prank(prover);
        registry.markFraudulent(asset, 1);
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
        vm.prank(guardian);
        policy.pause();
        _unlock(buyer);
        AssetState memory state = registry.stateOf(asset);
        assertEq(state.owner, buyer, "owner");
        assertTrue(state.status == AssetStatus.TakenDown, "the tombstone stays");
    }

    function test_Unlock_RevertWhen_NotLocked() public {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_NotLocked.selector, asset));
        _unlock(seller);
    }

    function test_Unlock_RevertWhen_TheRecipientIsZero() public {
        _lock();
        vm.expectRevert();
        _unlock(address(0));
    }

    // ── while it is locked ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Transfer_RevertWhen_Locked() public {
        vm.prank(seller);
        registry.approve(stranger, id);
        _lock();
        _expectLocked();
        vm.prank(seller);
        registry.transferFrom(seller, buyer, id);
        _expectLocked();
        vm.prank(stranger);
        registry.safeTransferFrom(seller, stranger, id);
    }

    function test_PublishVersion_RevertWhen_Locked() public {
        _lock();
        VersionInput memory version = openVersion(2);
        _expectLocked();
        vm.prank(seller);
        registry.publishVersion(asset, version);
        _unlock(seller);
        vm.prank(seller);
        registry.publishVersion(asset, version);
    }

    function test_SetContributors_RevertWhen_Locked() public {
        _lock();
        _expectLocked();
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(0), contributorsOf(1), noParents());
    }

    function test_Locked_TakedownFraudAndExclusivityGoOn() public {
        _lock();
        vm.prank(address(licences));
        registry.setExclusiveUntil(asset, 7);
        vm.prank(prover);
        registry.markFraudulent(asset, 1);
        vm.startPrank(timelock);
        registry.takeDown(asset, "reason");
        registry.restore(asset, "appeal");
        vm.stopPrank();
        AssetState memory state = registry.stateOf(asset);
        assertTrue(state.locked, "locked");
        assertEq(state.exclusiveUntil, 7, "exclusive until");
        assertTrue(state.status == AssetStatus.Fraudulent, "status");
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_CallerIsNotTheLotKeeper() public {
        address[3] memory callers = [seller, timelock, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, callers[i]);
            vm.startPrank(callers[i]);
            vm.expectRevert(reason);
            registry.lock(asset);
            vm.expectRevert(reason);
            registry.unlock(asset, callers[i]);
            vm.stopPrank();
        }
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _lock() private {
        vm.prank(keeper);
        registry.lock(asset);
    }

    function _unlock(address recipient) private {
        vm.prank(keeper);
        registry.unlock(asset, recipient);
    }

    function _expectLocked() private {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_Locked.selector, asset));
    }
}
