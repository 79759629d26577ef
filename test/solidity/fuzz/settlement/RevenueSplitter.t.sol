// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, PoolId} from "../../../../contracts/libraries/Ids.sol";
import {Payout} from "../../../../contracts/libraries/Payouts.sol";
import {Royalty} from "../../../../contracts/libraries/Royalties.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Order} from "../../../../contracts/settlement/IEscrow.sol";
import {News} from "../../../../contracts/trust/IReputation.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Splits of random shape.
contract RevenueSplitterFuzzTest is MarketTest {
    AssetId[] private parentAssets;

    function setUp() public override {
        super.setUp();
        vm.prank(timelock);
        reputation.setReporter(address(this), true);
        for (uint256 i = 0; i < 4; ++i) parentAssets.push(publishOpen(contributorsOf(i), noParents()));
    }

    function randomContributors(uint256 seed) private pure returns (Contributor[] memory contributors) {
        contributors = contributorsOf(seed % 33);
        for (uint256 i = 0; i < contributors.length; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            // Weights of every magnitude.
            contributors[i].weight = uint96(bound(random >> (random % 160), 1, type(uint96).max));
        }
    }

    function randomParents(uint256 seed) private view returns (Parent[] memory parents) {
        parents = new Parent[](seed % 5);
        for (uint256 i = 0; i < parents.length; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            parents[i] = Parent({asset: parentAssets[i], royaltyBps: uint16(bound(random, 1, 1_250))});
        }
    }

    function sell(AssetId asset, uint96 amount) private {
        Order memory order = orderOf(createTerms(asset, perpetual()));
        order.amount = amount;
        venue.sell(order, "");
    }

    /// @dev Sum of the parts = payment, exactly; each part within one base unit of its exact share, but for the dust of the first.
    function testFuzz_PartsSumUpToThePayment(
        uint96 amount,
        uint256 splitSeed,
        uint256 parentSeed,
        uint16 feeBps
    ) public {
        amount = uint96(bound(amount, 1, WALLET));
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.PlatformFee, bound(feeBps, 0, 1_000));
        Contributor[] memory contributors = randomContributors(splitSeed);
        Parent[] memory parents = randomParents(parentSeed);
        AssetId asset = publishOpen(contributors, parents);
        sell(asset, amount);
        for (uint256 i = 0; i < contributors.length; ++i) giveReputation(contributors[i].account, splitSeed);
        PoolId pool = firstPool(asset);
        (uint256 net, uint256 fee) = vault.poolOf(pool);
        assertEq(net + fee, amount, "fee and net are the payment");
        assertEq(fee, (uint256(amount) * policy.salePolicy().feeBps) / 10_000, "fee");

        (, Payout[] memory payouts, Royalty[] memory royalties) = splitter.preview(pool, contributors, parents);
        splitter.distribute(pool, contributors, parents);

        assertEq(vault.balanceOf(treasury), fee, "treasury");
        uint256 rest = net;
        for (uint256 i = 0; i < parents.length; ++i) {
            assertEq(royalties[i].amount(), (net * parents[i].royaltyBps) / 10_000, "royalty");
            assertPool(firstPool(parents[i].asset), royalties[i].amount(), 0);
            rest -= royalties[i].amount();
        }
        if (contributors.length == 0) assertEq(vault.balanceOf(seller), rest, "owner");
        else checkShares(contributors, payouts, rest);
        assertPool(pool, 0, 0);
        assertEq(ftns.balanceOf(address(vault)), amount, "nothing left the vault");
    }

    /// @dev A past of the account's own.
    function giveReputation(address account, uint256 seed) private {
        News[3] memory news = [News.Delivered, News.NotDelivered, News.BidForfeited];
        uint256 random = uint256(keccak256(abi.encode(seed, account)));
        for (uint256 i = 0; i < random % 3; ++i) reputation.record(account, news[(random >> (8 * (i + 1))) % 3]);
    }

    function effectiveWeight(Contributor memory contributor) private view returns (uint256) {
        return contributor.weight * (1e18 + reputation.reputationOf(contributor.account));
    }

    function checkShares(Contributor[] memory contributors, Payout[] memory payouts, uint256 rest) private view {
        uint256 weights = 0;
        for (uint256 i = 0; i < contributors.length; ++i) weights += effectiveWeight(contributors[i]);
        uint256 sum = 0;
        for (uint256 i = 0; i < contributors.length; ++i) {
            uint256 floor = (rest * effectiveWeight(contributors[i])) / weights;
            uint256 amount = payouts[i].amount();
            assertEq(payouts[i].account(), contributors[i].account, "account");
            assertEq(vault.balanceOf(contributors[i].account), amount, "credit");
            if (i > 0) assertEq(amount, floor, "share");
            else assertLt(amount - floor, contributors.length, "dust");
            sum += amount;
        }
        assertEq(sum, rest, "sum of the shares");
    }

    /// @dev Distributing after every sale or once at the end gives every payee the same, but for dust of one unit a distribution.
    function testFuzz_BatchingNeverChangesTotals(uint96[3] memory payments, uint256 splitSeed) public {
        Contributor[] memory contributors = randomContributors(bound(splitSeed, 1, type(uint256).max));
        vm.assume(contributors.length > 0);
        AssetId often = publishOpen(contributors, noParents());
        AssetId once = publishOpen(contributors, noParents());
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            payments[i] = uint96(bound(payments[i], 20, WALLET / 8));
            total += payments[i] - feeOf(payments[i]);
            sell(often, payments[i]);
            sell(once, payments[i]);
            splitter.distribute(firstPool(often), contributors, noParents());
        }
        uint256[] memory credits = new uint256[](contributors.length);
        uint256 sum = 0;
        for (uint256 i = 0; i < contributors.length; ++i) {
            credits[i] = vault.balanceOf(contributors[i].account);
            sum += credits[i];
        }
        assertEq(sum, total, "total of many");
        splitter.distribute(firstPool(once), contributors, noParents());
        for (uint256 i = 0; i < contributors.length; ++i) {
            uint256 share = vault.balanceOf(contributors[i].account) - credits[i];
            assertApproxEqAbs(share, credits[i], i == 0 ? 3 * contributors.length : 3, "same share");
            sum += share;
        }
        assertEq(sum, 2 * total, "total of one");
    }
}
