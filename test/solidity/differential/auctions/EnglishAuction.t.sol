// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../contracts/libraries/Ids.sol";
import {Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {IEnglishAuction} from "../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionReplay, Step} from "../../AuctionReplay.sol";

/// @notice Raises, late bids, extensions, hidden reserves, refusals: to the base unit as the reference says.
contract EnglishAuctionDifferentialTest is AuctionReplay {
    function _name() internal pure override returns (string memory) {
        return "English";
    }

    function _auction() internal view override returns (address) {
        return address(english);
    }

    function _create(Offer memory offer, uint32 parameter) internal override returns (SaleId) {
        vm.prank(seller);
        return english.create(offer, parameter);
    }

    function _callOf(SaleId id, Step memory step, uint96 fromCredit) internal pure override returns (bytes memory) {
        return abi.encodeCall(IEnglishAuction.bid, (id, step.amount, fromCredit, "", split()));
    }

    function _check(SaleId id, Step memory step, bytes memory) internal view override {
        if (step.op != OP_BID) return;
        assertEq(english.minimumBidOf(id), step.a, "minimum");
        assertEq(english.auctionOf(id).endsAt, uint256(T0) + step.b, "end");
        assertEq(english.auctionOf(id).leader, actors[step.actor], "leader");
    }
}
