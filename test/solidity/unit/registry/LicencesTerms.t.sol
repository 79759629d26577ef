// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {AssetId, TermsId, termsId} from "../../../../contracts/libraries/Ids.sol";
import {IAssetRegistry} from "../../../../contracts/registry/IAssetRegistry.sol";
import {ILicences, LicenceKind, Terms} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";

/// @notice Branches of `createTerms`, `closeTerms`, `setIssuer`, `uri`, ERC-165; the layout of terms.
contract LicencesTermsTest is RegistryTest {
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    // ── createTerms ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_CreateTerms_RecordsEveryField() public {
        TermsInput memory input = subscription();
        input.exclusive = true;
        input.supplyCap = 9;
        Terms memory expected = Terms({
            asset: asset,
            kind: LicenceKind.Subscription,
            transferable: true,
            exclusive: true,
            closed: false,
            textIsSpdx: true,
            period: 30 days,
            unitsPerPack: 0,
            supplyCap: 9,
            issued: 0,
            text: LICENCE_TEXT
        });
        vm.expectEmit(address(licences));
        emit ILicences.TermsCreated(termsId(asset, 1), asset, expected);
        TermsId terms = createTerms(asset, input);
        assertEq(abi.encode(licences.termsOf(terms)), abi.encode(expected), "terms");
    }

    function test_CreateTerms_CountsOrdinalsPerAsset() public {
        AssetId other = publishAs(seller);
        assertEq(TermsId.unwrap(createTerms(asset, perpetual())), TermsId.unwrap(termsId(asset, 1)), "first");
        assertEq(TermsId.unwrap(createTerms(asset, metered())), TermsId.unwrap(termsId(asset, 2)), "second");
        assertEq(TermsId.unwrap(createTerms(other, perpetual())), TermsId.unwrap(termsId(other, 1)), "other");
        assertEq(licences.termsCount(asset), 2, "count");
        assertEq(licences.termsCount(other), 1, "other count");
    }

    function test_CreateTerms_LeavesEarlierTermsAlone() public {
        TermsId first = createTerms(asset, perpetual());
        bytes memory before = abi.encode(licences.termsOf(first));
        createTerms(asset, exclusiveSubscription());
        assertEq(abi.encode(licences.termsOf(first)), before, "first");
    }

    function test_RevertWhen_PeriodDoesNotFitTheKind() public {
        TermsInput[3] memory inputs = [subscription(), perpetual(), metered()];
        inputs[0].period = 0;
        inputs[1].period = 1;
        inputs[2].period = 1;
        for (uint256 i = 0; i < inputs.length; ++i) _expectInvalid(inputs[i], "period");
    }

    function test_RevertWhen_UnitsPerPackDoNotFitTheKind() public {
        TermsInput[3] memory inputs = [metered(), perpetual(), subscription()];
        inputs[0].unitsPerPack = 0;
        inputs[1].unitsPerPack = 1;
        inputs[2].unitsPerPack = 1;
        for (uint256 i = 0; i < inputs.length; ++i) _expectInvalid(inputs[i], "unitsPerPack");
    }

    function test_RevertWhen_ExclusiveIsMetered() public {
        TermsInput memory input = metered();
        input.exclusive = true;
        _expectInvalid(input, "exclusive");
    }

    function test_RevertWhen_ExclusivePerpetualHasNoCapOfOne() public {
        TermsInput memory input = exclusivePerpetual();
        uint32[2] memory caps = [uint32(0), 2];
        for (uint256 i = 0; i < caps.length; ++i) {
            input.supplyCap = caps[i];
            _expectInvalid(input, "supplyCap");
        }
    }

    function test_RevertWhen_TextIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_InvalidTerms.selector, "text"));
        vm.prank(seller);
        licences.createTerms(asset, LicenceKind.Perpetual, true, false, 0, 0, 0, true, 0);
    }

    function test_RevertWhen_CreatorIsNotTheAssetOwner() public {
        _expectNotOwner(stranger);
        vm.prank(stranger);
        licences.createTerms(asset, LicenceKind.Perpetual, true, false, 0, 0, 0, true, LICENCE_TEXT);
    }

    function test_RevertWhen_AssetOfTermsIsUnknown() public {
        AssetId unknown = AssetId.wrap(99);
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, unknown));
        licences.createTerms(unknown, LicenceKind.Perpetual, true, false, 0, 0, 0, true, LICENCE_TEXT);
    }

    function test_RevertWhen_TermsAreExhausted() public {
        bytes32 slot = keccak256(abi.encode(AssetId.unwrap(asset), uint256(TERMS_COUNT_SLOT)));
        vm.store(address(licences), slot, bytes32(uint256(type(uint16).max - 1)));
        TermsId last = createTerms(asset, perpetual());
        assertEq(TermsId.unwrap(last), TermsId.unwrap(termsId(asset, type(uint16).max)), "last");
        assertEq(AssetId.unwrap(licences.termsOf(last).asset), AssetId.unwrap(asset), "asset");
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_TooManyTerms.selector, asset));
        vm.prank(seller);
        licences.createTerms(asset, LicenceKind.Perpetual, true, false, 0, 0, 0, true, LICENCE_TEXT);
    }

    // ── closeTerms ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_CloseTerms_ClosesForEver() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.expectEmit(address(licences));
        emit ILicences.TermsClosed(terms);
        vm.prank(seller);
        licences.closeTerms(terms);
        assertTrue(licences.termsOf(terms).closed, "closed");
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, terms));
        vm.prank(seller);
        licences.closeTerms(terms);
    }

    function test_CloseTerms_IsForTheOwnerOfTheDay() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(seller);
        registry.transferFrom(seller, buyer, AssetId.unwrap(asset));
        _expectNotOwner(seller);
        vm.prank(seller);
        licences.closeTerms(terms);
        vm.prank(buyer);
        licences.closeTerms(terms);
        assertTrue(licences.termsOf(terms).closed, "closed");
    }

    function test_RevertWhen_TermsAreUnknown() public {
        TermsId unknown = termsId(asset, 1);
        bytes memory reason = abi.encodeWithSelector(ILicences.Licences_UnknownTerms.selector, unknown);
        vm.expectRevert(reason);
        licences.termsOf(unknown);
        vm.expectRevert(reason);
        licences.closeTerms(unknown);
        vm.expectRevert(reason);
        licences.grant(unknown, buyer, 1);
        vm.expectRevert(reason);
        licences.uri(TermsId.unwrap(unknown));
        vm.startPrank(issuer);
        vm.expectRevert(reason);
        licences.issueAtOnce(unknown, buyer, 1, 0, 1);
        vm.expectRevert(reason);
        licences.reserve(unknown, buyer, 1);
        vm.expectRevert(reason);
        licences.issueReserved(unknown, buyer, buyer, 1, 0, 0, 1);
        vm.expectRevert(reason);
        licences.release(unknown, buyer, 1);
        vm.stopPrank();
        vm.expectRevert(reason);
        vm.prank(buyer);
        licences.consume(unknown, buyer, 1, 0);
        assertFalse(licences.isValid(unknown, buyer), "valid");
    }

    function test_IsOpen_UntilItIsClosed() public {
        assertFalse(licences.isOpen(termsId(asset, 1)), "unknown");
        TermsId terms = createTerms(asset, perpetual());
        assertTrue(licences.isOpen(terms), "open");
        vm.prank(seller);
        licences.closeTerms(terms);
        assertFalse(licences.isOpen(terms), "closed");
    }

    // ── issuers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_SetIssuer_AdmitsAndRetires() public {
        vm.startPrank(timelock);
        vm.expectEmit(address(licences));
        emit ILicences.IssuerChanged(stranger, true);
        licences.setIssuer(stranger, true);
        assertTrue(licences.isIssuer(stranger), "admitted");
        vm.expectEmit(address(licences));
        emit ILicences.IssuerChanged(stranger, false);
        licences.setIssuer(stranger, false);
        assertFalse(licences.isIssuer(stranger), "retired");
        licences.setIssuer(stranger, true);
        assertTrue(licences.isIssuer(stranger), "admitted again");
    }

    function test_RevertWhen_CallerOfSetIssuerIsNotTheTimelock() public {
        address[3] memory callers = [stranger, issuer, guardian];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, callers[i]));
            vm.prank(callers[i]);
            licences.setIssuer(stranger, true);
        }
    }

    // ── metadata and ERC-165 ─────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Uri_IsTheAssetsMetadata() public {
        TermsId terms = createTerms(asset, perpetual());
        assertEq(licences.uri(TermsId.unwrap(terms)), registry.tokenURI(AssetId.unwrap(asset)), "uri");
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        assertEq(licences.uri(TermsId.unwrap(terms)), registry.tokenURI(AssetId.unwrap(asset)), "later version");
    }

    function test_SupportsInterface_ClaimsWhatItDoes() public view {
        bytes4[3] memory claimed = [bytes4(0x01ffc9a7), 0xd9b67a26, 0x0e89341c]; // ERC-165, ERC-1155, its metadata
        for (uint256 i = 0; i < claimed.length; ++i) {
            assertTrue(licences.supportsInterface(claimed[i]), "claimed");
        }
        assertFalse(licences.supportsInterface(0xffffffff), "never");
        assertFalse(licences.supportsInterface(0x80ac58cd), "no ERC-721");
    }

    // ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Layout_OfTerms() public {
        TermsInput memory input = metered();
        input.supplyCap = 7;
        TermsId terms = createTerms(asset, input);
        vm.prank(issuer);
        licences.issueAtOnce(terms, buyer, 3, 0, 1);
        vm.prank(seller);
        licences.closeTerms(terms);

        uint256 expected =
            AssetId.unwrap(asset) |
                (uint256(2) << 48) | // Metered
                (uint256(1) << 52) | // transferable
                (uint256(1) << 54) | // closed
                (uint256(1) << 55) | // SPDX
                (uint256(100) << 88) | // units per pack
                (uint256(7) << 120) | // cap
                (uint256(3) << 152); // issued
        bytes32 slot = keccak256(abi.encode(TermsId.unwrap(terms), uint256(TERMS_SLOT)));
        assertEq(uint256(vm.load(address(licences), slot)), expected, "slot");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    uint256 private constant TERMS_SLOT = 3;
    uint256 private constant TERMS_COUNT_SLOT = 10;

    function _expectInvalid(TermsInput memory input, string memory reason) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_InvalidTerms.selector, reason));
        vm.prank(seller);
        licences.createTerms(
            asset,
            input.kind,
            input.transferable,
            input.exclusive,
            input.period,
            input.unitsPerPack,
            input.supplyCap,
            true,
            LICENCE_TEXT
        );
    }

    function _expectNotOwner(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_CallerIsNotAssetOwner.selector, asset, caller));
    }
}
