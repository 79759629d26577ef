// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {
    Category,
    Contributor,
    IAssetRegistry,
    Parent,
    VersionInput
} from "../../../../contracts/registry/IAssetRegistry.sol";
import {RegistryTest} from "../../RegistryTest.sol";

contract AssetRegistryFuzzTest is RegistryTest {
    function testFuzz_SplitIsTakenIfAndOnlyIfItIsWellFormed(
        uint160[6] memory accounts,
        uint96[6] memory weights,
        uint8 count,
        bool sorted
    ) public {
        count = uint8(bound(count, 0, 6));
        Contributor[] memory contributors = new Contributor[](count);
        for (uint256 i = 0; i < count; ++i) {
            if (sorted) accounts[i] = uint160(1 + i * 1e9 + (accounts[i] % 1e9));
            if (sorted && weights[i] == 0) weights[i] = 1;
            contributors[i] = Contributor(address(accounts[i]), weights[i]);
        }
        bool valid = _isWellFormed(contributors);
        if (sorted) assertTrue(valid, "the generator gives valid ones too");

        try registry.publish(Category.Model, openVersion(1), contributors, noParents(), 0) returns (AssetId asset) {
            assertTrue(valid, "taken");
            assertEq(registry.splitHashOf(asset, 1), keccak256(abi.encode(contributors, noParents())), "hash");
        } catch {
            assertFalse(valid, "refused");
        }
    }

    function testFuzz_LineageRoyaltyNeverExceedsThePolicy(uint16[4] memory bps, uint16 max, uint8 count) public {
        max = uint16(bound(max, 0, 9_000));
        count = uint8(bound(count, 1, 4));
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.MaxLineageRoyalty, max);
        Parent[] memory parents = new Parent[](count);
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            bps[i] = uint16(bound(bps[i], 1, 4_000));
            parents[i] = Parent(publishAs(seller), bps[i]);
            sum += bps[i];
        }
        if (sum > max) {
            vm.expectRevert(
                abi.encodeWithSelector(IAssetRegistry.AssetRegistry_LineageRoyaltyTooHigh.selector, sum, max)
            );
        }
        registry.publish(Category.Model, openVersion(1), contributorsOf(0), parents, 0);
    }

    function testFuzz_ContentIsTakenIfAndOnlyIfItIsConsistent(uint8 mask) public {
        // Each bit says whether a field is there.
        VersionInput memory version = openVersion(1);
        bool key = mask & 1 > 0;
        bool nonce = mask & 2 > 0;
        bool plaintext = mask & 4 > 0;
        bool equal = mask & 8 > 0;
        version.content.keyHash = key ? bytes32("key") : bytes32(0);
        version.keyNonce = nonce ? bytes32("nonce") : bytes32(0);
        version.content.plaintextRoot =
            !plaintext
                ? bytes32(0)
                : equal
                    ? version.content.ciphertextRoot
                    : bytes32("plaintext");
        bool valid = key ? (nonce && plaintext && !equal) : (!nonce && plaintext && equal);
        if (!valid) vm.expectRevert(IAssetRegistry.AssetRegistry_InconsistentContent.selector);
        registry.publish(Category.Model, version, contributorsOf(0), noParents(), 0);
        if (valid) assertEq(registry.stateOf(AssetId.wrap(1)).encrypted, key, "encrypted");
    }

    function testFuzz_NobodyElseActsForTheOwner(address caller) public {
        AssetId asset = publishAs(seller);
        vm.assume(caller != seller);
        vm.startPrank(caller);
        bytes memory reason = abi.encodeWithSelector(
            IAssetRegistry.AssetRegistry_CallerIsNotOwner.selector,
            asset,
            caller
        );
        vm.expectRevert(reason);
        registry.publishVersion(asset, openVersion(2));
        vm.expectRevert(reason);
        registry.setContributors(asset, contributorsOf(0), contributorsOf(1), noParents());
        vm.expectRevert();
        registry.transferFrom(seller, caller, 1);
    }

    function _isWellFormed(Contributor[] memory contributors) private pure returns (bool) {
        for (uint256 i = 0; i < contributors.length; ++i) {
            if (contributors[i].account == address(0) || contributors[i].weight == 0) return false;
            if (i > 0 && contributors[i].account <= contributors[i - 1].account) return false;
        }
        return true;
    }
}
