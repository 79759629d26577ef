// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {
    AssetState,
    AssetStatus,
    Category,
    Contributor,
    IAssetRegistry,
    Parent,
    Version,
    VersionInput
} from "../../../../contracts/registry/IAssetRegistry.sol";
import {RegistryTest} from "../../RegistryTest.sol";

/// @notice Branches of `publish`.
contract AssetRegistryPublishTest is RegistryTest {
    // ── what is recorded ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Publish_GivesDenseIdsFromOne() public {
        assertEq(registry.assetCount(), 0, "none");
        for (uint48 i = 1; i <= 3; ++i) {
            assertEq(AssetId.unwrap(publishAs(seller)), i, "id");
            assertEq(registry.assetCount(), i, "count");
        }
    }

    function test_Publish_RecordsTheStateInOneSlot() public {
        vm.prank(seller);
        AssetId asset = registry.publish(Category.IP, encryptedVersion(1), contributorsOf(3), noParents(), 0);
        AssetState memory state = registry.stateOf(asset);
        assertEq(state.owner, seller, "owner");
        assertEq(state.exclusiveUntil, 0, "exclusive until");
        assertEq(state.latestVersion, 1, "version");
        assertEq(state.split, 1, "split");
        assertEq(state.epoch, 0, "epoch");
        assertTrue(state.category == Category.IP, "category");
        assertTrue(state.status == AssetStatus.Live, "status");
        assertTrue(state.encrypted, "encrypted");
        assertEq(state.depth, 0, "depth");

        vm.record();
        registry.stateOf(asset);
        (bytes32[] memory reads, ) = vm.accesses(address(registry));
        for (uint256 i = 0; i < reads.length; ++i) {
            assertEq(reads[i], reads[0], "one slot");
        }
    }

    function test_Publish_RecordsTheVersionByHash() public {
        VersionInput memory input = encryptedVersion(7);
        vm.prank(seller);
        AssetId asset = registry.publish(Category.Model, input, contributorsOf(0), noParents(), 0);
        Version memory version = registry.versionOf(asset, 1);
        assertEq(version.metadataDigest, input.metadataDigest, "metadata");
        assertEq(version.artifactDigest, input.artifactDigest, "artifact");
        bytes32 contentHash = keccak256(
            abi.encode(
                input.content.ciphertextRoot,
                input.content.plaintextRoot,
                uint256(input.content.size),
                input.content.keyHash
            )
        );
        assertEq(version.contentHash, contentHash, "content hash");
        assertEq(registry.contentHashOf(asset, 1), contentHash, "content hash view");
        assertFalse(registry.isFraudulent(asset, 1), "fraudulent");
    }

    function test_Publish_RecordsTheSplitByHash() public {
        AssetId parent = publishAs(buyer);
        Contributor[] memory contributors = contributorsOf(3);
        Parent[] memory parents = oneParent(parent, 1_000);
        vm.prank(seller);
        AssetId asset = registry.publish(Category.Model, openVersion(1), contributors, parents, 0);
        assertEq(registry.splitHashOf(asset, 1), keccak256(abi.encode(contributors, parents)), "split");
        assertEq(registry.splitHashOf(asset, 2), 0, "no second split");
    }

    function test_Publish_EmitsWhatTheIndexNeeds() public {
        AssetId parent = publishAs(buyer);
        VersionInput memory input = encryptedVersion(2);
        Contributor[] memory contributors = contributorsOf(2);
        Parent[] memory parents = oneParent(parent, 1_000);
        AssetId asset = AssetId.wrap(2);

        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetPublished(asset, seller, Category.Dataset, 250, 1);
        vm.expectEmit(address(registry));
        emit IAssetRegistry.VersionPublished(
            asset,
            1,
            input.metadataDigest,
            input.artifactDigest,
            input.keyNonce,
            input.content
        );
        vm.expectEmit(address(registry));
        emit IAssetRegistry.SplitChanged(asset, 1, contributors, parents);
        vm.prank(seller);
        registry.publish(Category.Dataset, input, contributors, parents, 250);
    }

    function test_Publish_TakesEveryCategory() public {
        for (uint8 i = 0; i < 5; ++i) {
            vm.prank(seller);
            AssetId asset = registry.publish(Category(i), openVersion(i), contributorsOf(0), noParents(), 0);
            assertEq(uint8(registry.stateOf(asset).category), i, "category");
        }
    }

    function test_Publish_MakesNoReceiverCallback() public {
        // This test contract has no onERC721Received: minting must not care.
        AssetId asset = publishAs(address(this));
        assertEq(registry.ownerOf(AssetId.unwrap(asset)), address(this), "owner");
    }

    // ── depth and lineage ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Publish_IsOneGenerationBelowItsDeepestParent() public {
        AssetId root = publishAs(seller);
        AssetId child = publishChild(root, 100);
        Parent[] memory parents = new Parent[](2);
        parents[0] = Parent(root, 100);
        parents[1] = Parent(child, 100);
        vm.prank(seller);
        AssetId grandchild = registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
        assertEq(registry.stateOf(child).depth, 1, "child");
        assertEq(registry.stateOf(grandchild).depth, 2, "grandchild");
    }

    function test_RevertWhen_LineageIsTooDeep() public {
        AssetId asset = publishAs(seller);
        for (uint256 i = 0; i < 8; ++i) {
            asset = publishChild(asset, 100);
        }
        assertEq(registry.stateOf(asset).depth, 8, "depth");
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_LineageTooDeep.selector, 9, 8));
        publishChild(asset, 100);
    }

    function test_RevertWhen_DepthWouldLeaveItsFourBits() public {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.MaxLineageDepth, 15);
        AssetId asset = publishAs(seller);
        for (uint256 i = 0; i < 15; ++i) {
            asset = publishChild(asset, 100);
        }
        assertEq(registry.stateOf(asset).depth, 15, "depth");
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_LineageTooDeep.selector, 16, 15));
        publishChild(asset, 100);
    }

    function test_RevertWhen_ParentDoesNotExistYet() public {
        AssetId self = AssetId.wrap(1);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, self));
        publishChild(self, 100);
    }

    function test_RevertWhen_ParentIsTakenDown() public {
        AssetId parent = publishAs(seller);
        vm.prank(timelock);
        registry.takeDown(parent, "reason");
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ParentTakenDown.selector, parent));
        publishChild(parent, 100);
    }

    function test_RevertWhen_ParentsAreNotSorted() public {
        AssetId first = publishAs(seller);
        AssetId second = publishAs(seller);
        Parent[] memory parents = new Parent[](2);
        parents[0] = Parent(second, 100);
        parents[1] = Parent(first, 100);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ParentsNotSorted.selector, 1));
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
    }

    function test_RevertWhen_ParentIsNamedTwice() public {
        AssetId parent = publishAs(seller);
        Parent[] memory parents = new Parent[](2);
        parents[0] = Parent(parent, 100);
        parents[1] = Parent(parent, 100);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ParentsNotSorted.selector, 1));
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
    }

    function test_RevertWhen_RoyaltyIsZero() public {
        AssetId parent = publishAs(seller);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ZeroRoyalty.selector, 0));
        publishChild(parent, 0);
    }

    function test_RevertWhen_RoyaltiesSumUpToTooMuch() public {
        AssetId first = publishAs(seller);
        AssetId second = publishAs(seller);
        Parent[] memory parents = new Parent[](2);
        parents[0] = Parent(first, 2_500);
        parents[1] = Parent(second, 2_500);
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
        parents[1].royaltyBps = 2_501;
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_LineageRoyaltyTooHigh.selector, 5_001, 5_000));
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
    }

    function test_RevertWhen_ThereAreTooManyParents() public {
        Parent[] memory parents = new Parent[](9);
        for (uint256 i = 0; i < 9; ++i) {
            parents[i] = Parent(publishAs(seller), 1);
        }
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_TooManyParents.selector, 9, 8));
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
    }

    // ── contributors ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Publish_TakesThirtyTwoContributors() public {
        vm.prank(seller);
        AssetId asset = registry.publish(Category.Model, openVersion(1), contributorsOf(32), noParents(), 0);
        assertEq(registry.splitHashOf(asset, 1), keccak256(abi.encode(contributorsOf(32), noParents())), "split");
    }

    function test_RevertWhen_ThereAreTooManyContributors() public {
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_TooManyContributors.selector, 33, 32));
        registry.publish(Category.Model, openVersion(1), contributorsOf(33), noParents(), 0);
    }

    function test_RevertWhen_ContributorIsTheZeroAddress() public {
        Contributor[] memory contributors = contributorsOf(2);
        contributors[0].account = address(0);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ZeroContributor.selector, 0));
        registry.publish(Category.Model, openVersion(1), contributors, noParents(), 0);
    }

    function test_RevertWhen_WeightIsZero() public {
        Contributor[] memory contributors = contributorsOf(2);
        contributors[1].weight = 0;
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ZeroWeight.selector, 1));
        registry.publish(Category.Model, openVersion(1), contributors, noParents(), 0);
    }

    function test_RevertWhen_ContributorIsNamedTwice() public {
        Contributor[] memory contributors = contributorsOf(3);
        contributors[2].account = contributors[1].account;
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ContributorsNotSorted.selector, 2));
        registry.publish(Category.Model, openVersion(1), contributors, noParents(), 0);
    }

    function test_RevertWhen_ContributorsAreNotSorted() public {
        Contributor[] memory contributors = contributorsOf(3);
        (contributors[0], contributors[1]) = (contributors[1], contributors[0]);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ContributorsNotSorted.selector, 1));
        registry.publish(Category.Model, openVersion(1), contributors, noParents(), 0);
    }

    // ── version ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_MetadataIsEmpty() public {
        VersionInput memory version = openVersion(1);
        version.metadataDigest = 0;
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_EmptyMetadata.selector));
        _publish(version);
    }

    function test_RevertWhen_ArtifactIsEmpty() public {
        VersionInput[3] memory versions = [openVersion(1), openVersion(1), encryptedVersion(1)];
        versions[0].artifactDigest = 0;
        versions[1].content.size = 0;
        versions[2].content.ciphertextRoot = 0;
        for (uint256 i = 0; i < versions.length; ++i) {
            _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_EmptyArtifact.selector));
            _publish(versions[i]);
        }
    }

    function test_RevertWhen_OpenContentIsInconsistent() public {
        VersionInput[2] memory versions = [openVersion(1), openVersion(1)];
        versions[0].keyNonce = "nonce";
        versions[1].content.plaintextRoot = "another root";
        for (uint256 i = 0; i < versions.length; ++i) {
            _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_InconsistentContent.selector));
            _publish(versions[i]);
        }
    }

    function test_RevertWhen_EncryptedContentIsInconsistent() public {
        VersionInput[3] memory versions = [encryptedVersion(1), encryptedVersion(1), encryptedVersion(1)];
        versions[0].keyNonce = 0;
        versions[1].content.plaintextRoot = 0;
        versions[2].content.plaintextRoot = versions[2].content.ciphertextRoot;
        for (uint256 i = 0; i < versions.length; ++i) {
            _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_InconsistentContent.selector));
            _publish(versions[i]);
        }
    }

    // ── royalty, pause, overflow ─────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_ResaleRoyaltyIsTooHigh() public {
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), noParents(), 1_000);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ResaleRoyaltyTooHigh.selector, 1_001, 1_000));
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), noParents(), 1_001);
    }

    function test_RevertWhen_NewBusinessIsPaused() public {
        vm.prank(guardian);
        policy.pause();
        vm.warp(START + 3 days - 1);
        _expect(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_Paused.selector, START + 3 days));
        _publish(openVersion(1));
        vm.warp(START + 3 days);
        _publish(openVersion(1));
    }

    function test_RevertWhen_AssetIdsAreExhausted() public {
        vm.store(address(registry), ASSET_COUNT_SLOT, bytes32(uint256(type(uint48).max - 1)));
        assertEq(registry.assetCount(), type(uint48).max - 1, "layout");
        assertEq(AssetId.unwrap(publishAs(seller)), type(uint48).max, "last id");
        vm.expectRevert(IAssetRegistry.AssetRegistry_CounterExhausted.selector);
        publishAs(seller);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    bytes32 private constant ASSET_COUNT_SLOT = bytes32(uint256(3));

    function _expect(bytes memory revertData) private {
        vm.expectRevert(revertData);
    }

    function _publish(VersionInput memory version) private {
        registry.publish(Category.Model, version, contributorsOf(0), noParents(), 0);
    }
}
