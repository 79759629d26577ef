// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title Timelock
/// @notice The only admin of the market, and its treasury: carries out what a vote has decided, after a delay in which everybody who
/// disagrees can leave. Anyone executes; the governor alone schedules and cancels.
contract Timelock is TimelockController {
    /// @notice The longest delay that a vote can set: a longer one would freeze the market's policy, seconds.
    uint256 public constant MAX_DELAY = 30 days;

    /// @notice The shortest delay that a vote can set, seconds.
    uint256 public immutable MIN_DELAY;

    /// @notice The delay leaves its bounds, seconds.
    error Timelock_DelayOutOfBounds(uint256 delay, uint256 min, uint256 max);

    /// @param minDelay shortest delay for ever, seconds
    /// @param delay delay to begin with, seconds
    /// @param admin grants the roles of the governor, then renounces
    constructor(
        uint256 minDelay,
        uint256 delay,
        address admin
    ) TimelockController(delay, new address[](0), _anyone(), admin) {
        MIN_DELAY = minDelay;
        _checkDelay(delay, minDelay);
    }

    /// @inheritdoc TimelockController
    function updateDelay(uint256 newDelay) public override {
        _checkDelay(newDelay, MIN_DELAY);
        super.updateDelay(newDelay);
    }

    function _checkDelay(uint256 delay, uint256 min) private pure {
        if (delay < min || delay > MAX_DELAY) revert Timelock_DelayOutOfBounds(delay, min, MAX_DELAY);
    }

    /// @dev As executor, the zero address stands for everybody.
    function _anyone() private pure returns (address[] memory executors) {
        executors = new address[](1);
    }
}
