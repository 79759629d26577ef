// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Contributor, Parent, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {Licences} from "../../../../contracts/registry/Licences.sol";
import {ContentFraud} from "../../../../contracts/settlement/ContentFraud.sol";
import {Escrow} from "../../../../contracts/settlement/Escrow.sol";
import {RevenueSplitter} from "../../../../contracts/settlement/RevenueSplitter.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {FTNS} from "../../../../contracts/token/FTNS.sol";
import {Reputation} from "../../../../contracts/trust/Reputation.sol";
import {Listings} from "../../../../contracts/venues/listings/Listings.sol";
import {Test} from "../../Test.sol";
import {Sealed} from "../../SealedArtifact.sol";
import {TestVenue} from "../../TestVenue.sol";
import {MarketStore, SaleModel} from "./MarketStore.sol";

/// @notice The contracts under test, and who may do what.
struct System {
    FTNS ftns;
    MarketPolicy policy;
    AssetRegistry registry;
    Licences licences;
    Reputation reputation;
    Vault vault;
    RevenueSplitter splitter;
    Escrow escrow;
    ContentFraud contentFraud;
    Listings listings;
    TestVenue faultyVenue;
    address timelock;
    address guardian;
    address treasury;
}

/// @notice An asset as it was published.
struct Known {
    AssetId asset;
    bool cheats; // leaf 1 of its artifact is not what was committed
    VersionInput version;
    Contributor[] contributors;
    Parent[] parents;
}

/// @title Handler
/// @notice What the parts of the handler share. Each action predicts from the store alone whether the market must accept it, then does it.
abstract contract Handler is Test {
    uint256 internal constant BUYER_SECRET = 0xb0b;

    address internal immutable publisher; // of every asset
    uint256 internal immutable royaltyBps; // of a resale of every asset

    System internal sys;
    MarketStore internal store;
    address[] internal actors;
    Known[] internal known;
    mapping(AssetId asset => Sealed) internal artifacts;
    mapping(AssetId asset => mapping(uint16 version => bool)) internal isFraudulent;

    constructor(System memory system, MarketStore store_, address[] memory actors_, uint256 royaltyBps_) {
        (publisher, royaltyBps) = (actors_[0], royaltyBps_);
        sys = system;
        store = store_;
        actors = actors_;
    }

    /// @notice Tells the handler about an asset; `artifact` is empty for an open one.
    function know(Known memory asset, Sealed memory artifact) external {
        Known storage entry = known.push();
        entry.asset = asset.asset;
        entry.cheats = asset.cheats;
        entry.version = asset.version;
        for (uint256 i = 0; i < asset.contributors.length; ++i) entry.contributors.push(asset.contributors[i]);
        for (uint256 i = 0; i < asset.parents.length; ++i) entry.parents.push(asset.parents[i]);
        artifacts[asset.asset] = artifact;
    }

    function actorAt(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length];
    }

    function termsAt(uint256 seed) internal view returns (TermsId) {
        return store.terms(seed % store.termsCount());
    }

    function ownerOf(AssetId asset) internal view returns (address) {
        return sys.registry.ownerOf(AssetId.unwrap(asset));
    }

    /// @dev The asset of a settled sale of an asset is the buyer's.
    function assertHandedOver(SaleModel memory model) internal view {
        if (model.isTitle) assertEq(ownerOf(model.terms.assetOf()), model.buyer, "the buyer owns the asset");
    }

    /// @dev The market's answer must be the predicted one.
    function assertAnswer(bool accepted, bool predicted, string memory action) internal {
        assertEq(accepted, predicted, action);
        if (accepted) store.count(action);
    }
}
