// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Delivery} from "../../../../contracts/libraries/Bls12381.sol";
import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Content} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, Order, Sale, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice Waiting sales of random size under random policies, at random times.
contract EscrowFuzzTest is MarketTest {
    using DeliveryKeys for SellerKeys;
    using DeliveryKeys for Delivery;

    uint256 private constant CREDIT = 900_000e18;

    Sealed private artifact;
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        artifact = sealArtifact(1);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, CREDIT);
    }

    function set(IMarketPolicy.Parameter parameter, uint256 value) private {
        (uint256 min, uint256 max) = policy.bounds(parameter);
        vm.prank(timelock);
        policy.set(parameter, bound(value, min, max));
    }

    function openAt(uint96 amount, uint256 policySeed) private returns (SaleId) {
        set(IMarketPolicy.Parameter.PlatformFee, policySeed);
        set(IMarketPolicy.Parameter.DeliveryBond, policySeed >> 32);
        set(IMarketPolicy.Parameter.DeliveryWindow, policySeed >> 64);
        set(IMarketPolicy.Parameter.ContentWindow, policySeed >> 96);
        Order memory order = orderOf(terms);
        order.amount = amount;
        return venue.sell(order, buyerPoint());
    }

    /// @dev Whatever end a sale comes to: paid = refunded + net + fee, and the bond is with one of the two.
    function testFuzz_MoneyIsConservedToTheEnd(uint96 amount, uint256 policySeed, uint8 end) public {
        amount = uint96(bound(amount, 0, WALLET));
        SaleId id = openAt(amount, policySeed);
        Sale memory sale = escrow.saleOf(id);
        assertCompartment(address(escrow), uint256(amount) + sale.bond);
        // The policy of tomorrow does not matter to it.
        set(IMarketPolicy.Parameter.PlatformFee, policySeed >> 128);
        set(IMarketPolicy.Parameter.DeliveryBond, policySeed >> 160);

        bool settled = end % 4 < 2;
        if (settled) deliverSale(id, artifact);
        if (end % 4 == 0) {
            vm.prank(buyer);
            escrow.confirm(id);
        } else if (end % 4 == 1) {
            vm.warp(escrow.saleOf(id).deadline + 1);
            escrow.settle(id);
        } else if (end % 4 == 2) {
            vm.prank(seller);
            escrow.decline(id);
        } else {
            vm.warp(sale.deadline + 1);
            escrow.refund(id);
        }

        uint256 fee = (uint256(amount) * sale.feeBps) / 10_000;
        uint256 bondToBuyer = end % 4 == 3 ? sale.bond : 0;
        assertPool(firstPool(asset), settled ? amount - fee : 0, settled ? fee : 0);
        assertEq(vault.balanceOf(buyer), settled ? 0 : amount + bondToBuyer, "buyer");
        assertEq(vault.balanceOf(seller), CREDIT - bondToBuyer, "seller");
        assertCompartment(address(escrow), 0);
        assertEq(licences.licenceOf(terms, buyer).quantity, settled ? 1 : 0, "licence");
    }

    /// @dev At every moment exactly one side can act on a sale that waits for its key.
    function testFuzz_EitherDeliverOrRefund(uint256 policySeed, uint256 wait) public {
        SaleId id = openAt(PRICE, policySeed);
        uint40 deadline = escrow.saleOf(id).deadline;
        vm.warp(bound(wait, block.timestamp, uint256(deadline) + 30 days));
        bool inTime = block.timestamp <= deadline;

        Content memory content = artifact.content;
        Delivery memory delivery = artifact.keys.deliver(buyerPoint(), 5);
        uint256 before = vm.snapshotState();
        if (!inTime) vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_DeliveryWindowOver.selector, id, deadline));
        escrow.deliver(id, content, delivery);
        vm.revertToState(before);
        if (inTime) vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_NothingToRefund.selector, id));
        escrow.refund(id);
    }

    /// @dev Any honest delivery is accepted and opens for the buyer alone.
    function testFuzz_HonestDeliveriesOpen(uint256 b, uint256 r, uint256 stolen) public {
        b = bound(b, 1, DeliveryKeys.ORDER - 1);
        r = bound(r, 1, DeliveryKeys.ORDER - 1);
        stolen = bound(stolen, 1, DeliveryKeys.ORDER - 1);
        vm.assume(stolen != b);
        bytes memory point = DeliveryKeys.buyerPoint(b);
        SaleId id = venue.sell(orderOf(terms), point);
        Delivery memory delivery = artifact.keys.deliver(point, r);
        escrow.deliver(id, artifact.content, delivery);
        assertState(id, SaleState.Delivered);
        assertEq(delivery.open(b), artifact.keys.key, "the buyer");
        assertNotEq(keccak256(delivery.open(stolen)), keccak256(artifact.keys.key), "anybody else");
    }

    /// @dev One flipped bit anywhere in what the seller sends, and it is refused.
    function testFuzz_TamperedDeliveriesAreRefused(uint256 r, uint8 part, uint16 position, uint8 bit) public {
        SaleId id = openSealedSale(terms);
        Delivery memory delivery = artifact.keys.deliver(buyerPoint(), bound(r, 1, DeliveryKeys.ORDER - 1));
        bytes memory field =
            part % 3 == 0
                ? delivery.r1
                : part % 3 == 1
                    ? delivery.r2
                    : delivery.w;
        field[position % field.length] ^= bytes1(uint8(1) << (bit % 8));
        Content memory content = artifact.content;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_WrongKey.selector, id));
        escrow.deliver{gas: 5_000_000}(id, content, delivery);
    }
}
