// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy, PublicationPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {
    AssetState,
    AssetStatus,
    Category,
    Content,
    Contributor,
    Parent,
    Version,
    VersionInput
} from "../../../../contracts/registry/IAssetRegistry.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {RegistryTest} from "../../RegistryTest.sol";
import {Test} from "../../Test.sol";

/// @notice Who may do what in the registry.
struct Cast {
    address timelock;
    address guardian;
    address prover;
    address[3] owners;
}

/// @notice Publishes, changes, transfers, takes down and accuses assets in any order, and remembers what must never change.
contract AssetRegistryHandler is Test {
    uint256 public constant MAX_ASSETS = 6;

    AssetRegistry private immutable REGISTRY;
    MarketPolicy private immutable POLICY;
    Cast private _cast;

    uint256 public published;
    mapping(uint256 id => bytes32[]) public versions; // hash of each version, in order
    mapping(uint256 id => bytes32[]) public splits; // hash of each split, in order
    mapping(uint256 id => Contributor[]) private _contributors;
    mapping(uint256 id => Parent[]) private _parents;
    mapping(uint256 id => uint256) public epochs;
    mapping(uint256 id => address) public owners;
    mapping(uint256 id => bool) public takenDown;
    mapping(uint256 id => mapping(uint256 version => bool)) public fraudulent;
    bool public strangerSucceeded;

    constructor(AssetRegistry registry, MarketPolicy policy, Cast memory cast) {
        (REGISTRY, POLICY, _cast) = (registry, policy, cast);
    }

    // ── publishing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function publish(uint256 owner, uint256 seed, uint256 parentMask, uint16 bps, bool encrypted) external {
        if (published == MAX_ASSETS) return;
        Contributor[] memory contributors = _randomContributors(seed);
        Parent[] memory parents = _randomParents(parentMask, uint16(bound(bps, 0, 2_000)));
        VersionInput memory version = _version(seed, encrypted);
        address account = _cast.owners[owner % 3];
        vm.prank(account);
        try REGISTRY.publish(Category(seed % 5), version, contributors, parents, 0) returns (AssetId asset) {
            uint256 id = AssetId.unwrap(asset);
            assertEq(id, ++published, "dense ids");
            assertFalse(POLICY.isPaused(), "published during a pause");
            _checkLineage(parents);
            owners[id] = account;
            for (uint256 i = 0; i < parents.length; ++i) _parents[id].push(parents[i]);
            _remember(id, version);
            _rememberSplit(id, contributors);
        } catch {}
    }

    function publishVersion(uint256 which, uint256 caller, uint256 seed, bool encrypted) external {
        if (published == 0) return;
        uint256 id = _pick(which);
        address account = _cast.owners[caller % 3];
        VersionInput memory version = _version(seed, encrypted);
        vm.prank(account);
        try REGISTRY.publishVersion(AssetId.wrap(uint48(id)), version) {
            if (account != owners[id] || takenDown[id] || POLICY.isPaused()) strangerSucceeded = true;
            _remember(id, version);
        } catch {
            assertTrue(account != owners[id] || takenDown[id] || POLICY.isPaused(), "the owner may publish");
        }
    }

    function setContributors(uint256 which, uint256 caller, uint256 seed) external {
        if (published == 0) return;
        uint256 id = _pick(which);
        address account = _cast.owners[caller % 3];
        Contributor[] memory contributors = _randomContributors(seed);
        vm.prank(account);
        try REGISTRY.setContributors(AssetId.wrap(uint48(id)), _contributors[id], contributors, _parents[id]) {
            if (account != owners[id]) strangerSucceeded = true;
            _rememberSplit(id, contributors);
        } catch {
            uint256 max = POLICY.publicationPolicy().maxContributors;
            assertTrue(account != owners[id] || contributors.length > max, "the owner may change the split");
        }
    }

    function transfer(uint256 which, uint256 to) external {
        if (published == 0) return;
        uint256 id = _pick(which);
        address recipient = _cast.owners[to % 3];
        vm.prank(owners[id]);
        REGISTRY.transferFrom(owners[id], recipient, id);
        owners[id] = recipient;
        ++epochs[id];
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function takeDownOrRestore(uint256 which) external {
        if (published == 0) return;
        uint256 id = _pick(which);
        vm.prank(_cast.timelock);
        if (takenDown[id]) REGISTRY.restore(AssetId.wrap(uint48(id)), "appeal");
        else REGISTRY.takeDown(AssetId.wrap(uint48(id)), "reason");
        takenDown[id] = !takenDown[id];
    }

    function markFraudulent(uint256 which, uint256 version) external {
        if (published == 0) return;
        uint256 id = _pick(which);
        version = bound(version, 1, versions[id].length);
        if (fraudulent[id][version]) return;
        vm.prank(_cast.prover);
        REGISTRY.markFraudulent(AssetId.wrap(uint48(id)), uint16(version));
        fraudulent[id][version] = true;
    }

    function changePolicy(uint256 index, uint256 value) external {
        IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(
            bound(
                index,
                uint256(IMarketPolicy.Parameter.MaxContributors),
                uint256(IMarketPolicy.Parameter.MaxLineageRoyalty)
            )
        );
        (uint256 min, uint256 max) = POLICY.bounds(parameter);
        vm.prank(_cast.timelock);
        POLICY.set(parameter, bound(value, min, max));
    }

    function pauseOrWait(uint256 secs) external {
        vm.prank(_cast.guardian);
        try POLICY.pause() {} catch {}
        skip(bound(secs, 0, 20 days));
    }

    // ── what is remembered ───────────────────────────────────────────────────────────────────────────────────────────────────

    function versionCount(uint256 id) external view returns (uint256) {
        return versions[id].length;
    }

    function splitCount(uint256 id) external view returns (uint256) {
        return splits[id].length;
    }

    function parentsOf(uint256 id) external view returns (Parent[] memory) {
        return _parents[id];
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _pick(uint256 seed) private view returns (uint256) {
        return 1 + (seed % published);
    }

    function _remember(uint256 id, VersionInput memory version) private {
        versions[id].push(
            keccak256(
                abi.encode(version.metadataDigest, version.artifactDigest, keccak256(abi.encode(version.content)))
            )
        );
    }

    function _rememberSplit(uint256 id, Contributor[] memory contributors) private {
        delete _contributors[id];
        for (uint256 i = 0; i < contributors.length; ++i) _contributors[id].push(contributors[i]);
        splits[id].push(keccak256(abi.encode(contributors, _parents[id])));
    }

    /// @dev What was accepted must be within the policy of the moment.
    function _checkLineage(Parent[] memory parents) private view {
        PublicationPolicy memory policy = POLICY.publicationPolicy();
        uint256 sum;
        for (uint256 i = 0; i < parents.length; ++i) {
            sum += parents[i].royaltyBps;
            assertGt(parents[i].royaltyBps, 0, "royalty");
            assertLt(AssetId.unwrap(parents[i].asset), published, "older");
            assertFalse(takenDown[AssetId.unwrap(parents[i].asset)], "parent taken down");
            assertLt(REGISTRY.stateOf(parents[i].asset).depth, policy.maxLineageDepth, "depth");
        }
        assertLe(sum, policy.maxLineageRoyaltyBps, "royalties");
        assertLe(parents.length, policy.maxParents, "parents");
    }

    function _version(uint256 seed, bool encrypted) private pure returns (VersionInput memory) {
        bytes32 word = keccak256(abi.encode(seed));
        return
            VersionInput({
                metadataDigest: word,
                artifactDigest: keccak256(abi.encode(word, 1)),
                keyNonce: encrypted ? word : bytes32(0),
                content: Content({
                    ciphertextRoot: word,
                    plaintextRoot: encrypted ? keccak256(abi.encode(word, 2)) : word,
                    size: 1,
                    keyHash: encrypted ? word : bytes32(0)
                })
            });
    }

    function _randomContributors(uint256 seed) private pure returns (Contributor[] memory contributors) {
        contributors = new Contributor[](seed % 4);
        for (uint256 i = 0; i < contributors.length; ++i) {
            contributors[i] = Contributor(address(uint160((i + 1) << 32) | uint32(seed)), uint96(i + 1));
        }
    }

    /// @dev Each bit of the mask names a parent: existing assets, the one to come, and one that does not exist.
    function _randomParents(uint256 mask, uint16 bps) private view returns (Parent[] memory parents) {
        uint256 count;
        parents = new Parent[](published + 2);
        for (uint256 i = 0; i < published + 2; ++i) {
            // Assets that do not exist are named rarely: they make the publication fail.
            bool named = i < published ? (mask >> i) & 1 == 1 : (mask >> (8 * i)) & 15 == 15;
            if (named) parents[count++] = Parent(AssetId.wrap(uint48(i + 1)), bps);
        }
        assembly ("memory-safe") {
            mstore(parents, count)
        }
    }
}

contract AssetRegistryInvariantTest is RegistryTest, InvariantTest {
    AssetRegistryHandler private handler;
    address[3] private owners = [makeAddr("one"), makeAddr("two"), makeAddr("three")];

    function setUp() public override {
        super.setUp();
        handler = new AssetRegistryHandler(registry, policy, Cast(timelock, guardian, prover, owners));
        targetContract(address(handler));
    }

    function invariant_HistoryNeverChanges() public view {
        for (uint256 id = 1; id <= handler.published(); ++id) {
            AssetId asset = AssetId.wrap(uint48(id));
            AssetState memory state = registry.stateOf(asset);
            assertEq(state.latestVersion, handler.versionCount(id), "versions");
            for (uint16 v = 1; v <= state.latestVersion; ++v) {
                Version memory version = registry.versionOf(asset, v);
                assertEq(keccak256(abi.encode(version)), handler.versions(id, v - 1), "version");
            }
            assertEq(state.split, handler.splitCount(id), "splits");
            for (uint16 s = 1; s <= state.split; ++s) {
                assertEq(registry.splitHashOf(asset, s), handler.splits(id, s - 1), "split");
            }
            assertEq(registry.splitHashOf(asset, state.split + 1), 0, "no other split");
        }
    }

    function invariant_OwnersEpochsAndStatusFollowWhatHappened() public view {
        uint256 tokens;
        for (uint256 i = 0; i < owners.length; ++i) {
            tokens += registry.balanceOf(owners[i]);
        }
        assertEq(tokens, handler.published(), "sum of balances");
        assertEq(registry.assetCount(), handler.published(), "count");
        assertFalse(handler.strangerSucceeded(), "stranger");

        for (uint256 id = 1; id <= handler.published(); ++id) {
            AssetState memory state = registry.stateOf(AssetId.wrap(uint48(id)));
            assertEq(state.owner, handler.owners(id), "owner");
            assertEq(registry.ownerOf(id), state.owner, "ERC-721 owner");
            assertEq(state.epoch, handler.epochs(id), "epoch");
            AssetStatus expected =
                handler.takenDown(id)
                    ? AssetStatus.TakenDown
                    : handler.fraudulent(id, state.latestVersion)
                        ? AssetStatus.Fraudulent
                        : AssetStatus.Live;
            assertEq(uint8(state.status), uint8(expected), "status");
            for (uint16 v = 1; v <= state.latestVersion; ++v) {
                assertEq(registry.isFraudulent(AssetId.wrap(uint48(id)), v), handler.fraudulent(id, v), "fraudulent");
            }
        }
    }

    function invariant_LineageIsAcyclicAndBounded() public view {
        for (uint256 id = 1; id <= handler.published(); ++id) {
            Parent[] memory parents = handler.parentsOf(id);
            uint256 depth;
            uint256 royalty;
            uint256 previous;
            for (uint256 i = 0; i < parents.length; ++i) {
                uint256 parent = AssetId.unwrap(parents[i].asset);
                assertLt(parent, id, "older than its child");
                assertGt(parent, previous, "sorted");
                previous = parent;
                royalty += parents[i].royaltyBps;
                uint256 above = registry.stateOf(parents[i].asset).depth;
                if (above + 1 > depth) depth = above + 1;
            }
            assertEq(registry.stateOf(AssetId.wrap(uint48(id))).depth, depth, "depth");
            assertLe(depth, 15, "hard bound of depth");
            assertLe(parents.length, 16, "hard bound of parents");
            assertLe(royalty, 9_000, "hard bound of royalties");
        }
    }
}
