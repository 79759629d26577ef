// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {
    AssetStatus,
    Category,
    Contributor,
    IAssetRegistry,
    Parent,
    Version,
    VersionInput
} from "../../../../contracts/registry/IAssetRegistry.sol";
import {RegistryTest} from "../../RegistryTest.sol";
import {setAssetField} from "../../AssetSlots.sol";

/// @notice Branches of `publishVersion` and `setContributors`.
contract AssetRegistryVersionsTest is RegistryTest {
    AssetId private asset;
    AssetId private parent;

    function setUp() public override {
        super.setUp();
        parent = publishAs(buyer);
        vm.prank(seller);
        asset = registry.publish(Category.Model, openVersion(1), contributorsOf(3), _parents(), 0);
    }

    // ── publishVersion ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_PublishVersion_AddsAndNeverChangesEarlierOnes() public {
        Version memory first = registry.versionOf(asset, 1);
        vm.prank(seller);
        assertEq(registry.publishVersion(asset, encryptedVersion(2)), 2, "number");
        assertEq(registry.stateOf(asset).latestVersion, 2, "latest");
        assertTrue(registry.stateOf(asset).encrypted, "encrypted");
        assertEq(registry.versionOf(asset, 2).metadataDigest, encryptedVersion(2).metadataDigest, "second");
        assertEq(abi.encode(registry.versionOf(asset, 1)), abi.encode(first), "first");
    }

    function test_PublishVersion_CanOpenAnEncryptedAsset() public {
        vm.startPrank(seller);
        registry.publishVersion(asset, encryptedVersion(2));
        registry.publishVersion(asset, openVersion(3));
        assertFalse(registry.stateOf(asset).encrypted, "encrypted");
    }

    function test_PublishVersion_EmitsVersionAndMetadataUpdate() public {
        VersionInput memory input = openVersion(2);
        vm.expectEmit(address(registry));
        emit IAssetRegistry.VersionPublished(asset, 2, input.metadataDigest, input.artifactDigest, 0, input.content);
        vm.expectEmit(address(registry));
        emit IAssetRegistry.MetadataUpdate(AssetId.unwrap(asset));
        vm.prank(seller);
        registry.publishVersion(asset, input);
    }

    function test_PublishVersion_MakesAFraudulentAssetLive() public {
        vm.prank(prover);
        registry.markFraudulent(asset, 1);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        assertTrue(registry.stateOf(asset).status == AssetStatus.Live, "status");
        assertTrue(registry.isFraudulent(asset, 1), "for ever");
        assertFalse(registry.isFraudulent(asset, 2), "new version");
    }

    function test_RevertWhen_AssetIsTakenDown() public {
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
        _expectWrongStatus(AssetStatus.TakenDown);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
    }

    function test_RevertWhen_PublisherOfVersionIsNotOwner() public {
        _expectNotOwner(stranger);
        vm.prank(stranger);
        registry.publishVersion(asset, openVersion(2));
    }

    function test_RevertWhen_PublisherOfVersionIsOnlyApproved() public {
        vm.startPrank(seller);
        registry.approve(stranger, AssetId.unwrap(asset));
        registry.setApprovalForAll(stranger, true);
        vm.stopPrank();
        _expectNotOwner(stranger);
        vm.prank(stranger);
        registry.publishVersion(asset, openVersion(2));
    }

    function test_RevertWhen_VersionIsInvalid() public {
        VersionInput memory version = openVersion(2);
        version.metadataDigest = 0;
        vm.expectRevert(IAssetRegistry.AssetRegistry_EmptyMetadata.selector);
        vm.prank(seller);
        registry.publishVersion(asset, version);
    }

    function test_RevertWhen_VersionIsPublishedDuringAPause() public {
        vm.prank(guardian);
        policy.pause();
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_Paused.selector, uint40(START + 3 days)));
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
    }

    function test_RevertWhen_VersionsAreExhausted() public {
        setAssetField(vm, address(registry), asset, 32, type(uint16).max);
        vm.expectRevert(IAssetRegistry.AssetRegistry_CounterExhausted.selector);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
    }

    function test_RevertWhen_AssetIsUnknown() public {
        AssetId unknown = AssetId.wrap(99);
        bytes memory reason = abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, unknown);
        vm.expectRevert(reason);
        registry.stateOf(unknown);
        vm.expectRevert(reason);
        registry.packedStateOf(unknown);
        vm.expectRevert(reason);
        registry.publishVersion(unknown, openVersion(1));
        vm.expectRevert(reason);
        registry.setContributors(unknown, contributorsOf(0), contributorsOf(0), noParents());
        assertEq(registry.contentHashOf(unknown, 1), 0, "content hash");
        assertEq(registry.splitHashOf(unknown, 1), 0, "split hash");
    }

    function test_RevertWhen_VersionIsUnknown() public {
        uint16[2] memory unknown = [uint16(0), 2];
        for (uint256 i = 0; i < unknown.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownVersion.selector, asset, unknown[i])
            );
            registry.versionOf(asset, unknown[i]);
        }
    }

    // ── setContributors ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_SetContributors_OpensANewSplitAndKeepsTheOld() public {
        bytes32 first = registry.splitHashOf(asset, 1);
        vm.expectEmit(address(registry));
        emit IAssetRegistry.SplitChanged(asset, 2, contributorsOf(5), _parents());
        vm.prank(seller);
        assertEq(registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents()), 2, "split");
        assertEq(registry.stateOf(asset).split, 2, "in force");
        assertEq(registry.splitHashOf(asset, 1), first, "first");
        assertEq(registry.splitHashOf(asset, 2), keccak256(abi.encode(contributorsOf(5), _parents())), "second");
    }

    function test_SetContributors_CanEmptyTheList() public {
        assertTrue(registry.stateOf(asset).splitNamed, "published with names");
        vm.startPrank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(0), _parents());
        assertFalse(registry.stateOf(asset).splitNamed, "names nobody");
        registry.publishVersion(asset, openVersion(9));
        assertFalse(registry.stateOf(asset).splitNamed, "a version names nobody either");
        assertEq(registry.setContributors(asset, contributorsOf(0), contributorsOf(1), _parents()), 3, "split");
        assertTrue(registry.stateOf(asset).splitNamed, "names somebody");
    }

    function test_SetContributors_WorksDuringAPauseAndATakedown() public {
        vm.prank(guardian);
        policy.pause();
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents());
        assertEq(registry.stateOf(asset).split, 2, "split");
    }

    function test_RevertWhen_CurrentContributorsAreNotThoseInForce() public {
        _expectSplitMismatch(1);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(2), contributorsOf(5), _parents());
    }

    function test_RevertWhen_ParentsAreChangedWithTheSplit() public {
        _expectSplitMismatch(1);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), noParents());
        _expectSplitMismatch(1);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), oneParent(parent, 1));
    }

    function test_RevertWhen_AnOldSplitIsNamedAsCurrent() public {
        vm.startPrank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents());
        _expectSplitMismatch(2);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(4), _parents());
    }

    function test_RevertWhen_NewContributorsAreTooMany() public {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.MaxContributors, 4);
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_TooManyContributors.selector, 5, 4));
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents());
    }

    function test_RevertWhen_NewContributorsAreInvalid() public {
        Contributor[] memory contributors = contributorsOf(2);
        contributors[1].weight = 0;
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ZeroWeight.selector, 1));
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributors, _parents());
    }

    function test_RevertWhen_CallerOfSetContributorsIsNotOwner() public {
        _expectNotOwner(stranger);
        vm.prank(stranger);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents());
    }

    function test_RevertWhen_SplitsAreExhausted() public {
        setAssetField(vm, address(registry), asset, 48, type(uint16).max);
        bytes32 hash = registry.splitHashOf(asset, 1);
        bytes32 slot = keccak256(
            abi.encode((uint256(AssetId.unwrap(asset)) << 16) | type(uint16).max, uint256(SPLIT_HASHES_SLOT))
        );
        vm.store(address(registry), slot, hash);
        assertEq(registry.splitHashOf(asset, type(uint16).max), hash, "layout");
        vm.expectRevert(IAssetRegistry.AssetRegistry_CounterExhausted.selector);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(3), contributorsOf(5), _parents());
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    uint256 private constant SPLIT_HASHES_SLOT = 6;

    function _parents() private view returns (Parent[] memory) {
        return oneParent(parent, 1_000);
    }

    function _expectNotOwner(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_CallerIsNotOwner.selector, asset, caller));
    }

    function _expectWrongStatus(AssetStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, status));
    }

    function _expectSplitMismatch(uint16 split) private {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_SplitMismatch.selector, asset, split));
    }
}
