// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice Steps of the tests of sealed kinds. A kind says what a winner pays.
abstract contract SealedAuctionsTest is AuctionTest {
    uint96 internal constant RESERVE = 500e18;
    uint96 internal constant COLLATERAL = 1_000e18;
    uint256 internal constant COMMIT_END = START + 24 hours; // timestamp (seconds)
    uint256 internal constant REVEAL_END = START + 48 hours; // timestamp (seconds)
    bytes32 internal constant SALT = "salt";

    SaleId internal id;

    function house() internal view virtual returns (ICommitRevealAuction);

    function expectedKind() internal pure virtual returns (AuctionKind);

    function priceOf(uint96 leading, uint96 second, uint96 reserve) internal pure virtual returns (uint96);

    function setUp() public virtual override {
        super.setUp();
        id = create(offerOf(terms));
    }

    function create(Offer memory offer) internal returns (SaleId) {
        vm.prank(seller);
        return house().create(offer, 0);
    }

    function auction() internal view returns (IAuction) {
        return IAuction(address(house()));
    }

    function commit(address bidder, uint96 value) internal returns (CommittedBid memory) {
        return commitAs(house(), id, bidder, value, COLLATERAL);
    }

    function revealing() internal {
        vm.warp(COMMIT_END + 1);
    }

    function revealed() internal {
        vm.warp(REVEAL_END + 1);
    }

    function open(CommittedBid memory committed, uint96 value) internal {
        reveal(house(), id, committed, value);
    }

    function settle(AuctionOutcome outcome, address winner, uint96 price) internal {
        revealed();
        vm.recordLogs();
        vm.prank(stranger);
        auction().settle(id, "");
        assertEnded(address(house()), id, outcome, winner, price);
    }

    function unknown(address bidder) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_UnknownCommitment.selector, id, bidder);
    }

    /// @dev A word of the record of the auction: the mapping of auctions is slot 2 of the contract.
    function word(uint256 offset) internal view returns (uint256) {
        uint256 slot = uint256(keccak256(abi.encode(id, 2))) + offset;
        return uint256(vm.load(address(house()), bytes32(slot)));
    }
}
