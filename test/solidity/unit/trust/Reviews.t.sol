// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Contributor, Parent, Split} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Order} from "../../../../contracts/settlement/IEscrow.sol";
import {IReviews, Review} from "../../../../contracts/trust/IReviews.sol";
import {Feedback} from "../../../../contracts/trust/Standings.sol";
import {Sealed} from "../../SealedArtifact.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice Who reviews, how much it weighs, and what it does to whom.
contract ReviewsTest is TrustTest {
    bytes32 private constant TEXT = "what I think";
    uint8 private constant WEIGHT = 9; // of PRICE: a fee of 50 FTNS is 500 units

    AssetId private asset;
    TermsId private terms;
    address private contributor;

    function setUp() public override {
        super.setUp();
        contributor = makeAddr("contributor");
        fund(contributor);
        asset = publishOpen(_split().contributors, noParents());
        terms = createTerms(asset, perpetual());
    }

    /// @dev The second contributor is somebody who could buy.
    function _split() private view returns (Split memory split) {
        split = Split({contributors: contributorsOf(2), parents: noParents()});
        split.contributors[1].account = contributor;
    }

    function _buy(address account, uint96 amount) private {
        Order memory order = orderOf(terms);
        (order.buyer, order.amount) = (account, amount);
        venue.sell(order, "");
    }

    function _review(address account, uint8 rating) private {
        vm.prank(account);
        reviews.review(terms, rating, TEXT, _split());
    }

    function _refuse(bytes memory reason, address account, uint8 rating) private {
        Split memory split = _split();
        vm.expectRevert(reason);
        vm.prank(account);
        reviews.review(terms, rating, TEXT, split);
    }

    function assertFeedback(address account, uint256 sum, uint256 weight) private view {
        Feedback memory feedback = reputation.standingOf(account).feedback;
        assertEq(feedback.ratingSum, sum, "sum");
        assertEq(feedback.weight, weight, "weight");
    }

    // ── review ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Review_CountsForTheSellerByTheFee() public {
        _buy(buyer, PRICE);
        vm.expectEmit(address(reviews));
        emit IReviews.Reviewed(terms, buyer, seller, 4, WEIGHT, TEXT);
        _review(buyer, 4);
        Review memory stored = reviews.reviewOf(terms, buyer);
        assertEq(stored.rating, 4, "rating");
        assertEq(stored.seller, seller, "seller");
        assertFeedback(seller, 3 * WEIGHT, WEIGHT);
        assertEq(reputation.reputationOf(seller), 0.2e18 + (0.35e18 * 3) / 4 + 0.25e18, "reputation");
    }

    function test_Review_WeighsTheDearestPurchase() public {
        _buy(buyer, 20e18);
        _buy(buyer, PRICE);
        _buy(buyer, 20e18);
        _review(buyer, 5);
        assertFeedback(seller, 4 * WEIGHT, WEIGHT);
    }

    function test_Review_OfWhatWasFreeIsShownAndWeighsNothing() public {
        _buy(buyer, 0);
        _review(buyer, 1);
        assertEq(reviews.reviewOf(terms, buyer).rating, 1, "shown");
        assertFeedback(seller, 0, 0);
        vm.prank(buyer);
        reviews.edit(terms, 5, TEXT);
        assertFeedback(seller, 0, 0);
    }

    function test_Review_OfASealedArtifactAfterItsSettlement() public {
        backBonds(seller, PRICE);
        Sealed memory artifact = sealArtifact(type(uint256).max);
        terms = createTerms(publishSealed(artifact), perpetual());
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        Split memory split = Split({contributors: contributorsOf(2), parents: noParents()});
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_NeverBought.selector, terms, buyer));
        vm.prank(buyer);
        reviews.review(terms, 5, TEXT, split);
        vm.prank(buyer);
        escrow.confirm(sale);
        vm.prank(buyer);
        reviews.review(terms, 5, TEXT, split);
        assertFeedback(seller, 4 * WEIGHT, WEIGHT);
    }

    function test_Review_ByWhoHasTransferredItsLicence() public {
        _buy(buyer, PRICE);
        vm.prank(buyer);
        licences.safeTransferFrom(buyer, stranger, TermsId.unwrap(terms), 1, "");
        _review(buyer, 2);
        assertFeedback(seller, WEIGHT, WEIGHT);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_NeverBought.selector, terms, stranger), stranger, 5);
    }

    function test_Review_RevertWhen_TheLicenceWasGranted() public {
        vm.prank(seller);
        licences.grant(terms, stranger, 1);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_NeverBought.selector, terms, stranger), stranger, 5);
    }

    function test_Review_RevertWhen_Reviewed() public {
        _buy(buyer, PRICE);
        _review(buyer, 5);
        _buy(buyer, PRICE);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_AlreadyReviewed.selector, terms, buyer), buyer, 5);
    }

    function test_Review_RevertWhen_TheRatingIsNoRating() public {
        _buy(buyer, PRICE);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_InvalidRating.selector, uint8(0)), buyer, 0);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_InvalidRating.selector, uint8(6)), buyer, 6);
    }

    function test_Review_RevertWhen_TheSplitIsAnother() public {
        _buy(buyer, PRICE);
        Split memory split = Split({contributors: contributorsOf(1), parents: noParents()});
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_SplitMismatch.selector, asset, uint16(1)));
        vm.prank(buyer);
        reviews.review(terms, 5, TEXT, split);
    }

    // ── self-dealing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Review_RevertWhen_ByAContributor() public {
        _buy(contributor, PRICE);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_SelfDealing.selector, terms, contributor), contributor, 5);
    }

    function test_Review_RevertWhen_ByTheOwner() public {
        _buy(buyer, PRICE);
        transferAsset(asset, seller, buyer);
        _refuse(abi.encodeWithSelector(IReviews.Reviews_SelfDealing.selector, terms, buyer), buyer, 5);
    }

    function test_Review_RevertWhen_ByTheOwnerOfAParent() public {
        Parent[] memory parents = oneParent(asset, 100);
        terms = createTerms(publishOpen(contributorsOf(2), parents), perpetual());
        transferAsset(asset, seller, buyer);
        _buy(buyer, PRICE);
        Split memory split = Split({contributors: contributorsOf(2), parents: parents});
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_SelfDealing.selector, terms, buyer));
        vm.prank(buyer);
        reviews.review(terms, 5, TEXT, split);
        _buy(stranger, PRICE);
        vm.prank(stranger);
        reviews.review(terms, 5, TEXT, split);
    }

    function test_Strike_TakesTheWeightOfAFormerContributorAway() public {
        (Contributor[] memory formerly, Contributor[] memory others) = (_split().contributors, contributorsOf(1));
        vm.prank(seller);
        registry.setContributors(asset, formerly, others, noParents());
        _buy(contributor, PRICE);
        vm.prank(contributor);
        reviews.review(terms, 5, TEXT, Split({contributors: others, parents: noParents()}));
        _buy(buyer, PRICE);
        vm.prank(buyer);
        reviews.review(terms, 2, TEXT, Split({contributors: others, parents: noParents()}));
        assertFeedback(seller, 5 * WEIGHT, 2 * WEIGHT);

        vm.expectEmit(address(reviews));
        emit IReviews.ReviewStruck(terms, contributor, 1);
        vm.prank(stranger);
        reviews.strike(terms, contributor, 1, _split());
        assertFeedback(seller, WEIGHT, WEIGHT);
        vm.prank(contributor);
        reviews.edit(terms, 4, TEXT);
        assertFeedback(seller, WEIGHT, WEIGHT);

        Split memory split = _split();
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_AlreadyStruck.selector, terms, contributor));
        reviews.strike(terms, contributor, 1, split);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_NoSelfDealing.selector, terms, buyer));
        reviews.strike(terms, buyer, 1, split);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_SplitMismatch.selector, asset, uint16(2)));
        reviews.strike(terms, buyer, 2, split);
        assertEq(reviews.reviewOf(terms, buyer).split, 2, "the split at the purchase");
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_NotReviewed.selector, terms, stranger));
        reviews.strike(terms, stranger, 1, split);
    }

    /// @dev Else an owner would silence a buyer by naming it a contributor for one transaction, before or after its review.
    function test_Strike_RevertWhen_TheSplitIsLaterThanThePurchase() public {
        _buy(buyer, PRICE);
        (Contributor[] memory before, Contributor[] memory during) = (_split().contributors, contributorsOf(1));
        during[0].account = buyer;
        vm.startPrank(seller);
        registry.setContributors(asset, before, during, noParents());
        registry.setContributors(asset, during, before, noParents());
        vm.stopPrank();
        _review(buyer, 1);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_SplitIsLater.selector, asset, uint16(2), uint16(1)));
        reviews.strike(terms, buyer, 2, Split({contributors: during, parents: noParents()}));
        assertFeedback(seller, 0, WEIGHT);
    }

    function test_Review_IsOpenToABuyerWhomTheOwnerNamesAContributorAfterwards() public {
        _buy(buyer, PRICE);
        Contributor[] memory named = new Contributor[](1);
        named[0] = Contributor({account: buyer, weight: 1});
        Contributor[] memory formerly = _split().contributors;
        vm.prank(seller);
        registry.setContributors(asset, formerly, named, noParents());
        _review(buyer, 1);
        assertFeedback(seller, 0, WEIGHT);
    }

    /// @dev Else bad ratings could be planted on anybody by giving it an asset that was bought before.
    function test_Review_WeighsNothingForAnOwnerThatDidNotSell() public {
        _buy(buyer, PRICE);
        transferAsset(asset, seller, stranger);
        _review(buyer, 1);
        assertEq(reviews.reviewOf(terms, buyer).rating, 1, "shown");
        assertEq(reviews.reviewOf(terms, buyer).weight, 0, "weighs nothing");
        assertFeedback(stranger, 0, 0);
        vm.prank(buyer);
        reviews.edit(terms, 2, TEXT);
        assertFeedback(stranger, 0, 0);
    }

    // ── edit and answer ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Reviews are retired and come back: a rating that was never counted is not taken out of the others.
    function test_Edit_OfAReviewThatWasNotHeard() public {
        _buy(buyer, PRICE);
        _buy(stranger, PRICE);
        _review(stranger, 1);
        vm.prank(timelock);
        reputation.setReporter(address(reviews), false);
        _review(buyer, 5);
        assertFeedback(seller, 0, WEIGHT);
        vm.prank(timelock);
        reputation.setReporter(address(reviews), true);
        vm.startPrank(buyer);
        reviews.edit(terms, 1, TEXT);
        assertFeedback(seller, 0, WEIGHT);
        reviews.edit(terms, 5, TEXT);
        assertFeedback(seller, 4 * WEIGHT, WEIGHT);
        vm.stopPrank();
        assertLe(reputation.reputationOf(seller), 1e18, "still a reputation");
    }

    function test_Edit_ReplacesTheRatingForTheSameSeller() public {
        _buy(buyer, PRICE);
        _review(buyer, 1);
        transferAsset(asset, seller, stranger);
        vm.expectEmit(address(reviews));
        emit IReviews.ReviewEdited(terms, buyer, 1, 5, "second thoughts");
        vm.prank(buyer);
        reviews.edit(terms, 5, "second thoughts");
        assertEq(reviews.reviewOf(terms, buyer).edits, 1, "edits");
        assertFeedback(seller, 4 * WEIGHT, WEIGHT);
        assertFeedback(stranger, 0, 0);
    }

    function test_Edit_RevertWhen_ThereIsNothingOrNoRating() public {
        vm.startPrank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_NotReviewed.selector, terms, buyer));
        reviews.edit(terms, 5, TEXT);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_InvalidRating.selector, uint8(6)));
        reviews.edit(terms, 6, TEXT);
        vm.stopPrank();
    }

    function test_Answer_IsTheOwners() public {
        _buy(buyer, PRICE);
        _review(buyer, 1);
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_CallerIsNotOwner.selector, asset, stranger));
        vm.prank(stranger);
        reviews.answer(terms, buyer, "sorry");
        vm.expectEmit(address(reviews));
        emit IReviews.ReviewAnswered(terms, buyer, seller, "sorry");
        vm.startPrank(seller);
        reviews.answer(terms, buyer, "sorry");
        vm.expectRevert(abi.encodeWithSelector(IReviews.Reviews_NotReviewed.selector, terms, stranger));
        reviews.answer(terms, stranger, "who?");
        vm.stopPrank();
    }

    /// @dev A review is one slot here, and one in the reputation of the seller.
    function test_Layout_AReviewIsOneSlot() public {
        _buy(buyer, PRICE);
        vm.record();
        _review(buyer, 4);
        (, bytes32[] memory writes) = vm.accesses(address(reviews));
        for (uint256 i = 1; i < writes.length; ++i) assertEq(writes[i], writes[0], "one slot");
        assertGt(writes.length, 0, "written");
    }
}
