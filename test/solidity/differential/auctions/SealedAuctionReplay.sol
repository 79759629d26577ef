// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../contracts/libraries/Ids.sol";
import {Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {
    CommitRevealState,
    CommittedBid,
    ICommitRevealAuction
} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {AuctionReplay, Step} from "../../AuctionReplay.sol";

/// @notice What replaying both kinds of sealed auctions shares.
abstract contract SealedAuctionReplay is AuctionReplay {
    uint8 private constant OP_REVEAL = 1;
    uint8 private constant OP_RECLAIM = 2;
    uint8 private constant WRONG_VALUE = 1;
    uint8 private constant WRONG_SEED = 2;
    uint8 private constant WRONG_COLLATERAL = 3;
    uint8 private constant WRONG_ORDINAL = 4;

    /// @dev What each bidder has handed in, for its reveal.
    mapping(SaleId auction => mapping(address bidder => CommittedBid)) private _committed;

    function _sealed() internal view virtual returns (ICommitRevealAuction);

    function _auction() internal view override returns (address) {
        return address(_sealed());
    }

    function _create(Offer memory offer, uint32 parameter) internal override returns (SaleId) {
        vm.prank(seller);
        return _sealed().create(offer, parameter);
    }

    function _callOf(SaleId id, Step memory step, uint96 fromCredit) internal view override returns (bytes memory) {
        address actor = actors[step.actor];
        if (step.op == OP_BID) {
            bytes32 commitment = _commitmentOf(id, step);
            return
                abi.encodeCall(
                    ICommitRevealAuction.commit,
                    (id, commitment, step.collateral, fromCredit, bytes32(0), split())
                );
        }
        CommittedBid memory committed = _committed[id][actor];
        committed.bidder = actor;
        if (step.flag == WRONG_COLLATERAL) ++committed.collateral;
        if (step.flag == WRONG_ORDINAL) ++committed.ordinal;
        if (step.op == OP_RECLAIM) return abi.encodeCall(ICommitRevealAuction.reclaim, (id, committed));
        uint96 value = step.flag == WRONG_VALUE ? step.amount + 1 : step.amount;
        bytes32 seed = step.flag == WRONG_SEED ? bytes32("another seed") : seedOf(actor);
        return abi.encodeCall(ICommitRevealAuction.reveal, (id, committed, value, seed, ""));
    }

    function _check(SaleId id, Step memory step, bytes memory result) internal override {
        if (step.op == OP_BID) {
            uint32 ordinal = abi.decode(result, (uint32));
            assertEq(ordinal, step.b, "ordinal");
            address actor = actors[step.actor];
            _committed[id][actor] = CommittedBid({
                bidder: actor,
                commitment: _commitmentOf(id, step),
                collateral: step.collateral,
                ordinal: ordinal
            });
        } else if (step.op == OP_REVEAL) {
            CommitRevealState memory state = _sealed().auctionOf(id);
            assertEq(state.leader, step.a == 0 ? address(0) : actors[step.a - 1], "leader");
            assertEq(state.leadingBid, step.b, "leading bid");
        }
    }

    function _commitmentOf(SaleId id, Step memory step) private view returns (bytes32) {
        address author = actors[step.a];
        return _sealed().commitmentOf(id, author, step.amount, seedOf(author));
    }
}
