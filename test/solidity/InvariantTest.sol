// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./Test.sol";

/// @notice Base of every invariant test: names the handlers (and their functions) that the runner may call. Everything else
/// stays untouched, so an invariant is checked after sequences of handler calls only.
abstract contract InvariantTest is Test {
    /// @dev Shape the runner expects.
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    address[] private _targets;
    FuzzSelector[] private _selectors;

    /// @dev Lets the runner call every external function of `handler`.
    function targetContract(address handler) internal {
        _targets.push(handler);
    }

    /// @dev Lets the runner call exactly these functions of `handler`.
    function targetSelectors(address handler, bytes4[] memory selectors) internal {
        _targets.push(handler);
        _selectors.push(FuzzSelector({addr: handler, selectors: selectors}));
    }

    function targetContracts() external view returns (address[] memory) {
        return _targets;
    }

    function targetSelectors() external view returns (FuzzSelector[] memory) {
        return _selectors;
    }
}
