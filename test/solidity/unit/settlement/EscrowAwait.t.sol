// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IEscrow, Order, Sale, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {DeliveryKeys} from "../../DeliveryKeys.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice Opening sales of encrypted artifacts: what is kept, the bond, the buyer's key, and renewals without a new key.
contract EscrowAwaitTest is MarketTest {
    uint256 private constant CREDIT = 500e18;

    Sealed private artifact;
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, CREDIT);
    }

    function bondOf(uint256 amount) private pure returns (uint256) {
        return (amount * 500) / 10_000;
    }

    // ── what is kept ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_KeepsTheNumbersOfThePurchase() public {
        Order memory order = orderOf(terms);
        order.quantity = 2;
        bytes memory point = buyerPoint();
        uint40 deadline = uint40(START + 3 days);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleOpened(saleNumber(1), terms, buyer, seller, 1, 1, 2, PRICE, feeOf(PRICE));
        vm.expectEmit(address(escrow));
        emit IEscrow.KeyAwaited(saleNumber(1), seller, bondOf(PRICE), deadline, point);
        Sale memory sale = escrow.saleOf(venue.sell(order, point));

        assertEq(sale.buyer, buyer, "buyer");
        assertEq(sale.amount, PRICE, "amount");
        assertEq(sale.seller, seller, "seller");
        assertTrue(sale.state == SaleState.AwaitingKey, "state");
        assertEq(sale.feeBps, 500, "fee");
        assertEq(sale.deadline, deadline, "deadline");
        assertEq(sale.contentWindow, 24 hours, "content window");
        assertTrue(TermsId.unwrap(sale.terms) == TermsId.unwrap(terms), "terms");
        assertEq(sale.quantity, 2, "quantity");
        assertEq(sale.bond, bondOf(PRICE), "bond");
        assertEq(sale.version, 1, "version");
        assertEq(sale.split, 1, "split");
        assertEq(sale.buyerKeyHash, keccak256(point), "buyer key");
    }

    function test_Open_NumbersTheSalesOfEachVenue() public {
        openSealedSale(terms);
        SaleId second = openSealedSale(terms);
        assertEq(SaleId.unwrap(second), SaleId.unwrap(saleNumber(2)), "second");
        (, , uint48 sales) = escrow.venueOf(address(venue));
        assertEq(sales, 2, "test venue");
        (, , sales) = escrow.venueOf(address(listings));
        assertEq(sales, 0, "listings");
    }

    function test_Open_LocksPaymentAndBond() public {
        openSealedSale(terms);
        assertCompartment(address(escrow), PRICE + bondOf(PRICE));
        assertEq(vault.balanceOf(seller), CREDIT - bondOf(PRICE), "seller's credit");
        assertEq(licences.licenceOf(terms, buyer).quantity, 0, "no licence yet");
        assertPool(firstPool(asset), 0, 0);
    }

    function test_Open_KeepsItsNumbersWhenThePolicyChanges() public {
        SaleId sale = openSealedSale(terms);
        vm.startPrank(timelock);
        policy.set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        policy.set(IMarketPolicy.Parameter.DeliveryBond, 5_000);
        policy.set(IMarketPolicy.Parameter.DeliveryWindow, 1 hours);
        policy.set(IMarketPolicy.Parameter.ContentWindow, 1 hours);
        vm.stopPrank();
        vm.warp(START + 2 days);
        deliverSale(sale, artifact);
        assertEq(escrow.saleOf(sale).deadline, START + 3 days, "content window of the purchase");
        vm.warp(START + 3 days + 1);
        escrow.settle(sale);
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    // ── bond ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_RevertWhen_SellerHasTooLittleCredit() public {
        vm.prank(seller);
        vault.withdraw(seller, CREDIT);
        bytes memory point = buyerPoint();
        assertRefused(
            abi.encodeWithSelector(IVault.Vault_InsufficientCredit.selector, seller, bondOf(PRICE), 0),
            orderOf(terms),
            point
        );
    }

    function test_Open_RevertWhen_SellerHasNotApprovedTheEscrow() public {
        vm.prank(seller);
        vault.approve(address(escrow), bondOf(PRICE) - 1);
        bytes memory point = buyerPoint();
        assertRefused(
            abi.encodeWithSelector(
                IVault.Vault_InsufficientAllowance.selector,
                seller,
                address(escrow),
                bondOf(PRICE),
                bondOf(PRICE) - 1
            ),
            orderOf(terms),
            point
        );
    }

    function test_Open_NeedsNoCreditWhenThePolicyAsksForNoBond() public {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.DeliveryBond, 0);
        vm.prank(seller);
        vault.withdraw(seller, CREDIT);
        SaleId sale = openSealedSale(terms);
        assertEq(escrow.saleOf(sale).bond, 0, "bond");
        assertCompartment(address(escrow), PRICE);
    }

    function test_Open_RoundsTheBondDown() public {
        Order memory order = orderOf(terms);
        order.amount = 19;
        assertEq(escrow.saleOf(venue.sell(order, buyerPoint())).bond, 0, "bond");
    }

    function test_Open_FreeOfChargeNeverTouchesTheVault() public {
        Order memory order = orderOf(terms);
        order.amount = 0;
        bytes memory point = buyerPoint();
        vm.record();
        SaleId sale = venue.sell(order, point);
        deliverSale(sale, artifact);
        vm.prank(buyer);
        escrow.confirm(sale);
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(vault));
        assertEq(reads.length + writes.length, 0, "vault untouched");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
    }

    function test_Open_FreeOfChargeCanBeRefunded() public {
        Order memory order = orderOf(terms);
        order.amount = 0;
        SaleId sale = venue.sell(order, buyerPoint());
        vm.warp(START + 3 days + 1);
        escrow.refund(sale);
        assertState(sale, SaleState.Refunded);
    }

    // ── the buyer's key ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_RevertWhen_TheBuyerHasNoKey() public {
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyMissing.selector), orderOf(terms), "");
    }

    function test_Open_RevertWhen_TheKeyIsNoPointOfTheGroup() public {
        bytes[4] memory keys = [
            new bytes(128), // infinity
            new bytes(127),
            bytes.concat(DeliveryKeys.G1, hex"00"),
            DeliveryKeys.OUTSIDE_SUBGROUP
        ];
        for (uint256 i = 0; i < keys.length; ++i) {
            assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyInvalid.selector), orderOf(terms), keys[i]);
        }
    }

    // ── renewals ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The buyer receives the key of version 1 under `terms`.
    function receiveKey() private {
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        vm.prank(buyer);
        escrow.confirm(sale);
    }

    function test_Open_SettlesAtOnceForAHolderOfTheKey() public {
        receiveKey();
        venue.sell(orderOf(terms), "");
        assertEq(licences.licenceOf(terms, buyer).quantity, 2, "licence");
        assertPool(firstPool(asset), 2 * (PRICE - feeOf(PRICE)), 2 * feeOf(PRICE));
        assertCompartment(address(escrow), 0);
    }

    function test_Open_RenewsASubscriptionThatHasExpired() public {
        terms = createTerms(asset, subscription());
        receiveKey();
        vm.warp(START + 60 days);
        assertFalse(licences.isValid(terms, buyer), "expired");
        venue.sell(orderOf(terms), "");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 90 days, "from now");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 1, "key");
    }

    function test_Open_DeliversAgainToAHolderWhoSendsAKey() public {
        receiveKey();
        assertState(openSealedSale(terms), SaleState.AwaitingKey);
    }

    function test_Open_RevertWhen_TheKeyIsOfAnOlderVersion() public {
        receiveKey();
        vm.prank(seller);
        registry.publishVersion(asset, encryptedVersion(2));
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyMissing.selector), orderOf(terms), "");
    }

    function test_Open_RevertWhen_TheKeyCameUnderOtherTerms() public {
        receiveKey();
        TermsId others = createTerms(asset, subscription());
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyMissing.selector), orderOf(others), "");
    }

    function test_Open_RevertWhen_TheLicenceWasOnlyGranted() public {
        vm.prank(seller);
        licences.grant(terms, buyer, 1);
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyMissing.selector), orderOf(terms), "");
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Four slots for a sale and the counter of the venue.
    function test_Layout_AWaitingSaleWritesFourSlots() public {
        openSealedSale(terms);
        Order memory order = orderOf(terms);
        bytes memory point = buyerPoint();
        vm.record();
        SaleId sale = venue.sell(order, point);
        (, bytes32[] memory writes) = vm.accesses(address(escrow));
        uint256 slots = 0;
        for (uint256 i = 0; i < writes.length; ++i) {
            if (i == 0 || writes[i] != writes[i - 1]) ++slots;
        }
        assertEq(slots, 5, "slots");

        bytes32 first = keccak256(abi.encode(SaleId.unwrap(sale), uint256(3)));
        uint256 word = uint256(vm.load(address(escrow), first));
        assertEq(address(uint160(word)), buyer, "slot 0: buyer");
        assertEq(word >> 160, PRICE, "slot 0: amount");
        word = uint256(vm.load(address(escrow), bytes32(uint256(first) + 1)));
        assertEq(address(uint160(word)), seller, "slot 1: seller");
        assertEq(uint8(word >> 160), uint8(SaleState.AwaitingKey), "slot 1: state");
        word = uint256(vm.load(address(escrow), bytes32(uint256(first) + 2)));
        assertEq(uint64(word), TermsId.unwrap(terms), "slot 2: terms");
        assertEq(uint96(word >> 96), bondOf(PRICE), "slot 2: bond");
        assertEq(vm.load(address(escrow), bytes32(uint256(first) + 3)), keccak256(point), "slot 3: buyer key");
    }
}
