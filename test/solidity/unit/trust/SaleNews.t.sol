// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Order} from "../../../../contracts/settlement/IEscrow.sol";
import {Conduct} from "../../../../contracts/trust/Standings.sol";
import {Sealed} from "../../SealedArtifact.sol";
import {TrustTest} from "../../TrustTest.sol";
import {VmLog} from "../../Vm.sol";

/// @notice What the escrow tells of a sale.
contract SaleNewsTest is TrustTest {
    Sealed private artifact;
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        backBonds(seller, 100 * uint256(PRICE));
        artifact = sealArtifact(type(uint256).max);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
    }

    function assertConduct(uint32 succeeded, uint32 failed, uint64 penalty) private view {
        Conduct memory conduct = reputation.standingOf(seller).conduct;
        assertEq(conduct.succeeded, succeeded, "succeeded");
        assertEq(conduct.failed, failed, "failed");
        assertEq(conduct.penalty, penalty, "penalty");
    }

    function test_Confirm_CountsForTheSeller() public {
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        assertConduct(0, 0, 0);
        vm.prank(buyer);
        escrow.confirm(sale);
        assertConduct(1, 0, 0);
        assertEq(reputation.reputationOf(buyer), 0.625e18, "nothing is said of the buyer");
    }

    function test_Settle_CountsForTheSellerOfTheSale() public {
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        transferAsset(asset, seller, stranger);
        skip(2 days);
        escrow.settle(sale);
        assertConduct(1, 0, 0);
        assertEq(reputation.standingOf(stranger).conduct.succeeded, 0, "not for the next owner");
    }

    function test_Refund_AMissedDeliveryCountsAgainstTheSeller() public {
        SaleId sale = openSealedSale(terms);
        skip(4 days);
        escrow.refund(sale);
        assertConduct(0, 1, 0.2e18);
    }

    function test_Refund_FraudCountsMost() public {
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        markFraudulent(asset, 1);
        escrow.refund(sale);
        assertConduct(0, 1, 1e18);
    }

    function test_Refund_WorksWhenTheEscrowMayReportNoMore() public {
        SaleId first = openSealedSale(terms);
        SaleId second = openSealedSale(terms);
        vm.prank(timelock);
        reputation.setReporter(address(escrow), false);
        deliverSale(first, artifact);
        vm.prank(buyer);
        escrow.confirm(first);
        skip(4 days);
        escrow.refund(second);
        assertConduct(0, 0, 0);
    }

    /// @dev Success that costs nothing could be repeated for ever, and failure brought about by anybody.
    function test_ASaleWithoutAFeeToSpeakOfCountsNothing() public {
        Order memory order = orderOf(terms);
        order.amount = 2e18 - 1;
        SaleId delivered = venue.sell(order, buyerPoint());
        deliverSale(delivered, artifact);
        vm.prank(buyer);
        escrow.confirm(delivered);
        SaleId missed = venue.sell(order, buyerPoint());
        skip(4 days);
        escrow.refund(missed);
        assertConduct(0, 0, 0);

        order.amount = 2e18;
        missed = venue.sell(order, buyerPoint());
        skip(4 days);
        escrow.refund(missed);
        assertConduct(0, 1, 0.2e18);
    }

    function test_Refund_FraudCountsWhateverThePrice() public {
        Order memory order = orderOf(terms);
        order.amount = 0;
        SaleId sale = venue.sell(order, buyerPoint());
        deliverSale(sale, artifact);
        markFraudulent(asset, 1);
        escrow.refund(sale);
        assertConduct(0, 1, 1e18);
    }

    function test_Decline_CountsNothing() public {
        SaleId sale = openSealedSale(terms);
        vm.prank(seller);
        escrow.decline(sale);
        assertConduct(0, 0, 0);
    }

    function test_Open_AnOpenArtifactCannotFailAndCountsNothing() public {
        TermsId open = createTerms(publishOpen(contributorsOf(2), noParents()), perpetual());
        vm.recordLogs();
        venue.sell(orderOf(open), "");
        VmLog[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            assertNotEq(logs[i].emitter, address(reputation), "reputation is not asked");
        }
        assertConduct(0, 0, 0);
    }
}
