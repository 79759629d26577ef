// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus, Content} from "../../../../contracts/registry/IAssetRegistry.sol";
import {FraudProof, IContentFraud} from "../../../../contracts/settlement/IContentFraud.sol";
import {SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {DeliveryKeys} from "../../DeliveryKeys.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed, SealedArtifact} from "../../SealedArtifact.sol";

/// @notice Fraud proofs: a wrong leaf is proved, and nothing else is.
contract ContentFraudTest is MarketTest {
    using SealedArtifact for Sealed;

    uint256 private constant GAS = 5_000_000;

    Sealed private artifact;
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        artifact = sealArtifact(1);
        asset = publishSealed(artifact);
    }

    function assertRefused(bytes memory reason, FraudProof memory proof) private {
        Content memory content = artifact.content;
        vm.expectRevert(reason);
        contentFraud.prove{gas: GAS}(asset, 1, content, proof);
        assertFalse(registry.isFraudulent(asset, 1), "not marked");
    }

    function assertRefused(bytes4 selector, FraudProof memory proof) private {
        assertRefused(abi.encodeWithSelector(selector), proof);
    }

    function mismatch() private view returns (bytes memory) {
        return abi.encodeWithSelector(IContentFraud.ContentFraud_CommitmentMismatch.selector, asset, uint16(1));
    }

    // ── proved ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Prove_MarksTheVersion() public {
        FraudProof memory proof = artifact.proofOf(1);
        vm.expectEmit(address(contentFraud));
        emit IContentFraud.FraudProved(asset, 1, stranger, 1);
        vm.prank(stranger);
        contentFraud.prove(asset, 1, artifact.content, proof);
        assertTrue(registry.isFraudulent(asset, 1), "marked");
        assertTrue(registry.stateOf(asset).status == AssetStatus.Fraudulent, "status");
    }

    function test_Prove_AFullLeaf() public {
        artifact = sealArtifact(0);
        asset = publishSealed(artifact);
        contentFraud.prove(asset, 1, artifact.content, artifact.proofOf(0));
        assertTrue(registry.isFraudulent(asset, 1), "marked");
    }

    function test_Prove_RefundsOpenSalesWithTheBond() public {
        backBonds(seller, 500e18);
        TermsId terms = createTerms(asset, perpetual());
        SaleId delivered = openSealedSale(terms);
        SaleId waiting = openSealedSale(terms);
        deliverSale(delivered, artifact);
        contentFraud.prove(asset, 1, artifact.content, artifact.proofOf(1));
        escrow.refund(delivered);
        escrow.refund(waiting);
        assertState(delivered, SaleState.Refunded);
        assertState(waiting, SaleState.Refunded);
        uint256 bond = (uint256(PRICE) * 500) / 10_000;
        assertEq(vault.balanceOf(buyer), 2 * (PRICE + bond), "buyer");
    }

    // ── not proved ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Prove_RevertWhen_TheLeafIsHonest() public {
        assertRefused(IContentFraud.ContentFraud_ContentMatches.selector, artifact.proofOf(0));
    }

    function test_Prove_RevertWhen_ProvedBefore() public {
        FraudProof memory proof = artifact.proofOf(1);
        Content memory content = artifact.content;
        contentFraud.prove(asset, 1, content, proof);
        vm.expectRevert(abi.encodeWithSelector(IContentFraud.ContentFraud_AlreadyProved.selector, asset, 1));
        contentFraud.prove(asset, 1, content, proof);
    }

    function test_Prove_RevertWhen_TheVersionDoesNotExist() public {
        Content memory content = artifact.content;
        FraudProof memory proof = artifact.proofOf(1);
        vm.expectRevert(abi.encodeWithSelector(IContentFraud.ContentFraud_CommitmentMismatch.selector, asset, 2));
        contentFraud.prove(asset, 2, content, proof);
    }

    function test_Prove_RevertWhen_TheContentIsNotThePublishedOne() public {
        Content memory content = artifact.content;
        content.plaintextRoot = keccak256("another root");
        FraudProof memory proof = artifact.proofOf(1);
        vm.expectRevert(mismatch());
        contentFraud.prove(asset, 1, content, proof);
    }

    function test_Prove_RevertWhen_TheArtifactIsOpen() public {
        AssetId open = publishOpen(contributorsOf(0), noParents());
        Content memory content = openVersion(1).content;
        FraudProof memory proof = artifact.proofOf(1);
        vm.expectRevert(abi.encodeWithSelector(IContentFraud.ContentFraud_NotEncrypted.selector, open, 1));
        contentFraud.prove(open, 1, content, proof);
    }

    function test_Prove_RevertWhen_TheKeyPointsAreOthers() public {
        FraudProof memory proof = artifact.proofOf(1);
        proof.h = DeliveryKeys.G1;
        assertRefused(mismatch(), proof);
        proof = artifact.proofOf(1);
        proof.y = DeliveryKeys.G2;
        assertRefused(mismatch(), proof);
    }

    /// @dev A made-up key decrypts every leaf to rubbish.
    function test_Prove_RevertWhen_TheKeyIsMadeUp() public {
        FraudProof memory proof = artifact.proofOf(0);
        proof.x = DeliveryKeys.G1;
        assertRefused(IContentFraud.ContentFraud_WrongKey.selector, proof);
        proof.x = new bytes(128);
        assertRefused(IContentFraud.ContentFraud_WrongKey.selector, proof);
        proof.x = bytes.concat(artifact.keys.key, hex"00");
        assertRefused(IContentFraud.ContentFraud_WrongKey.selector, proof);
    }

    function test_Prove_RevertWhen_TheIndexIsOutOfRange() public {
        FraudProof memory proof = artifact.proofOf(1);
        proof.index = 2;
        assertRefused(abi.encodeWithSelector(IContentFraud.ContentFraud_LeafOutOfRange.selector, 2, 2), proof);
        proof.index = type(uint256).max;
        assertRefused(
            abi.encodeWithSelector(IContentFraud.ContentFraud_LeafOutOfRange.selector, type(uint256).max, 2),
            proof
        );
    }

    function test_Prove_RevertWhen_TheLeafHasAnotherLength() public {
        FraudProof memory proof = artifact.proofOf(1);
        proof.ciphertextLeaf = bytes.concat(proof.ciphertextLeaf, hex"00");
        assertRefused(abi.encodeWithSelector(IContentFraud.ContentFraud_WrongLeafLength.selector, 101, 100), proof);
        proof = artifact.proofOf(0);
        proof.ciphertextLeaf = new bytes(4095);
        assertRefused(abi.encodeWithSelector(IContentFraud.ContentFraud_WrongLeafLength.selector, 4095, 4096), proof);
    }

    function test_Prove_RevertWhen_TheCiphertextIsNotThePublishedOne() public {
        FraudProof memory proof = artifact.proofOf(0);
        proof.ciphertextLeaf[7] ^= 0x01;
        assertRefused(IContentFraud.ContentFraud_CiphertextPathInvalid.selector, proof);
        proof = artifact.proofOf(0);
        proof.ciphertextPath[0] = keccak256("another sibling");
        assertRefused(IContentFraud.ContentFraud_CiphertextPathInvalid.selector, proof);
    }

    function test_Prove_RevertWhen_TheCommittedHashIsAnother() public {
        FraudProof memory proof = artifact.proofOf(0);
        proof.plaintextLeafHash = keccak256("another hash");
        assertRefused(IContentFraud.ContentFraud_PlaintextPathInvalid.selector, proof);
        // That of the other leaf, with its own path: it is bound to its place.
        proof.plaintextLeafHash = artifact.proofOf(1).plaintextLeafHash;
        proof.plaintextPath = artifact.proofOf(1).plaintextPath;
        assertRefused(IContentFraud.ContentFraud_PlaintextPathInvalid.selector, proof);
    }
}
