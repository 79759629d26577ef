// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, PoolId, poolId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetState} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Sealed, SealedArtifact} from "../../SealedArtifact.sol";
import {Handler, Known} from "./Handler.sol";

/// @title WorldHandler
/// @notice Everything around the sales: time, governance, ownership, versions, fraud proofs, distributions.
abstract contract WorldHandler is Handler {
    using SealedArtifact for Sealed;

    // ── time and governance ──────────────────────────────────────────────────────────────────────────────────────────────────

    function passTime(uint256 secs) external {
        skip(secs % 3 == 0 ? bound(secs, 1, 4 days) : bound(secs, 1, 12 hours));
        store.count("passTime");
    }

    function setPolicy(uint8 which, uint256 value) external {
        IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(which % 4);
        (uint256 min, uint256 max) = sys.policy.bounds(parameter);
        vm.prank(sys.timelock);
        sys.policy.set(parameter, bound(value, min, max));
        store.count("setPolicy");
    }

    function pauseSometimes(uint256 seed) external {
        if (seed % 3 != 0 || block.timestamp < sys.policy.salePolicy().pausableFrom) return;
        vm.startPrank(sys.guardian);
        sys.policy.pause();
        if (seed % 2 == 0) sys.policy.resume();
        vm.stopPrank();
        store.count("pause");
    }

    // ── owners ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function reprice(uint256 termsSeed, uint96 price) external {
        TermsId terms = termsAt(termsSeed);
        price = uint96(bound(price, 0, 5_000e18));
        if (price % 5 == 0) price = 0;
        vm.prank(ownerOf(terms.assetOf()));
        sys.listings.list(terms, price, type(uint32).max, type(uint40).max);
        store.count("reprice");
    }

    function transferAsset(uint256 assetSeed, uint256 actorSeed) external {
        AssetId asset = known[assetSeed % known.length].asset;
        address owner = ownerOf(asset);
        address to = actorAt(actorSeed);
        if (actorSeed % 3 != 0 || owner == to) return;
        bool accepted;
        vm.prank(owner);
        try sys.registry.transferFrom(owner, to, AssetId.unwrap(asset)) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, !store.isLocked(asset), "transferAsset");
    }

    function publishVersion(uint256 assetSeed) external {
        Known storage entry = known[assetSeed % known.length];
        if (sys.policy.isPaused() || sys.registry.stateOf(entry.asset).latestVersion > 4) return;
        bool accepted;
        vm.prank(ownerOf(entry.asset));
        try sys.registry.publishVersion(entry.asset, entry.version) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, !store.isLocked(entry.asset), "publishVersion");
    }

    // ── fraud ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function proveFraud(uint256 assetSeed, uint256 versionSeed) external {
        Known storage entry = known[assetSeed % known.length];
        AssetState memory state = sys.registry.stateOf(entry.asset);
        if (!state.encrypted || versionSeed % 3 != 0) return;
        uint16 version = uint16(1 + (versionSeed % state.latestVersion));
        bool predicted = entry.cheats && !sys.registry.isFraudulent(entry.asset, version);
        Sealed memory artifact = artifacts[entry.asset];
        bool accepted;
        try sys.contentFraud.prove{gas: 5_000_000}(entry.asset, version, artifact.content, artifact.proofOf(1)) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, predicted, "proveFraud");
        if (accepted) isFraudulent[entry.asset][version] = true;
    }

    // ── distributions ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function distribute(uint256 assetSeed) external {
        Known storage entry = known[assetSeed % known.length];
        PoolId pool = poolId(entry.asset, 1);
        (uint256 net, uint256 fee) = (store.poolNet(pool), store.poolFee(pool));
        bool accepted;
        try sys.splitter.distribute(pool, entry.contributors, entry.parents) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, net + fee != 0, "distribute");
        if (!accepted) return;

        store.empty(pool);
        store.addCredit(sys.treasury, fee);
        uint256 rest = net;
        for (uint256 i = 0; i < entry.parents.length; ++i) {
            uint256 royalty = (net * entry.parents[i].royaltyBps) / 10_000;
            store.fill(poolId(entry.parents[i].asset, 1), royalty, 0);
            rest -= royalty;
        }
        _share(entry, rest);
    }

    function _share(Known storage entry, uint256 rest) private {
        uint256 count = entry.contributors.length;
        if (count == 0) {
            store.addCredit(ownerOf(entry.asset), rest);
            return;
        }
        uint256 sum = 0;
        uint256[] memory weights = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            uint256 reputation = count == 1 ? 0 : sys.reputation.reputationOf(entry.contributors[i].account);
            weights[i] = entry.contributors[i].weight * (1e18 + reputation);
            sum += weights[i];
        }
        uint256 dust = rest;
        for (uint256 i = 0; i < count; ++i) {
            uint256 share = (rest * weights[i]) / sum;
            store.addCredit(entry.contributors[i].account, share);
            dust -= share;
        }
        store.addCredit(entry.contributors[0].account, dust);
    }
}
