// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Conduct, Feedback, Standing} from "../../../../contracts/trust/Standings.sol";
import {TrustTest} from "../../TrustTest.sol";
import {Vectors} from "../../Vectors.sol";

/// @notice The chain gives every golden standing the score that the client gives it.
contract ReputationVectorsTest is TrustTest, Vectors {
    string private json;

    function setUp() public override {
        super.setUp();
        json = vectors("reputation.json");
    }

    function numberAt(string memory path, string memory name) private view returns (uint256) {
        return vm.parseJsonUint(json, string.concat(path, name));
    }

    function standingAt(string memory path) private view returns (Standing memory) {
        return
            Standing({
                conduct: Conduct({
                    succeeded: uint32(numberAt(path, ".succeeded")),
                    failed: uint32(numberAt(path, ".failed")),
                    activeAt: uint40(numberAt(path, ".activeAt")),
                    penalty: uint64(numberAt(path, ".penalty")),
                    penalizedAt: uint40(numberAt(path, ".penalizedAt")),
                    qualitySum: uint32(numberAt(path, ".qualitySum")),
                    qualityCount: uint16(numberAt(path, ".qualityCount"))
                }),
                feedback: Feedback({
                    ratingSum: uint128(numberAt(path, ".ratingSum")),
                    weight: uint128(numberAt(path, ".weight"))
                })
            });
    }

    function test_ScoreOf_IsWhatTheClientComputes() public view {
        uint40 time = uint40(vm.parseJsonUint(json, ".time"));
        uint32 halfLife = uint32(vm.parseJsonUint(json, ".halfLife"));
        uint256 count = lengthOf(json, ".standings", "name");
        assertGe(count, 12, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory path = item(".standings", i, "");
            string memory name = vm.parseJsonString(json, string.concat(path, ".name"));
            uint256 expected = numberAt(path, ".expectedScore");
            assertEq(reputation.scoreOf(standingAt(path), time, halfLife), expected, name);
        }
    }
}
