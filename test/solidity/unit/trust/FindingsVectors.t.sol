// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding, Findings} from "../../../../contracts/libraries/Findings.sol";
import {Vectors} from "../../Vectors.sol";

/// @notice The chain reads findings as the client packs them, and makes the same finding and overall score of every golden panel.
contract FindingsVectorsTest is Vectors {
    using Findings for Finding;

    string private json;

    function setUp() public {
        json = vectors("findings.json");
    }

    function wordsAt(string memory path) private view returns (uint256[] memory) {
        return abi.decode(vm.parseJsonBytes(json, string.concat(path, ".words")), (uint256[]));
    }

    function test_Unpack_ReadsWhatTheClientPacked() public view {
        uint256 count = lengthOf(json, ".panels", "name");
        for (uint256 i = 0; i < count; ++i) {
            uint256[] memory words = wordsAt(item(".panels", i, ""));
            for (uint256 j = 0; j < words.length; ++j) {
                Finding memory finding = Findings.unpack(words[j]);
                assertTrue(finding.isValid(), "valid");
                assertEq(finding.pack(), words[j], "packed again");
            }
        }
    }

    function test_OfPanel_IsWhatTheClientMakes() public view {
        uint256 count = lengthOf(json, ".panels", "name");
        assertGe(count, 100, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory path = item(".panels", i, "");
            string memory name = vm.parseJsonString(json, string.concat(path, ".name"));
            uint256 seats = vm.parseJsonUint(json, string.concat(path, ".seats"));
            Finding memory joint = Findings.ofPanel(wordsAt(path), seats);
            bytes32 expected = bytes32(vm.parseJsonBytes(json, string.concat(path, ".expectedWord")));
            assertEq(bytes32(joint.pack()), expected, name);
            assertEq(joint.overall(), vm.parseJsonUint(json, string.concat(path, ".expectedOverall")), name);
        }
    }
}
