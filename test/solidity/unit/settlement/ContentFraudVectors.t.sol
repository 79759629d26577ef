// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {Category, Content, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {FraudProof, IContentFraud} from "../../../../contracts/settlement/IContentFraud.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Vectors} from "../../Vectors.sol";

/// @notice The chain judges every golden fraud proof as the client does.
contract ContentFraudVectorsTest is MarketTest, Vectors {
    string private json;
    Content private content;
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        json = vectors("content-tree.json");
        content = Content({
            ciphertextRoot: vm.parseJsonBytes32(json, ".fraudProofs.content.ciphertextRoot"),
            plaintextRoot: vm.parseJsonBytes32(json, ".fraudProofs.content.plaintextRoot"),
            size: uint64(vm.parseJsonUint(json, ".fraudProofs.content.size")),
            keyHash: vm.parseJsonBytes32(json, ".fraudProofs.content.keyHash")
        });
        VersionInput memory input = encryptedVersion(1);
        input.content = content;
        vm.prank(seller);
        asset = registry.publish(Category.Model, input, contributorsOf(0), noParents(), 0);
    }

    function proofAt(string memory path) private view returns (FraudProof memory) {
        return
            FraudProof({
                h: vm.parseJsonBytes(json, string.concat(path, ".h")),
                y: vm.parseJsonBytes(json, string.concat(path, ".y")),
                x: vm.parseJsonBytes(json, string.concat(path, ".x")),
                index: vm.parseJsonUint(json, string.concat(path, ".index")),
                ciphertextLeaf: vm.parseJsonBytes(json, string.concat(path, ".ciphertextLeaf")),
                ciphertextPath: pathAt(string.concat(path, ".ciphertextPath")),
                plaintextLeafHash: vm.parseJsonBytes32(json, string.concat(path, ".plaintextLeafHash")),
                plaintextPath: pathAt(string.concat(path, ".plaintextPath"))
            });
    }

    /// @dev An empty list has no first element.
    function pathAt(string memory key) private view returns (bytes32[] memory) {
        if (!vm.keyExistsJson(json, string.concat(key, "[0]"))) return new bytes32[](0);
        return vm.parseJsonBytes32Array(json, key);
    }

    function selectorOf(string memory verdict) private pure returns (bytes4) {
        bytes32 v = keccak256(bytes(verdict));
        if (v == keccak256("content-matches")) return IContentFraud.ContentFraud_ContentMatches.selector;
        if (v == keccak256("leaf-out-of-range")) return IContentFraud.ContentFraud_LeafOutOfRange.selector;
        if (v == keccak256("wrong-leaf-length")) return IContentFraud.ContentFraud_WrongLeafLength.selector;
        if (v == keccak256("ciphertext-path-invalid")) {
            return IContentFraud.ContentFraud_CiphertextPathInvalid.selector;
        }
        if (v == keccak256("plaintext-path-invalid")) return IContentFraud.ContentFraud_PlaintextPathInvalid.selector;
        if (v == keccak256("wrong-key")) return IContentFraud.ContentFraud_WrongKey.selector;
        if (v == keccak256("commitment-mismatch")) return IContentFraud.ContentFraud_CommitmentMismatch.selector;
        revert(string.concat("unknown verdict ", verdict));
    }

    function test_Prove_JudgesAsTheClientDoes() public {
        string memory list = ".fraudProofs.cases";
        uint256 count = lengthOf(json, list, "name");
        assertGe(count, 8, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory name = vm.parseJsonString(json, item(list, i, ".name"));
            string memory verdict = vm.parseJsonString(json, item(list, i, ".verdict"));
            FraudProof memory proof = proofAt(item(list, i, ".proof"));
            uint256 before = vm.snapshotState();
            try contentFraud.prove{gas: 5_000_000}(asset, 1, content, proof) {
                assertEq(verdict, "fraud", name);
                assertTrue(registry.isFraudulent(asset, 1), name);
            } catch (bytes memory reason) {
                assertEq(bytes32(bytes4(reason)), bytes32(selectorOf(verdict)), name);
            }
            vm.revertToState(before);
        }
    }
}
