// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Category, Contributor, Split, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Order, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {ISelfDealing} from "../../../../contracts/settlement/ISelfDealing.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice Sales of contributors to themselves, and how anybody takes them out of a reputation.
contract SelfDealingTest is MarketTest {
    AssetId private _asset;
    TermsId private _terms;
    Sealed private _artifact;
    address private _insider = makeAddr("insider");

    function setUp() public override {
        super.setUp();
        _artifact = sealArtifact(2);
        _asset = _publish();
        _terms = createTerms(_asset, perpetual());
        backBonds(seller, 1_000e18);
        fund(_insider);
    }

    function _publish() private returns (AssetId) {
        VersionInput memory input = encryptedVersion(1);
        input.content = _artifact.content;
        vm.prank(seller);
        return registry.publish(Category.Model, input, _split().contributors, noParents(), 0);
    }

    function _split() private view returns (Split memory split) {
        split = Split({contributors: contributorsOf(2), parents: noParents()});
        split.contributors[1].account = _insider;
    }

    function _opened(address account) private returns (SaleId) {
        Order memory order = orderOf(_terms);
        order.buyer = account;
        return venue.sell(order, buyerPoint());
    }

    function _delivered(address account) private returns (SaleId sale) {
        sale = _opened(account);
        deliverSale(sale, _artifact);
    }

    function _settled(address account) private returns (SaleId sale) {
        sale = _delivered(account);
        vm.prank(account);
        escrow.confirm(sale);
    }

    function _succeeded() private view returns (uint256) {
        return reputation.standingOf(seller).conduct.succeeded;
    }

    function _assertRefused(bytes memory reason, SaleId sale, Split memory split) private {
        vm.expectRevert(reason);
        selfDealing.strike(sale, split);
    }

    function test_Strike_TakesASaleToAContributorOutOfTheReputation() public {
        SaleId sale = _settled(_insider);
        _settled(buyer);
        assertEq(_succeeded(), 2, "both count at first");
        vm.expectEmit(address(selfDealing));
        emit ISelfDealing.SaleStruck(sale, seller, _insider);
        vm.prank(stranger);
        selfDealing.strike(sale, _split());
        assertEq(_succeeded(), 1, "one of them");
        assertTrue(selfDealing.isStruck(sale), "remembered");
        assertState(sale, SaleState.Settled);
    }

    function test_Strike_RevertWhen_ItWasStruck() public {
        SaleId sale = _settled(_insider);
        _settled(buyer);
        selfDealing.strike(sale, _split());
        _assertRefused(abi.encodeWithSelector(ISelfDealing.SelfDealing_AlreadyStruck.selector, sale), sale, _split());
        assertEq(_succeeded(), 1, "once");
    }

    function test_Strike_RevertWhen_TheFeeWasTooSmallToCount() public {
        Order memory order = orderOf(_terms);
        (order.buyer, order.amount) = (_insider, 2e18 - 1);
        SaleId sale = venue.sell(order, buyerPoint());
        deliverSale(sale, _artifact);
        vm.prank(_insider);
        escrow.confirm(sale);
        _assertRefused(abi.encodeWithSelector(ISelfDealing.SelfDealing_NothingCounts.selector, sale), sale, _split());
    }

    function test_Strike_RevertWhen_TheBuyerWasAnOutsider() public {
        SaleId sale = _settled(buyer);
        _assertRefused(abi.encodeWithSelector(ISelfDealing.SelfDealing_NotShown.selector, sale, buyer), sale, _split());
        assertFalse(selfDealing.isStruck(sale), "it counts");
    }

    /// @dev The split of the purchase decides, whatever came before and after.
    function test_Strike_ByTheSplitOfThePurchaseAlone() public {
        SaleId sale = _settled(buyer);
        Split memory later = _split();
        later.contributors[1].account = address(type(uint160).max);
        Contributor[] memory formerly = _split().contributors;
        vm.prank(seller);
        registry.setContributors(_asset, formerly, later.contributors, noParents());
        SaleId second = _settled(_insider);
        bytes memory mismatch = abi.encodeWithSelector(
            ISelfDealing.SelfDealing_SplitMismatch.selector,
            _asset,
            uint16(2)
        );
        _assertRefused(mismatch, second, _split());
        bytes memory outsider = abi.encodeWithSelector(ISelfDealing.SelfDealing_NotShown.selector, second, _insider);
        _assertRefused(outsider, second, later);
        mismatch = abi.encodeWithSelector(ISelfDealing.SelfDealing_SplitMismatch.selector, _asset, uint16(1));
        _assertRefused(mismatch, sale, later);
        Contributor[] memory nobody = new Contributor[](0);
        _assertRefused(mismatch, sale, Split({contributors: nobody, parents: noParents()}));
    }

    function test_Strike_RevertWhen_TheSaleHasNotSettled() public {
        SaleId unknown = saleNumber(77);
        SaleId delivered = _delivered(_insider);
        SaleId refunded = _opened(_insider);
        vm.prank(seller);
        escrow.decline(refunded);
        SaleId[3] memory sales = [unknown, delivered, refunded];
        for (uint256 i = 0; i < sales.length; ++i) {
            _assertRefused(
                abi.encodeWithSelector(ISelfDealing.SelfDealing_NothingCounts.selector, sales[i]),
                sales[i],
                _split()
            );
        }
    }

    function test_Strike_IsRememberedWhenItIsNotHeard() public {
        SaleId sale = _settled(_insider);
        vm.prank(timelock);
        reputation.setReporter(address(selfDealing), false);
        selfDealing.strike(sale, _split());
        assertEq(_succeeded(), 1, "not heard");
        assertTrue(selfDealing.isStruck(sale), "remembered");
    }
}
