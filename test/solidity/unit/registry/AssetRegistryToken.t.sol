// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "solady/src/tokens/ERC721.sol";

import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {
    AssetState,
    AssetStatus,
    Category,
    IAssetRegistry,
    VersionInput
} from "../../../../contracts/registry/IAssetRegistry.sol";
import {assetSlot, setAssetField} from "../../AssetSlots.sol";
import {RegistryTest} from "../../RegistryTest.sol";

/// @notice The registry as ERC-721, ERC-2981, ERC-4906 and ERC-165; the layout of its one slot.
contract AssetRegistryTokenTest is RegistryTest {
    AssetId private asset;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
        id = AssetId.unwrap(asset);
    }

    // ── transfers ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Transfer_OpensANewEpochAndKeepsTheRest() public {
        AssetState memory expected = registry.stateOf(asset);
        vm.prank(seller);
        registry.transferFrom(seller, buyer, id);
        expected.owner = buyer;
        expected.epoch = 1;
        assertEq(abi.encode(registry.stateOf(asset)), abi.encode(expected), "state");
        assertEq(registry.balanceOf(seller), 0, "seller");
        assertEq(registry.balanceOf(buyer), 1, "buyer");
    }

    function test_Transfer_ToOneselfOpensANewEpochToo() public {
        vm.prank(seller);
        registry.transferFrom(seller, seller, id);
        assertEq(registry.stateOf(asset).epoch, 1, "epoch");
        assertEq(registry.balanceOf(seller), 1, "balance");
    }

    function test_Transfer_MovesTheRightToPublishAndToChangeTheSplit() public {
        vm.prank(seller);
        registry.safeTransferFrom(seller, buyer, id);
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_CallerIsNotOwner.selector, asset, seller));
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        vm.startPrank(buyer);
        registry.publishVersion(asset, openVersion(2));
        registry.setContributors(asset, contributorsOf(0), contributorsOf(2), noParents());
        assertEq(registry.stateOf(asset).split, 2, "split");
    }

    function test_Transfer_WorksInEveryStatusAndDuringAPause() public {
        vm.prank(guardian);
        policy.pause();
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
        vm.prank(seller);
        registry.transferFrom(seller, buyer, id);
        assertTrue(registry.stateOf(asset).status == AssetStatus.TakenDown, "status");
    }

    function test_Transfer_ByAnApprovedAccountClearsTheApproval() public {
        vm.prank(seller);
        registry.approve(stranger, id);
        vm.prank(stranger);
        registry.transferFrom(seller, buyer, id);
        assertEq(registry.getApproved(id), address(0), "approval");
    }

    function test_RevertWhen_TransferIsNotApproved() public {
        vm.expectRevert(ERC721.NotOwnerNorApproved.selector);
        vm.prank(stranger);
        registry.transferFrom(seller, stranger, id);
    }

    function test_RevertWhen_TransferredTokenDoesNotExist() public {
        vm.expectRevert(ERC721.TokenDoesNotExist.selector);
        registry.transferFrom(seller, buyer, 99);
        // 2^48 + 1 would be asset 1 if ids were cut.
        vm.expectRevert(ERC721.TokenDoesNotExist.selector);
        vm.prank(seller);
        registry.transferFrom(seller, buyer, (uint256(1) << 48) | id);
        assertEq(registry.stateOf(asset).epoch, 0, "epoch");
    }

    function test_RevertWhen_RecipientIsTheZeroAddress() public {
        vm.expectRevert(ERC721.TransferToZeroAddress.selector);
        vm.prank(seller);
        registry.transferFrom(seller, address(0), id);
    }

    function test_RevertWhen_SafeTransferMeetsNoReceiver() public {
        vm.expectRevert(ERC721.TransferToNonERC721ReceiverImplementer.selector);
        vm.prank(seller);
        registry.safeTransferFrom(seller, address(policy), id);
    }

    function test_RevertWhen_EpochsAreExhausted() public {
        setAssetField(vm, address(registry), asset, 64, type(uint16).max);
        vm.expectRevert(IAssetRegistry.AssetRegistry_CounterExhausted.selector);
        vm.prank(seller);
        registry.transferFrom(seller, buyer, id);
    }

    // ── metadata ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Token_HasANameAndASymbol() public view {
        assertEq(registry.name(), "FTNS Market Asset", "name");
        assertEq(registry.symbol(), "ASSET", "symbol");
    }

    function test_TokenURI_IsTheCidOfTheLatestMetadata() public {
        // SHA-256 of "hello world"; the CID was made with multiformats.
        VersionInput memory version = openVersion(2);
        version.metadataDigest = 0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9;
        vm.prank(seller);
        registry.publishVersion(asset, version);
        assertEq(
            registry.tokenURI(id),
            "ipfs://bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
            "token URI"
        );
    }

    function test_RevertWhen_TokenOfTheUriDoesNotExist() public {
        vm.expectRevert(ERC721.TokenDoesNotExist.selector);
        registry.tokenURI(99);
        vm.expectRevert(ERC721.TokenDoesNotExist.selector);
        registry.tokenURI((uint256(1) << 48) | id);
    }

    // ── ERC-2981 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RoyaltyInfo_StaysWithThePublisher() public {
        vm.startPrank(seller);
        AssetId other = registry.publish(Category.Tool, openVersion(1), contributorsOf(0), noParents(), 250);
        registry.transferFrom(seller, buyer, AssetId.unwrap(other));
        vm.stopPrank();
        (address receiver, uint256 amount) = registry.royaltyInfo(AssetId.unwrap(other), 10_000e18);
        assertEq(receiver, seller, "receiver");
        assertEq(amount, 250e18, "amount");
    }

    function test_RoyaltyInfo_IsNothingByDefault() public view {
        (address receiver, uint256 amount) = registry.royaltyInfo(id, 10_000e18);
        assertEq(receiver, address(0), "receiver");
        assertEq(amount, 0, "amount");
    }

    // ── ERC-165 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_SupportsInterface_ClaimsWhatItDoes() public view {
        bytes4[5] memory claimed = [
            bytes4(0x01ffc9a7), // ERC-165
            0x80ac58cd, // ERC-721
            0x5b5e139f, // ERC-721 metadata
            0x2a55205a, // ERC-2981
            0x49064906 // ERC-4906
        ];
        for (uint256 i = 0; i < claimed.length; ++i) {
            assertTrue(registry.supportsInterface(claimed[i]), "claimed");
        }
        assertFalse(registry.supportsInterface(0xffffffff), "never");
        assertFalse(registry.supportsInterface(0x780e9d63), "not enumerable");
        assertFalse(registry.supportsInterface(0xd9b67a26), "no ERC-1155");
    }

    // ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Layout_OfTheAssetSlot() public {
        vm.startPrank(seller);
        AssetId parent = registry.publish(Category.IP, openVersion(1), contributorsOf(0), noParents(), 0);
        AssetId child = registry.publish(
            Category.Tool,
            encryptedVersion(1),
            contributorsOf(1),
            oneParent(parent, 100),
            0
        );
        registry.publishVersion(child, encryptedVersion(2));
        registry.publishVersion(child, encryptedVersion(3));
        registry.setContributors(child, contributorsOf(1), contributorsOf(2), oneParent(parent, 100));
        registry.transferFrom(seller, seller, AssetId.unwrap(child));
        vm.stopPrank();
        vm.prank(address(licences));
        registry.setExclusiveUntil(child, 0xabcdef01);
        vm.prank(prover);
        registry.markFraudulent(child, 3);

        uint256 state =
            0xabcdef01 |
                (uint256(3) << 32) | // latest version
                (uint256(2) << 48) | // split
                (uint256(1) << 64) | // epoch
                (uint256(3) << 80) | // Tool
                (uint256(2) << 83) | // Fraudulent
                (uint256(1) << 85) | // encrypted
                (uint256(1) << 86) | // depth
                (uint256(1) << 91); // split named
        uint256 expected = uint256(uint160(seller)) | (state << 160);
        assertEq(uint256(vm.load(address(registry), assetSlot(child))), expected, "slot");
        (address owner, uint96 packed) = registry.packedStateOf(child);
        assertEq(owner, seller, "packed owner");
        assertEq(packed, state, "packed state");
    }
}
