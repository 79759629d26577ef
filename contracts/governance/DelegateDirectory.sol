// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDelegateDirectory} from "./IDelegateDirectory.sol";

/// @title DelegateDirectory
/// @notice See {IDelegateDirectory}. Keeps nothing: the index reads the events.
contract DelegateDirectory is IDelegateDirectory {
    /// @inheritdoc IDelegateDirectory
    function publish(bytes32 digest) external {
        emit StatementPublished(msg.sender, digest);
    }
}
