// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../contracts/libraries/Ids.sol";
import {Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {IDutchAuction} from "../../../../contracts/venues/auctions/IDutchAuction.sol";
import {AuctionReplay, Step} from "../../AuctionReplay.sol";

/// @notice Straight and halving prices, purchases, refusals: to the base unit as the reference says.
contract DutchAuctionDifferentialTest is AuctionReplay {
    uint8 private constant OP_LOOK = 7;

    function _name() internal pure override returns (string memory) {
        return "Dutch";
    }

    function _auction() internal view override returns (address) {
        return address(dutch);
    }

    function _create(Offer memory offer, uint32 parameter) internal override returns (SaleId) {
        vm.prank(seller);
        return dutch.create(offer, parameter);
    }

    function _callOf(SaleId id, Step memory step, uint96 fromCredit) internal pure override returns (bytes memory) {
        if (step.op == OP_LOOK) return abi.encodeCall(IDutchAuction.priceAt, (id, uint256(T0) + step.second));
        return abi.encodeCall(IDutchAuction.buy, (id, step.amount, fromCredit, "", split()));
    }

    function _check(SaleId, Step memory step, bytes memory result) internal pure override {
        if (step.op != OP_BID && step.op != OP_LOOK) return;
        assertEq(abi.decode(result, (uint96)), step.a, "price");
    }
}
