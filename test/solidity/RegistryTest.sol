// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {MarketPolicy} from "../../contracts/governance/MarketPolicy.sol";
import {Roles} from "../../contracts/governance/Roles.sol";
import {AssetId, TermsId} from "../../contracts/libraries/Ids.sol";
import {AssetRegistry} from "../../contracts/registry/AssetRegistry.sol";
import {Category, Content, Contributor, Parent, VersionInput} from "../../contracts/registry/IAssetRegistry.sol";
import {LicenceKind} from "../../contracts/registry/ILicences.sol";
import {Licences} from "../../contracts/registry/Licences.sol";
import {Test} from "./Test.sol";

/// @notice What `createTerms` takes, with defaults in `RegistryTest.perpetual` and its siblings.
struct TermsInput {
    LicenceKind kind;
    bool transferable;
    bool exclusive;
    uint32 period;
    uint32 unitsPerPack;
    uint32 supplyCap;
}

/// @notice Base of the tests below settlement: policy, registry and licences, wired as the deployment wires them. The timelock, the
/// guardian, the fraud prover, the issuer and the lot keeper are plain accounts.
abstract contract RegistryTest is Test {
    uint256 internal constant START = 1_800_000_000; // timestamp (seconds)
    bytes32 internal constant LICENCE_TEXT = "MIT";

    address internal timelock = makeAddr("timelock");
    address internal guardian = makeAddr("guardian");
    address internal prover = makeAddr("fraud prover");
    address internal issuer = makeAddr("issuer");
    address internal keeper = makeAddr("lot keeper");
    address internal seller = makeAddr("seller");
    address internal buyer = makeAddr("buyer");
    address internal stranger = makeAddr("stranger");

    AccessManager internal manager;
    MarketPolicy internal policy;
    AssetRegistry internal registry;
    Licences internal licences;

    function setUp() public virtual {
        vm.warp(START);
        manager = AccessManager(deploy("AccessManager", abi.encode(timelock)));
        policy = MarketPolicy(deploy("MarketPolicy", abi.encode(manager)));
        registry = AssetRegistry(deploy("AssetRegistry", abi.encode(manager, policy)));
        licences = Licences(deploy("Licences", abi.encode(manager, registry)));

        vm.startPrank(timelock);
        assign(address(policy), MarketPolicy.pause.selector, Roles.GUARDIAN);
        assign(address(policy), MarketPolicy.resume.selector, Roles.GUARDIAN);
        assign(address(registry), AssetRegistry.markFraudulent.selector, Roles.FRAUD_PROVER);
        assign(address(registry), AssetRegistry.setExclusiveUntil.selector, Roles.EXCLUSIVITY);
        assign(address(registry), AssetRegistry.lock.selector, Roles.LOT_KEEPER);
        assign(address(registry), AssetRegistry.unlock.selector, Roles.LOT_KEEPER);
        manager.grantRole(Roles.GUARDIAN, guardian, 0);
        manager.grantRole(Roles.GUARDIAN, timelock, 0);
        manager.grantRole(Roles.FRAUD_PROVER, prover, 0);
        manager.grantRole(Roles.EXCLUSIVITY, address(licences), 0);
        manager.grantRole(Roles.LOT_KEEPER, keeper, 0);
        licences.setIssuer(issuer, true);
        vm.stopPrank();
    }

    /// @dev As the timelock.
    function assign(address target, bytes4 selector, uint64 role) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(target, selectors, role);
    }

    // ── assets ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A version that everybody can read; different seeds give different digests.
    function openVersion(uint256 seed) internal pure returns (VersionInput memory) {
        bytes32 root = keccak256(abi.encode("root", seed));
        return
            VersionInput({
                metadataDigest: keccak256(abi.encode("metadata", seed)),
                artifactDigest: keccak256(abi.encode("artifact", seed)),
                keyNonce: 0,
                content: Content({ciphertextRoot: root, plaintextRoot: root, size: 4097, keyHash: 0})
            });
    }

    /// @dev A version that needs a key.
    function encryptedVersion(uint256 seed) internal pure returns (VersionInput memory version) {
        version = openVersion(seed);
        version.keyNonce = keccak256(abi.encode("nonce", seed));
        version.content.plaintextRoot = keccak256(abi.encode("plaintext root", seed));
        version.content.keyHash = keccak256(abi.encode("key", seed));
    }

    /// @dev `count` contributors in ascending order, with weights 1, 2, 3 …
    function contributorsOf(uint256 count) internal pure returns (Contributor[] memory contributors) {
        contributors = new Contributor[](count);
        for (uint256 i = 0; i < count; ++i) {
            contributors[i] = Contributor({account: address(uint160(0xc0de0000 + i)), weight: uint96(i + 1)});
        }
    }

    function noParents() internal pure returns (Parent[] memory) {
        return new Parent[](0);
    }

    function oneParent(AssetId asset, uint16 royaltyBps) internal pure returns (Parent[] memory parents) {
        parents = new Parent[](1);
        parents[0] = Parent({asset: asset, royaltyBps: royaltyBps});
    }

    /// @dev An open model of `owner` without contributors and parents.
    function publishAs(address owner) internal returns (AssetId) {
        vm.prank(owner);
        return registry.publish(Category.Model, openVersion(1), contributorsOf(0), noParents(), 0);
    }

    function publishChild(AssetId parent, uint16 royaltyBps) internal returns (AssetId) {
        vm.prank(seller);
        return registry.publish(Category.Model, openVersion(1), contributorsOf(0), oneParent(parent, royaltyBps), 0);
    }

    // ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function perpetual() internal pure returns (TermsInput memory input) {
        input.kind = LicenceKind.Perpetual;
        input.transferable = true;
    }

    function subscription() internal pure returns (TermsInput memory input) {
        input.kind = LicenceKind.Subscription;
        input.transferable = true;
        input.period = 30 days;
    }

    function metered() internal pure returns (TermsInput memory input) {
        input.kind = LicenceKind.Metered;
        input.transferable = true;
        input.unitsPerPack = 100;
    }

    function exclusivePerpetual() internal pure returns (TermsInput memory input) {
        input = perpetual();
        input.exclusive = true;
        input.supplyCap = 1;
    }

    function exclusiveSubscription() internal pure returns (TermsInput memory input) {
        input = subscription();
        input.exclusive = true;
    }

    function createTerms(AssetId asset, TermsInput memory input) internal returns (TermsId) {
        vm.prank(registry.ownerOf(AssetId.unwrap(asset)));
        return
            licences.createTerms(
                asset,
                input.kind,
                input.transferable,
                input.exclusive,
                input.period,
                input.unitsPerPack,
                input.supplyCap,
                true,
                LICENCE_TEXT
            );
    }
}
