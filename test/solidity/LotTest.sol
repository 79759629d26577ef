// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId, titleOf} from "../../contracts/libraries/Ids.sol";
import {Category, Contributor, Parent, Split, VersionInput} from "../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, Lot, SaleState} from "../../contracts/settlement/IEscrow.sol";
import {MarketTest} from "./MarketTest.sol";
import {Sealed} from "./SealedArtifact.sol";

/// @notice Base of the tests of lots: an open and an encrypted asset of the seller, each with two contributors and a resale royalty, and
/// the bonds of an encrypted lot backed.
abstract contract LotTest is MarketTest {
    uint256 internal constant CREDIT = 500e18;
    uint96 internal constant BOND_BASE = 400e18 + 7; // FTNS base units; leaves dust
    uint256 internal constant BOND = (uint256(BOND_BASE) * 500) / 10_000;
    uint16 internal constant RESALE_ROYALTY = 750; // basis points
    uint40 internal constant DELIVERY_WINDOW = 3 days;
    uint32 internal constant CONTENT_WINDOW = 24 hours;

    Sealed internal artifact;
    AssetId internal openAsset;
    AssetId internal sealedAsset;
    SaleId internal lot;

    function setUp() public virtual override {
        super.setUp();
        artifact = sealArtifact(2);
        VersionInput memory version = encryptedVersion(1);
        version.content = artifact.content;
        openAsset = _publish(openVersion(1));
        sealedAsset = _publish(version);
        backBonds(seller, CREDIT);
        lot = saleNumber(1);
    }

    function _publish(VersionInput memory version) private returns (AssetId) {
        vm.prank(seller);
        return registry.publish(Category.Model, version, contributorsOf(2), noParents(), RESALE_ROYALTY);
    }

    // ── lots ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function splitOf(uint256 contributors) internal pure returns (Split memory) {
        return Split({contributors: contributorsOf(contributors), parents: noParents()});
    }

    /// @dev One unit of version 1, offered by the seller.
    function lotOf(TermsId terms) internal view returns (Lot memory) {
        return Lot({terms: terms, quantity: 1, seller: seller, version: 1, bondBase: BOND_BASE});
    }

    function hold(TermsId terms) internal returns (SaleId id) {
        id = venue.hold(lotOf(terms));
    }

    function holdAsset(AssetId asset) internal returns (SaleId) {
        return hold(titleOf(asset));
    }

    /// @dev A bond that is forfeited would be the buyer's.
    function returnLot(SaleId id) internal {
        venue.returnLot(id, buyer);
    }

    function awardOpen(SaleId id) internal {
        venue.award(id, buyer, PRICE, "");
    }

    function awardSealed(SaleId id) internal {
        venue.award(id, buyer, PRICE, buyerPoint());
    }

    /// @dev The key comes, the buyer is satisfied.
    function finish(SaleId id) internal {
        deliverSale(id, artifact);
        vm.prank(buyer);
        escrow.confirm(id);
    }

    function royaltyOf(uint256 amount) internal pure returns (uint256) {
        return (amount * RESALE_ROYALTY) / 10_000;
    }

    /// @dev All that a seller can do to an asset and to itself.
    function upset(AssetId asset, TermsId terms) internal {
        Contributor[] memory contributors = contributorsOf(2);
        Contributor[] memory newContributors = contributorsOf(1);
        Parent[] memory parents = noParents();
        VersionInput memory version = openVersion(9);
        vm.startPrank(seller);
        vault.approve(address(escrow), 0);
        vault.withdraw(seller, type(uint256).max);
        if (!terms.isTitle()) {
            licences.closeTerms(terms);
            registry.setContributors(asset, contributors, newContributors, parents);
            registry.publishVersion(asset, version);
            registry.transferFrom(seller, stranger, AssetId.unwrap(asset));
        }
        vm.stopPrank();
    }

    // ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function wrongState(SaleState actual) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongState.selector, lot, actual);
    }

    function lotVoid() internal view returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_LotVoid.selector, lot);
    }
}
