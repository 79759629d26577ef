// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus, IAssetRegistry} from "../../../../contracts/registry/IAssetRegistry.sol";
import {ILicences} from "../../../../contracts/registry/ILicences.sol";
import {IEscrow, Order, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Sales of open artifacts, which settle at once, and every reason not to open a sale.
contract EscrowOpenTest is MarketTest {
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        asset = publishOpen(contributorsOf(2), noParents());
        terms = createTerms(asset, perpetual());
    }

    // ── settles at once ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_SettlesAtOnce() public {
        Order memory order = orderOf(terms);
        order.quantity = 3;
        uint256 fee = feeOf(PRICE);
        vm.expectEmit(address(escrow));
        emit IEscrow.Sold(terms, buyer, seller, 2, 1, 1, 3, PRICE, fee);
        SaleId sale = venue.sell(order, "");

        assertEq(SaleId.unwrap(sale), 0, "no number");
        assertEq(licences.licenceOf(terms, buyer).quantity, 3, "licence");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 0, "no key");
        assertPool(firstPool(asset), PRICE - fee, fee);
        assertEq(ftns.balanceOf(buyer), WALLET - PRICE, "wallet");
        assertEq(ftns.balanceOf(address(vault)), PRICE, "vault");
        assertState(saleNumber(1), SaleState.None);
        assertEq(ftns.balanceOf(address(escrow)), 0, "escrow holds nothing");
    }

    function test_Open_DoesNotNumberWhatSettlesAtOnce() public {
        venue.sell(orderOf(terms), "");
        (, , uint48 sales) = escrow.venueOf(address(venue));
        assertEq(sales, 0, "sales");
    }

    function test_Open_RoundsTheFeeDown() public {
        Order memory order = orderOf(terms);
        order.amount = 19; // 5 % = 0.95
        venue.sell(order, "");
        assertPool(firstPool(asset), 19, 0);
        order.amount = 20;
        venue.sell(order, "");
        assertPool(firstPool(asset), 38, 1);
    }

    function test_Open_ChargesTheFeeInForce() public {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        venue.sell(orderOf(terms), "");
        assertPool(firstPool(asset), PRICE - PRICE / 10, PRICE / 10);
    }

    function test_Open_FillsThePoolOfTheSplitInForce() public {
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(2), contributorsOf(3), noParents());
        venue.sell(orderOf(terms), "");
        (uint256 net, ) = vault.poolOf(firstPool(asset));
        assertEq(net, 0, "old split");
    }

    function test_Open_FreeOfChargeNeverTouchesTheVault() public {
        Order memory order = orderOf(terms);
        order.amount = 0;
        vm.record();
        venue.sell(order, "");
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(vault));
        assertEq(reads.length + writes.length, 0, "vault untouched");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
    }

    function test_Open_TakesNoMoreThanTheAmount() public {
        venue.sellUnderpaid(orderOf(terms), "", PRICE + 10);
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    // ── does not open ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_RevertWhen_CallerIsNoVenue() public {
        Order memory order = orderOf(terms);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, stranger));
        vm.prank(stranger);
        escrow.open(order, "");
    }

    function test_Open_RevertWhen_VenueIsRetired() public {
        vm.prank(timelock);
        escrow.retireVenue(address(venue));
        assertRefused(
            abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, address(venue)),
            orderOf(terms),
            ""
        );
    }

    function test_Open_RevertWhen_Paused() public {
        vm.prank(guardian);
        policy.pause();
        uint40 until = uint40(START + 3 days);
        Order memory order = orderOf(terms);
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_Paused.selector, until));
        venue.sell(order, "");
        vm.warp(until);
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_QuantityIsZero() public {
        Order memory order = orderOf(terms);
        order.quantity = 0;
        vm.expectRevert(ILicences.Licences_ZeroQuantity.selector);
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_AssetIsUnknown() public {
        Order memory order = orderOf(terms);
        order.terms = TermsId.wrap((99 << 16) | 1);
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, AssetId.wrap(99)));
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_TermsAreUnknown() public {
        Order memory order = orderOf(terms);
        order.terms = TermsId.wrap(TermsId.unwrap(terms) + 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_UnknownTerms.selector, order.terms));
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_TermsAreClosed() public {
        vm.prank(seller);
        licences.closeTerms(terms);
        assertRefused(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, terms), orderOf(terms), "");
    }

    function test_Open_RevertWhen_AssetIsTakenDown() public {
        vm.prank(timelock);
        registry.takeDown(asset, keccak256("reason"));
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_AssetNotForSale.selector, asset), orderOf(terms), "");
    }

    function test_Open_RevertWhen_AssetIsFraudulent() public {
        markFraudulent(asset, 1);
        assertTrue(registry.stateOf(asset).status == AssetStatus.Fraudulent, "status");
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_AssetNotForSale.selector, asset), orderOf(terms), "");
    }

    function test_Open_RevertWhen_VersionChanged() public {
        Order memory order = orderOf(terms);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VersionChanged.selector, asset, 1, 2));
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_AssetChangedHands() public {
        Order memory order = orderOf(terms);
        transferAsset(asset, seller, stranger);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_OfferOutdated.selector, asset, 0, 1));
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_BuyerOwnsTheAsset() public {
        Order memory order = orderOf(terms);
        order.buyer = seller;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_BuyerIsSeller.selector, seller));
        venue.sell(order, "");
    }

    function test_Open_RevertWhen_AKeyIsSentForAnOpenArtifact() public {
        bytes memory point = buyerPoint();
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyNotNeeded.selector), orderOf(terms), point);
    }

    function test_Open_RevertWhen_LessIsPaid() public {
        Order memory order = orderOf(terms);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, PRICE, PRICE - 1));
        venue.sellUnderpaid(order, "", PRICE - 1);
    }

    function test_Open_RevertWhen_NothingIsPaid() public {
        Order memory order = orderOf(terms);
        vm.expectRevert(IVault.Vault_NoPaymentExpected.selector);
        venue.sellUnderpaid(order, "", 0);
    }

    function test_Open_RevertWhen_SomebodyElseHoldsAnExclusiveLicence() public {
        TermsId exclusive = createTerms(asset, exclusivePerpetual());
        venue.sell(orderOf(exclusive), "");
        assertRefused(
            abi.encodeWithSelector(ILicences.Licences_AssetUnderExclusiveLicence.selector, asset, type(uint32).max),
            orderOf(terms),
            ""
        );
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Layout_AnInstantSaleWritesNothingInTheEscrow() public {
        Order memory order = orderOf(terms);
        vm.record();
        venue.sell(order, "");
        (, bytes32[] memory writes) = vm.accesses(address(escrow));
        assertEq(writes.length, 0, "writes");
    }
}
