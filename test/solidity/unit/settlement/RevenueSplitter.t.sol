// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, PoolId, poolId} from "../../../../contracts/libraries/Ids.sol";
import {Payout, Payouts} from "../../../../contracts/libraries/Payouts.sol";
import {Royalty} from "../../../../contracts/libraries/Royalties.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IRevenueSplitter} from "../../../../contracts/settlement/IRevenueSplitter.sol";
import {RevenueSplitter} from "../../../../contracts/settlement/RevenueSplitter.sol";
import {Order} from "../../../../contracts/settlement/IEscrow.sol";
import {News} from "../../../../contracts/trust/IReputation.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Who gets what of a pool, to the last base unit.
contract RevenueSplitterTest is MarketTest {
    /// @dev Sells one unit of `asset` for `amount`.
    function sell(AssetId asset, uint96 amount) private {
        Order memory order = orderOf(createTerms(asset, perpetual()));
        order.amount = amount;
        venue.sell(order, "");
    }

    function contributorsWith(uint96 first, uint96 second, uint96 third) private pure returns (Contributor[] memory c) {
        c = contributorsOf(3);
        (c[0].weight, c[1].weight, c[2].weight) = (first, second, third);
    }

    function test_Constructor_NamesTheTreasury() public {
        vm.expectEmit();
        emit IRevenueSplitter.TreasurySet(treasury);
        assertEq(_deploySplitter(treasury).treasury(), treasury, "treasury");
    }

    function test_Constructor_RevertWhen_TheTreasuryIsZero() public {
        vm.expectRevert(IRevenueSplitter.RevenueSplitter_ZeroTreasury.selector);
        _deploySplitter(address(0));
    }

    function _deploySplitter(address treasury_) private returns (RevenueSplitter) {
        return RevenueSplitter(deploy("RevenueSplitter", abi.encode(registry, vault, reputation, treasury_)));
    }

    // ── shares ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Distribute_SharesByWeightAndGivesTheDustToTheFirst() public {
        Contributor[] memory contributors = contributorsWith(1, 1, 5);
        AssetId asset = publishOpen(contributors, noParents());
        sell(asset, 100); // fee 5, net 95: 13.57, 13.57, 67.86
        Payout[] memory payouts = new Payout[](3);
        payouts[0] = Payouts.make(contributors[0].account, 15);
        payouts[1] = Payouts.make(contributors[1].account, 13);
        payouts[2] = Payouts.make(contributors[2].account, 67);

        PoolId pool = firstPool(asset);
        vm.expectEmit(address(splitter));
        emit IRevenueSplitter.Distributed(pool, 95, 5, payouts, new Royalty[](0));
        vm.prank(stranger);
        splitter.distribute(pool, contributors, noParents());
        for (uint256 i = 0; i < 3; ++i) assertEq(vault.balanceOf(payouts[i].account()), payouts[i].amount(), "share");
        assertEq(vault.balanceOf(treasury), 5, "treasury");
        assertPool(pool, 0, 0);
    }

    function test_Distribute_WithoutContributorsEverythingGoesToTheOwner() public {
        AssetId asset = publishOpen(contributorsOf(0), noParents());
        sell(asset, 100);
        transferAsset(asset, seller, stranger);
        splitter.distribute(firstPool(asset), contributorsOf(0), noParents());
        assertEq(vault.balanceOf(stranger), 95, "the owner at the distribution");
        assertEq(vault.balanceOf(seller), 0, "the former owner");
    }

    function test_Distribute_ToThirtyTwo() public {
        Contributor[] memory contributors = contributorsOf(32);
        AssetId asset = publishOpen(contributors, noParents());
        sell(asset, PRICE);
        splitter.distribute(firstPool(asset), contributors, noParents());
        uint256 sum = 0;
        for (uint256 i = 0; i < 32; ++i) sum += vault.balanceOf(contributors[i].account);
        assertEq(sum, PRICE - feeOf(PRICE), "everything");
    }

    function test_Distribute_LargestWeights() public {
        Contributor[] memory contributors = contributorsWith(type(uint96).max, type(uint96).max, type(uint96).max);
        AssetId asset = publishOpen(contributors, noParents());
        sell(asset, 300);
        splitter.distribute(firstPool(asset), contributors, noParents());
        for (uint256 i = 0; i < 3; ++i) assertEq(vault.balanceOf(contributors[i].account), 95, "a third");
    }

    function test_Distribute_EachSplitBySplit() public {
        Contributor[] memory before = contributorsOf(1);
        Contributor[] memory afterwards = contributorsOf(2);
        AssetId asset = publishOpen(before, noParents());
        sell(asset, 100);
        vm.prank(seller);
        registry.setContributors(asset, before, afterwards, noParents());
        sell(asset, 100);

        PoolId second = poolId(asset, 2);
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplitter.RevenueSplitter_SplitMismatch.selector, second));
        splitter.distribute(second, before, noParents());
        splitter.distribute(firstPool(asset), before, noParents());
        assertEq(vault.balanceOf(before[0].account), 95, "old split");
        splitter.distribute(second, afterwards, noParents());
        assertEq(vault.balanceOf(before[0].account), 95 + 32, "31.67 and dust");
        assertEq(vault.balanceOf(afterwards[1].account), 63, "63.33");
    }

    // ── reputation ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Makes this test a reporter.
    function _report(address account, News news) private {
        vm.prank(timelock);
        reputation.setReporter(address(this), true);
        reputation.record(account, news);
    }

    function test_Distribute_GoodWorkEarnsMore() public {
        Contributor[] memory contributors = contributorsWith(1, 1, 1);
        AssetId asset = publishOpen(contributors, noParents());
        sell(asset, 100_000); // net 95,000
        _report(contributors[1].account, News.Delivered); // 0.745: weight 1.745
        _report(contributors[2].account, News.Fraud); // 0.255: weight 1.255; the first is a newcomer: 1.625
        PoolId pool = firstPool(asset);
        Payout[] memory before = splitter.previewByWeight(pool, contributors, noParents());
        (, Payout[] memory payouts, ) = splitter.preview(pool, contributors, noParents());
        splitter.distribute(pool, contributors, noParents());

        uint256[3] memory expected = [uint256(33_379), 35_843, 25_778];
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(vault.balanceOf(contributors[i].account), expected[i], "share");
            assertEq(payouts[i].amount(), expected[i], "as it was shown");
            assertEq(before[i].amount(), i == 0 ? 31_668 : 31_666, "by weight alone");
        }
    }

    function test_Distribute_OnlyRelativeReputationMatters() public {
        Contributor[] memory contributors = contributorsWith(1, 3, 6);
        AssetId asset = publishOpen(contributors, noParents());
        sell(asset, 1_000);
        for (uint256 i = 0; i < 3; ++i) _report(contributors[i].account, News.Fraud);
        splitter.distribute(firstPool(asset), contributors, noParents());
        uint256[3] memory expected = [uint256(95), 285, 570];
        for (uint256 i = 0; i < 3; ++i) assertEq(vault.balanceOf(contributors[i].account), expected[i], "by weight");
    }

    function test_Distribute_OneContributorGetsEverythingWhateverItsReputation() public {
        AssetId asset = publishOpen(contributorsOf(1), noParents());
        _report(contributorsOf(1)[0].account, News.Fraud);
        sell(asset, 100);
        splitter.distribute(firstPool(asset), contributorsOf(1), noParents());
        assertEq(vault.balanceOf(contributorsOf(1)[0].account), 95, "everything");
    }

    function test_PreviewByWeight_RevertWhen_TheSplitIsAnother() public {
        PoolId pool = firstPool(publishOpen(contributorsOf(2), noParents()));
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplitter.RevenueSplitter_SplitMismatch.selector, pool));
        splitter.previewByWeight(pool, contributorsOf(1), noParents());
    }

    // ── royalties ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Distribute_PassesRoyaltiesUpOneGeneration() public {
        AssetId base = publishOpen(contributorsOf(0), noParents());
        AssetId middle = publishOpen(contributorsOf(0), oneParent(base, 2_000));
        Parent[] memory parents = oneParent(middle, 1_000);
        AssetId child = publishOpen(contributorsOf(1), parents);
        sell(child, 1_000); // net 950

        splitter.distribute(firstPool(child), contributorsOf(1), parents);
        assertPool(firstPool(middle), 95, 0);
        assertPool(firstPool(base), 0, 0);
        assertEq(vault.balanceOf(contributorsOf(1)[0].account), 855, "contributor");

        splitter.distribute(firstPool(middle), contributorsOf(0), oneParent(base, 2_000));
        assertPool(firstPool(base), 19, 0);
        assertEq(vault.balanceOf(seller), 76, "owner of the middle");
        assertEq(vault.balanceOf(treasury), 50, "the fee is taken once");
    }

    function test_Distribute_RoyaltiesGoToTheParentsSplitInForce() public {
        AssetId parent = publishOpen(contributorsOf(1), noParents());
        Parent[] memory parents = oneParent(parent, 1_000);
        AssetId child = publishOpen(contributorsOf(0), parents);
        sell(child, 1_000);
        vm.prank(seller);
        registry.setContributors(parent, contributorsOf(1), contributorsOf(2), noParents());
        splitter.distribute(firstPool(child), contributorsOf(0), parents);
        assertPool(firstPool(parent), 0, 0);
        assertPool(poolId(parent, 2), 95, 0);
    }

    function test_Distribute_RoundsRoyaltiesDown() public {
        AssetId parent = publishOpen(contributorsOf(0), noParents());
        Parent[] memory parents = oneParent(parent, 1);
        AssetId child = publishOpen(contributorsOf(0), parents);
        sell(child, 10_000); // net 9,500: 0.95
        splitter.distribute(firstPool(child), contributorsOf(0), parents);
        assertPool(firstPool(parent), 0, 0);
        assertEq(vault.balanceOf(seller), 9_500, "owner");
    }

    // ── preview ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Preview_SaysWhatDistributePays() public {
        AssetId parent = publishOpen(contributorsOf(0), noParents());
        Parent[] memory parents = oneParent(parent, 1_000);
        Contributor[] memory contributors = contributorsOf(2);
        AssetId child = publishOpen(contributors, parents);
        sell(child, 1_000);
        (uint256 fee, Payout[] memory payouts, Royalty[] memory royalties) = splitter.preview(
            firstPool(child),
            contributors,
            parents
        );

        splitter.distribute(firstPool(child), contributors, parents);
        assertEq(vault.balanceOf(treasury), fee, "fee");
        for (uint256 i = 0; i < 2; ++i) assertEq(vault.balanceOf(payouts[i].account()), payouts[i].amount(), "share");
        assertPool(royalties[0].pool(), royalties[0].amount(), 0);
        assertEq(royalties[0].amount(), 95, "royalty");
    }

    function test_Preview_RevertWhen_TheSplitIsAnother() public {
        AssetId asset = publishOpen(contributorsOf(2), noParents());
        PoolId pool = firstPool(asset);
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplitter.RevenueSplitter_SplitMismatch.selector, pool));
        splitter.preview(pool, contributorsOf(1), noParents());
    }

    // ── reverts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Distribute_RevertWhen_ThereIsNothing() public {
        AssetId asset = publishOpen(contributorsOf(2), noParents());
        PoolId pool = firstPool(asset);
        bytes memory nothing = abi.encodeWithSelector(
            IRevenueSplitter.RevenueSplitter_NothingToDistribute.selector,
            pool
        );
        vm.expectRevert(nothing);
        splitter.distribute(pool, contributorsOf(2), noParents());
        sell(asset, 100);
        splitter.distribute(pool, contributorsOf(2), noParents());
        vm.expectRevert(nothing);
        splitter.distribute(pool, contributorsOf(2), noParents());
    }

    function test_Distribute_RevertWhen_TheSplitDoesNotExist() public {
        PoolId pool = PoolId.wrap((77 << 16) | 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplitter.RevenueSplitter_SplitMismatch.selector, pool));
        splitter.distribute(pool, contributorsOf(0), noParents());
    }

    function test_Distribute_RevertWhen_WeightsOrParentsAreOthers() public {
        AssetId parent = publishOpen(contributorsOf(0), noParents());
        AssetId asset = publishOpen(contributorsOf(2), oneParent(parent, 1_000));
        sell(asset, 100);
        PoolId pool = firstPool(asset);
        bytes memory mismatch = abi.encodeWithSelector(IRevenueSplitter.RevenueSplitter_SplitMismatch.selector, pool);
        Contributor[] memory contributors = contributorsOf(2);
        contributors[0].weight += 1;
        vm.expectRevert(mismatch);
        splitter.distribute(pool, contributors, oneParent(parent, 1_000));
        vm.expectRevert(mismatch);
        splitter.distribute(pool, contributorsOf(2), oneParent(parent, 999));
        vm.expectRevert(mismatch);
        splitter.distribute(pool, contributorsOf(2), noParents());
    }
}
