// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../../contracts/libraries/Bls12381.sol";
import {Test} from "./Test.sol";

/// @notice Reads the golden vectors of test/vectors, which the client's code is held to as well.
abstract contract Vectors is Test {
    function vectors(string memory file) internal view returns (string memory) {
        return vm.readFile(string.concat("test/vectors/", file));
    }

    /// @dev `path` of element `index` of a list.
    function item(string memory list, uint256 index, string memory path) internal pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]", path);
    }

    /// @dev Number of elements of a list of objects that have the field `name`.
    function lengthOf(
        string memory json,
        string memory list,
        string memory name
    ) internal view returns (uint256 count) {
        while (vm.keyExistsJson(json, item(list, count, string.concat(".", name)))) ++count;
    }

    function transcriptAt(string memory json, string memory path) internal pure returns (Delivery memory) {
        return
            Delivery({
                h: vm.parseJsonBytes(json, string.concat(path, ".h")),
                y: vm.parseJsonBytes(json, string.concat(path, ".y")),
                b: vm.parseJsonBytes(json, string.concat(path, ".b")),
                r1: vm.parseJsonBytes(json, string.concat(path, ".r1")),
                r2: vm.parseJsonBytes(json, string.concat(path, ".r2")),
                w: vm.parseJsonBytes(json, string.concat(path, ".w"))
            });
    }
}
