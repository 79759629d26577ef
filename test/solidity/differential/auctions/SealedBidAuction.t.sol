// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {SealedAuctionReplay} from "./SealedAuctionReplay.sol";

/// @notice Ties, copies, wrong openings, bids that are never revealed, reserves: to the base unit as the reference says.
contract SealedBidAuctionDifferentialTest is SealedAuctionReplay {
    function _name() internal pure override returns (string memory) {
        return "SealedBid";
    }

    function _sealed() internal view override returns (ICommitRevealAuction) {
        return sealedBid;
    }
}
