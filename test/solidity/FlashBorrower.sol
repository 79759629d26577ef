// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketGovernor} from "../../contracts/governance/MarketGovernor.sol";
import {FTNS} from "../../contracts/token/FTNS.sol";
import {VotingFTNS} from "../../contracts/token/VotingFTNS.sol";
import {Draft} from "./GovernanceTest.sol";

/// @notice Has borrowed FTNS for one transaction: locks it, tries to use its votes, unlocks and gives it back.
contract FlashBorrower {
    FTNS private immutable TOKEN;
    VotingFTNS private immutable VOTES;
    MarketGovernor private immutable GOVERNOR;

    constructor(FTNS token, VotingFTNS votes, MarketGovernor governor) {
        (TOKEN, VOTES, GOVERNOR) = (token, votes, governor);
    }

    function proposeWith(address lender, uint256 amount, Draft calldata draft) external {
        _borrow(lender, amount);
        GOVERNOR.propose(draft.targets, draft.values, draft.calldatas, draft.description);
        _giveBack(lender, amount);
    }

    /// @return weight of the vote
    function voteWith(address lender, uint256 amount, uint256 proposal) external returns (uint256 weight) {
        _borrow(lender, amount);
        weight = GOVERNOR.castVote(proposal, 1);
        _giveBack(lender, amount);
    }

    /// @dev To be called in the second of a snapshot.
    function touch(address lender, uint256 amount) external {
        _borrow(lender, amount);
        _giveBack(lender, amount);
    }

    function vote(uint256 proposal) external returns (uint256 weight) {
        return GOVERNOR.castVote(proposal, 1);
    }

    function _borrow(address lender, uint256 amount) private {
        TOKEN.transferFrom(lender, address(this), amount);
        TOKEN.approve(address(VOTES), amount);
        VOTES.lock(amount, address(this));
    }

    function _giveBack(address lender, uint256 amount) private {
        VOTES.withdrawTo(lender, amount);
    }
}
