// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {IReputation, News} from "./IReputation.sol";
import {Conduct, Feedback, Standing, Standings} from "./Standings.sol";

/// @title Reputation
/// @notice See {IReputation}.
/// @dev Who may report is asked of this contract's own storage, as the vault and the escrow do: it is asked in settlements.
contract Reputation is IReputation, AccessManaged {
    using Standings for Conduct;
    using Standings for Feedback;
    using Standings for Standing;

    IMarketPolicy private immutable _policy;

    /// @dev As `Standings.pack` makes it.
    mapping(address account => uint256) private _conduct;
    mapping(address account => Feedback) private _feedback;
    mapping(address reporter => bool) private _reporters;

    constructor(address authority, IMarketPolicy policy) AccessManaged(authority) {
        _policy = policy;
    }

    // ── reporters ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IReputation
    function record(address account, News news) external {
        if (!_isHeard(account)) return;
        Conduct memory conduct = Standings.unpack(_conduct[account]);
        if (news == News.Delivered || news == News.AuditDone) conduct.succeed(uint40(block.timestamp));
        else if (news == News.Struck) conduct.strike();
        else _recordFault(conduct, news);

        uint256 word = conduct.pack();
        _conduct[account] = word;
        emit ConductChanged(account, news, word);
    }

    /// @inheritdoc IReputation
    function recordQuality(address account, uint16 quality) external {
        if (!_isHeard(account)) return;
        Conduct memory conduct = Standings.unpack(_conduct[account]);
        conduct.audit(quality, uint40(block.timestamp));
        uint256 word = conduct.pack();
        _conduct[account] = word;
        emit QualityFound(account, quality, word);
    }

    /// @inheritdoc IReputation
    function recordReview(address account, uint64 weight, uint8 previous, uint8 rating) external {
        if (!_isHeard(account)) return;
        Feedback memory feedback = _feedback[account].replace(weight, previous, rating);
        _feedback[account] = feedback;
        emit FeedbackChanged(account, feedback.ratingSum, feedback.weight);
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IReputation
    function setReporter(address reporter, bool allowed) external restricted {
        _reporters[reporter] = allowed;
        emit ReporterChanged(reporter, allowed);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IReputation
    function reputationOf(address account) external view returns (uint256) {
        return _reputationOf(account, _halfLife());
    }

    /// @inheritdoc IReputation
    function reputationsOf(address[] calldata accounts) external view returns (uint256[] memory reputations) {
        uint32 halfLife = _halfLife();
        reputations = new uint256[](accounts.length);
        for (uint256 i = 0; i < accounts.length; ++i) {
            reputations[i] = _reputationOf(accounts[i], halfLife);
        }
    }

    /// @inheritdoc IReputation
    function standingOf(address account) public view returns (Standing memory) {
        return Standing({conduct: Standings.unpack(_conduct[account]), feedback: _feedback[account]});
    }

    /// @inheritdoc IReputation
    function scoreOf(Standing calldata standing, uint40 time, uint32 halfLife) external pure returns (uint256) {
        Standing memory copy = standing;
        return copy.score(time, halfLife);
    }

    /// @inheritdoc IReputation
    function isReporter(address reporter) external view returns (bool) {
        return _reporters[reporter];
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Who is not heard is not stopped either: sales and audits end, whatever a vote has retired or forgotten.
    function _isHeard(address account) private returns (bool heard) {
        heard = _reporters[msg.sender];
        if (!heard) emit NewsIgnored(msg.sender, account);
    }

    /// @dev Most accounts have no history: what they have is read, not computed.
    function _reputationOf(address account, uint32 halfLife) private view returns (uint256) {
        uint256 word = _conduct[account];
        Feedback memory feedback = _feedback[account];
        if (word == 0 && feedback.weight == 0) return Standings.NEWCOMER;
        Standing memory standing = Standing({conduct: Standings.unpack(word), feedback: feedback});
        return standing.score(uint40(block.timestamp), halfLife);
    }

    function _recordFault(Conduct memory conduct, News news) private view {
        if (news == News.NotDelivered || news == News.Fraud || news == News.AuditMissed) conduct.fail();
        uint256 penalty = _penaltyOf(news);
        if (penalty != 0) conduct.penalize(penalty, uint40(block.timestamp), _halfLife());
    }

    /// @return WAD
    function _penaltyOf(News news) private pure returns (uint256) {
        if (news == News.NotDelivered) return 0.2e18;
        if (news == News.Fraud) return 1e18;
        if (news == News.DisputeLost) return 0.5e18;
        if (news == News.BidForfeited) return 0.1e18;
        if (news == News.Slashed) return 0.3e18;
        return 0;
    }

    function _halfLife() private view returns (uint32) {
        return uint32(_policy.get(IMarketPolicy.Parameter.ReputationHalfLife));
    }
}
