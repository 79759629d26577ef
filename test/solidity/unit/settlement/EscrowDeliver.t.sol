// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../../../../contracts/libraries/Bls12381.sol";
import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Content} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice Verified key delivery: what is accepted, and every way not to deliver.
contract EscrowDeliverTest is MarketTest {
    using DeliveryKeys for SellerKeys;
    using DeliveryKeys for Delivery;

    uint256 private constant GAS = 5_000_000;

    Sealed private artifact;
    AssetId private asset;
    TermsId private terms;
    SaleId private sale;

    function setUp() public override {
        super.setUp();
        artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, 500e18);
        sale = openSealedSale(terms);
    }

    function honest() private view returns (Delivery memory) {
        return artifact.keys.deliver(buyerPoint(), 99);
    }

    function deliver(Delivery memory delivery) private {
        escrow.deliver{gas: GAS}(sale, artifact.content, delivery);
    }

    function assertRefused(Delivery memory delivery, bytes4 reason, string memory what) private {
        Content memory content = artifact.content;
        vm.expectRevert(abi.encodeWithSelector(reason, sale));
        escrow.deliver{gas: GAS}(sale, content, delivery);
        assertEq(uint256(escrow.saleOf(sale).state), uint256(SaleState.AwaitingKey), what);
    }

    // ── accepted ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_FromAnybody() public {
        Delivery memory delivery = honest();
        uint40 contentDeadline = uint40(START + 24 hours);
        vm.expectEmit(address(escrow));
        emit IEscrow.KeyDelivered(sale, contentDeadline, delivery.r1, delivery.w);
        vm.prank(stranger);
        deliver(delivery);
        assertState(sale, SaleState.Delivered);
        assertEq(escrow.saleOf(sale).deadline, contentDeadline, "content window");
        assertEq(delivery.open(BUYER_SECRET), artifact.keys.key, "the buyer opens it");
    }

    function test_Deliver_InTheLastSecond() public {
        vm.warp(START + 3 days);
        deliver(honest());
        assertState(sale, SaleState.Delivered);
    }

    function test_Deliver_AfterTheAssetWasTakenDownOrChangedHands() public {
        vm.prank(timelock);
        registry.takeDown(asset, keccak256("reason"));
        transferAsset(asset, seller, stranger);
        deliver(honest());
        assertState(sale, SaleState.Delivered);
    }

    function test_Deliver_DuringAPause() public {
        vm.prank(guardian);
        policy.pause();
        deliver(honest());
        assertState(sale, SaleState.Delivered);
    }

    function test_Deliver_TheVersionThatWasBought() public {
        vm.prank(seller);
        registry.publishVersion(asset, encryptedVersion(2));
        deliver(honest());
        assertState(sale, SaleState.Delivered);
    }

    // ── refused: time and state ──────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_RevertWhen_TheWindowIsOver() public {
        Delivery memory delivery = honest();
        Content memory content = artifact.content;
        vm.warp(START + 3 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrow.Escrow_DeliveryWindowOver.selector, sale, uint40(START + 3 days))
        );
        escrow.deliver(sale, content, delivery);
    }

    function test_Deliver_RevertWhen_TheSaleIsUnknown() public {
        SaleId unknown = saleNumber(77);
        Delivery memory delivery = honest();
        Content memory content = artifact.content;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, unknown));
        escrow.deliver(unknown, content, delivery);
    }

    function test_Deliver_RevertWhen_DeliveredBefore() public {
        deliver(honest());
        Delivery memory delivery = honest();
        Content memory content = artifact.content;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_WrongState.selector, sale, SaleState.Delivered));
        escrow.deliver(sale, content, delivery);
    }

    function test_Deliver_RevertWhen_Declined() public {
        vm.prank(seller);
        escrow.decline(sale);
        Delivery memory delivery = honest();
        Content memory content = artifact.content;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_WrongState.selector, sale, SaleState.Refunded));
        escrow.deliver(sale, content, delivery);
    }

    function test_Deliver_RevertWhen_TheVersionIsFraudulent() public {
        markFraudulent(asset, 1);
        assertRefused(honest(), IEscrow.Escrow_VersionFraudulent.selector, "fraudulent");
    }

    // ── refused: commitments ─────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_RevertWhen_MadeForAnotherBuyer() public {
        Delivery memory delivery = artifact.keys.deliver(DeliveryKeys.buyerPoint(123), 99);
        assertRefused(delivery, IEscrow.Escrow_BuyerKeyMismatch.selector, "other buyer");
    }

    function test_Deliver_RevertWhen_TheContentIsNotThePublishedOne() public {
        Delivery memory delivery = honest();
        Content memory content = artifact.content;
        content.size += 1;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_KeyCommitmentMismatch.selector, sale));
        escrow.deliver(sale, content, delivery);
    }

    function test_Deliver_RevertWhen_TheKeysAreNotThePublishedOnes() public {
        Delivery memory delivery = DeliveryKeys.sellerKeys(8, 0xface).deliver(buyerPoint(), 99);
        assertRefused(delivery, IEscrow.Escrow_KeyCommitmentMismatch.selector, "other x");
        delivery = DeliveryKeys.sellerKeys(0x5ec4e7, 8).deliver(buyerPoint(), 99);
        assertRefused(delivery, IEscrow.Escrow_KeyCommitmentMismatch.selector, "other H");
    }

    /// @dev H ‖ Y cut at another place has the same hash.
    function test_Deliver_RevertWhen_ThePointsAreCutElsewhere() public {
        Delivery memory delivery = honest();
        bytes memory joined = bytes.concat(delivery.h, delivery.y);
        delivery.h = new bytes(64);
        delivery.y = new bytes(320);
        for (uint256 i = 0; i < 384; ++i) {
            if (i < 64) delivery.h[i] = joined[i];
            else delivery.y[i - 64] = joined[i];
        }
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "cut elsewhere");
    }

    // ── refused: wrong key ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_RevertWhen_TheKeyIsWrong() public {
        Delivery memory delivery = honest();
        delivery.w = DeliveryKeys.add(delivery.w, DeliveryKeys.G1);
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "another key inside W");
    }

    /// @dev The key is right, but this buyer's secret would not open it.
    function test_Deliver_RevertWhen_EncryptedToSomebodyElse() public {
        Delivery memory delivery = artifact.keys.deliver(DeliveryKeys.buyerPoint(123), 99);
        delivery.b = buyerPoint();
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "encrypted to somebody else");
    }

    function test_Deliver_RevertWhen_TheRandomnessDoesNotMatch() public {
        Delivery memory delivery = honest();
        delivery.r1 = DeliveryKeys.buyerPoint(100);
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "R1");
        delivery = honest();
        delivery.r2 = DeliveryKeys.multiplyG2(DeliveryKeys.G2, 100);
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "R2");
    }

    function test_Deliver_RevertWhen_APointIsOutsideTheSubgroup() public {
        Delivery memory delivery = honest();
        delivery.r1 = DeliveryKeys.OUTSIDE_SUBGROUP;
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "R1");
        delivery = honest();
        delivery.w = DeliveryKeys.OUTSIDE_SUBGROUP;
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "W");
    }

    /// @dev r = 0 satisfies the equation and would publish X.
    function test_Deliver_RevertWhen_TheKeyIsNotEncrypted() public {
        Delivery memory delivery = honest();
        (delivery.r1, delivery.r2, delivery.w) = (new bytes(128), new bytes(256), artifact.keys.key);
        assertRefused(delivery, IEscrow.Escrow_WrongKey.selector, "plain X");
    }
}
