// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IMarketPolicy} from "../../governance/IMarketPolicy.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {IRevenueSplitter} from "../../settlement/IRevenueSplitter.sol";
import {IVault} from "../../settlement/IVault.sol";
import {IReputation} from "../../trust/IReputation.sol";
import {Auction} from "./Auction.sol";
import {CommitRevealAuction} from "./CommitRevealAuction.sol";
import {AuctionKind, IAuction} from "./IAuction.sol";

/// @title VickreyAuction
/// @notice Sealed bids, the highest one wins and pays the second highest bid, at least the reserve. See `ICommitRevealAuction` and `IAuction`.
contract VickreyAuction is CommitRevealAuction {
    constructor(
        IERC20 ftns,
        IVault vault,
        IEscrow escrow,
        IRevenueSplitter splitter,
        IMarketPolicy policy,
        IReputation reputation
    ) Auction(ftns, vault, escrow, splitter) CommitRevealAuction(policy, reputation) {}

    /// @inheritdoc IAuction
    function kind() public pure override returns (AuctionKind) {
        return AuctionKind.Vickrey;
    }

    /// @inheritdoc CommitRevealAuction
    function _priceOf(uint96, uint96 secondBid, uint96 reserve) internal pure override returns (uint96) {
        return secondBid > reserve ? secondBid : reserve;
    }
}
