// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Standing} from "./Standings.sol";

/// @notice What happened to an account.
enum News {
    Delivered, // a sale that needed a key was settled
    Struck, // such a sale turned out to be self-dealing: it counts no longer
    AuditDone, // an auditor revealed its findings in time
    NotDelivered, // penalty 0.2
    Fraud, // content proved wrong, penalty 1
    AuditMissed, // an auditor was silent; the slash for it is reported beside it
    DisputeLost, // penalty 0.5
    BidForfeited, // a sealed bid was not revealed, penalty 0.1
    Slashed // penalty 0.3
}

/// @title Reputation
/// @notice Counts what happened to accounts, and makes one number of it, in [0, 1] as WAD. Only what could have failed counts: a purchase of
/// an open artifact settles at once, cannot fail, and pays nothing for this. `Standings` has the arithmetic, docs/trust.md the
/// reasons. The score is a view: nobody's inactivity has to be written down.
/// Warning: what counts is for the reporters to say. They report settled events only, each once, and none of self-dealing.
interface IReputation {
    /// @param conduct what is counted now, packed: see `Standings.pack`
    event ConductChanged(address indexed account, News indexed news, uint256 conduct);
    /// @notice An audit found a quality of something that the account owns, basis points.
    event QualityFound(address indexed account, uint16 quality, uint256 conduct);
    event FeedbackChanged(address indexed account, uint128 ratingSum, uint128 weight);
    event ReporterChanged(address indexed reporter, bool allowed);

    /// @notice Somebody reported who is no reporter, and was not heard: no standing changed.
    event NewsIgnored(address indexed reporter, address indexed account);

    /// @notice What happened to an account. Heard from reporters only; stops nobody else (`NewsIgnored`), so that no vote can hold up a settlement.
    function record(address account, News news) external;

    /// @notice Counts the overall quality that an audit found. Heard from reporters only.
    /// @param quality basis points, at most 10,000
    function recordQuality(address account, uint16 quality) external;

    /// @notice Counts a review, one that takes the place of another, or takes one back. Heard from reporters only.
    /// @param weight of the review, the same for both
    /// @param previous rating that counts no longer, 1 to 5; 0 = none
    /// @param rating that counts from now on, 1 to 5; 0 = none
    function recordReview(address account, uint64 weight, uint8 previous, uint8 rating) external;

    /// @notice Lets a contract report, or no longer: what it says is ignored then, and what it has open can end. Restricted: the timelock.
    function setReporter(address reporter, bool allowed) external;

    /// @notice The account's reputation now, WAD in [0, 1]. Never reverts. 0.625e18 for an account without a history.
    function reputationOf(address account) external view returns (uint256);

    /// @notice The same of several accounts, in their order.
    function reputationsOf(address[] calldata accounts) external view returns (uint256[] memory);

    /// @notice What the account's reputation is made of.
    function standingOf(address account) external view returns (Standing memory);

    /// @notice The reputation that a standing gives at some time: what `reputationOf` computes, for any numbers.
    /// @param time timestamp (seconds)
    /// @param halfLife seconds, not zero
    function scoreOf(Standing calldata standing, uint40 time, uint32 halfLife) external pure returns (uint256);

    function isReporter(address reporter) external view returns (bool);
}
