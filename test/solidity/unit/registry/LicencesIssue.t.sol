// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus} from "../../../../contracts/registry/IAssetRegistry.sol";
import {ILicences, Licence} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";
import {VmLog} from "../../Vm.sol";

/// @notice Branches of `issue` and `grant`.
contract LicencesIssueTest is RegistryTest {
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    // ── what is issued ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Issue_OfPerpetualAddsCopies() public {
        TermsId terms = createTerms(asset, perpetual());
        _issue(terms, buyer, 2, 5);
        _issue(terms, buyer, 3, 0);
        _checkLicence(terms, buyer, 5, 0, 5);
        assertTrue(licences.isValid(terms, buyer), "valid");
        assertFalse(licences.isValid(terms, stranger), "others");
    }

    function test_Issue_OfPerpetualIsOneErc1155EventAlone() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.recordLogs();
        _issue(terms, buyer, 2, 0);
        VmLog[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[0], IERC1155.TransferSingle.selector, "TransferSingle");
        assertEq(logs[0].topics[1], bytes32(uint256(uint160(issuer))), "operator");
        assertEq(logs[0].topics[3], bytes32(uint256(uint160(buyer))), "holder");
        assertEq(logs[0].data, abi.encode(TermsId.unwrap(terms), 2), "terms and copies");
    }

    function test_Issue_OfMeteredAddsPacksOfUnits() public {
        TermsId terms = createTerms(asset, metered());
        _issue(terms, buyer, 3, 1);
        _checkLicence(terms, buyer, 300, 0, 1);
        assertEq(licences.balanceOf(buyer, TermsId.unwrap(terms)), 300, "balance");
    }

    function test_Issue_OfSubscriptionRunsForItsPeriods() public {
        TermsId terms = createTerms(asset, subscription());
        _issue(terms, buyer, 2, 1);
        _checkLicence(terms, buyer, 1, START + 60 days, 1);
        vm.warp(START + 60 days - 1);
        assertTrue(licences.isValid(terms, buyer), "last second");
        vm.warp(START + 60 days);
        assertFalse(licences.isValid(terms, buyer), "expired");
        assertEq(licences.balanceOf(buyer, TermsId.unwrap(terms)), 1, "balance says nothing");
    }

    function test_Issue_ProlongsALiveSubscriptionFromItsEnd() public {
        TermsId terms = createTerms(asset, subscription());
        _issue(terms, buyer, 1, 1);
        vm.warp(START + 10 days);
        _expectProlonged(terms, 1, uint40(START + 60 days));
        _issue(terms, buyer, 1, 0);
        _checkLicence(terms, buyer, 1, START + 60 days, 1);
    }

    function test_Issue_StartsAnExpiredSubscriptionAnew() public {
        TermsId terms = createTerms(asset, subscription());
        _issue(terms, buyer, 1, 1);
        vm.warp(START + 100 days);
        _issue(terms, buyer, 1, 2);
        _checkLicence(terms, buyer, 1, START + 130 days, 2);
    }

    function test_Issue_OfARenewalEmitsNoTransfer() public {
        TermsId terms = createTerms(asset, subscription());
        _issue(terms, buyer, 1, 0);
        vm.recordLogs();
        _issue(terms, buyer, 1, 0);
        VmLog[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[0], ILicences.SubscriptionProlonged.selector, "only SubscriptionProlonged");
    }

    function test_Issue_KeepsTheNewestKeyVersion() public {
        TermsId terms = createTerms(asset, perpetual());
        _issue(terms, buyer, 1, 3);
        _issue(terms, buyer, 1, 2);
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 3, "key version");
    }

    function test_Issue_MakesNoReceiverCallback() public {
        TermsId terms = createTerms(asset, perpetual());
        _issue(terms, address(policy), 1, 0);
        assertEq(licences.balanceOf(address(policy), TermsId.unwrap(terms)), 1, "balance");
    }

    function test_Issue_WritesOneSlotOnly() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.record();
        _issue(terms, buyer, 1, 0);
        (, bytes32[] memory writes) = vm.accesses(address(licences));
        assertEq(writes.length, 1, "writes");
        bytes32 inner = keccak256(abi.encode(TermsId.unwrap(terms), uint256(4)));
        assertEq(writes[0], keccak256(abi.encode(buyer, inner)), "the licence");
    }

    // ── supply ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_CopiesExceedTheCap() public {
        TermsInput memory input = perpetual();
        input.supplyCap = 3;
        TermsId terms = createTerms(asset, input);
        _issue(terms, buyer, 2, 0);
        assertEq(licences.termsOf(terms).issued, 2, "issued");
        _expectExhausted(terms, 2, 1);
        _issue(terms, stranger, 2, 0);
        _issue(terms, stranger, 1, 0);
        _expectExhausted(terms, 1, 0);
        _issue(terms, stranger, 1, 0);
    }

    function test_RevertWhen_PacksExceedTheCap() public {
        TermsInput memory input = metered();
        input.supplyCap = 3;
        TermsId terms = createTerms(asset, input);
        _expectExhausted(terms, 4, 3);
        _issue(terms, buyer, 4, 0);
        _issue(terms, buyer, 3, 0);
        vm.prank(buyer);
        licences.consume(terms, buyer, 300, 0);
        _expectExhausted(terms, 1, 0); // consumed packs do not come back
        _issue(terms, buyer, 1, 0);
    }

    function test_RevertWhen_HoldersExceedTheCap() public {
        TermsInput memory input = subscription();
        input.supplyCap = 1;
        TermsId terms = createTerms(asset, input);
        _issue(terms, buyer, 5, 0);
        assertEq(licences.termsOf(terms).issued, 1, "a holder, not periods");
        _expectExhausted(terms, 1, 0);
        _issue(terms, stranger, 1, 0);
        _issue(terms, buyer, 1, 0); // a renewal takes no seat
        vm.warp(START + 1_000 days);
        _issue(terms, buyer, 1, 0); // nor does a renewal after the end
        assertEq(licences.termsOf(terms).issued, 1, "issued");
    }

    function test_Issue_DoesNotCountWithoutACap() public {
        TermsId terms = createTerms(asset, perpetual());
        _issue(terms, buyer, 7, 0);
        assertEq(licences.termsOf(terms).issued, 0, "issued");
    }

    // ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_QuantityIsZero() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.expectRevert(ILicences.Licences_ZeroQuantity.selector);
        _issue(terms, buyer, 0, 0);
    }

    function test_RevertWhen_HolderIsTheZeroAddress() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(0)));
        _issue(terms, address(0), 1, 0);
    }

    function test_RevertWhen_TermsAreClosed() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.startPrank(seller);
        licences.closeTerms(terms);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, terms));
        licences.grant(terms, buyer, 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, terms));
        _issue(terms, buyer, 1, 0);
    }

    function test_RevertWhen_SubscriptionWouldOutliveItsClock() public {
        TermsInput memory input = subscription();
        input.period = type(uint32).max;
        TermsId terms = createTerms(asset, input);
        uint32 fits = uint32((uint256(type(uint40).max) - START) / type(uint32).max);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_QuantityTooLarge.selector, fits + 1));
        _issue(terms, buyer, fits + 1, 0);
        _issue(terms, buyer, fits, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_QuantityTooLarge.selector, 1));
        _issue(terms, buyer, 1, 0);
    }

    function test_RevertWhen_UnitsWouldOverflow() public {
        TermsInput memory input = metered();
        input.unitsPerPack = type(uint32).max;
        TermsId terms = createTerms(asset, input);
        _issue(terms, buyer, type(uint32).max, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_QuantityTooLarge.selector, 3));
        _issue(terms, buyer, 3, 0);
    }

    function test_RevertWhen_CallerIsNotAnIssuer() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(timelock);
        licences.setIssuer(guardian, true);
        vm.prank(timelock);
        licences.setIssuer(guardian, false);
        address[3] memory callers = [stranger, seller, guardian]; // the last one is retired
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_CallerIsNotIssuer.selector, callers[i]));
            vm.prank(callers[i]);
            licences.issueAtOnce(terms, buyer, 1, 0, 1);
        }
    }

    // ── exclusivity ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Issue_OfExclusivePerpetualEndsAllOtherIssuing() public {
        TermsId open = createTerms(asset, perpetual());
        TermsId exclusive = createTerms(asset, exclusivePerpetual());
        _issue(open, stranger, 1, 0);
        _issue(exclusive, buyer, 1, 0);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "for ever");
        assertTrue(licences.isValid(open, stranger), "an earlier licence stays");
        vm.warp(START + 10_000 days);
        _expectExclusive(type(uint32).max);
        _issue(open, stranger, 1, 0);
    }

    function test_Issue_OfExclusiveSubscriptionHoldsUntilItsEnd() public {
        TermsId open = createTerms(asset, perpetual());
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _issue(exclusive, buyer, 1, 0);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 30 days, "until");
        vm.warp(START + 30 days - 1);
        _expectExclusive(uint32(START + 30 days));
        _issue(open, stranger, 1, 0);
        _expectExclusive(uint32(START + 30 days));
        _issue(exclusive, stranger, 1, 0);
        vm.warp(START + 30 days);
        _issue(open, stranger, 1, 0);
        _issue(exclusive, stranger, 1, 0);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 60 days, "of the next holder");
    }

    function test_Issue_RenewsAnExclusiveSubscriptionOfTheSameHolder() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        TermsId rival = createTerms(asset, exclusiveSubscription());
        _issue(exclusive, buyer, 1, 0);
        _issue(exclusive, buyer, 1, 0);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 60 days, "until");
        _expectExclusive(uint32(START + 60 days));
        _issue(rival, buyer, 1, 0); // other terms are no renewal
    }

    function test_RevertWhen_ExclusiveSubscriptionWouldReachTheValueForEver() public {
        TermsInput memory input = exclusiveSubscription();
        input.period = uint32(type(uint32).max - START);
        TermsId terms = createTerms(asset, input);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_QuantityTooLarge.selector, 1));
        _issue(terms, buyer, 1, 0);
        --input.period;
        terms = createTerms(asset, input);
        _issue(terms, buyer, 1, 0);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max - 1, "until");
    }

    function test_Issue_OfOneAssetLeavesOthersAlone() public {
        TermsId other = createTerms(publishAs(seller), perpetual());
        _issue(createTerms(asset, exclusivePerpetual()), buyer, 1, 0);
        _issue(other, stranger, 1, 0);
        assertTrue(licences.isValid(other, stranger), "valid");
    }

    // ── grant ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Grant_IsAnIssueOfTheOwner() public {
        TermsInput memory input = perpetual();
        input.supplyCap = 2;
        TermsId terms = createTerms(asset, input);
        vm.expectEmit(address(licences));
        emit IERC1155.TransferSingle(seller, address(0), buyer, TermsId.unwrap(terms), 2);
        vm.startPrank(seller);
        licences.grant(terms, buyer, 2);
        assertEq(licences.termsOf(terms).issued, 2, "issued");
        _expectExhausted(terms, 1, 0);
        licences.grant(terms, buyer, 1);
    }

    function test_Grant_OfASubscriptionSaysThatItIsAGrant() public {
        TermsId terms = createTerms(asset, subscription());
        vm.expectEmit(address(licences));
        emit IERC1155.TransferSingle(seller, address(0), buyer, TermsId.unwrap(terms), 1);
        vm.expectEmit(address(licences));
        emit ILicences.SubscriptionProlonged(terms, buyer, 2, uint40(START + 60 days), true);
        vm.prank(seller);
        licences.grant(terms, buyer, 2);
    }

    function test_Grant_RespectsAndSetsExclusivity() public {
        TermsId open = createTerms(asset, perpetual());
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        vm.startPrank(seller);
        licences.grant(exclusive, buyer, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 30 days, "until");
        _expectExclusive(uint32(START + 30 days));
        licences.grant(open, stranger, 1);
    }

    function test_RevertWhen_GranterIsNotTheAssetOwner() public {
        TermsId terms = createTerms(asset, perpetual());
        address[2] memory callers = [stranger, issuer];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ILicences.Licences_CallerIsNotAssetOwner.selector, asset, callers[i])
            );
            vm.prank(callers[i]);
            licences.grant(terms, buyer, 1);
        }
    }

    function test_RevertWhen_GrantedAssetIsNotLive() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(prover);
        registry.markFraudulent(asset, 1);
        _expectNotLive(AssetStatus.Fraudulent);
        vm.prank(seller);
        licences.grant(terms, buyer, 1);
        vm.prank(timelock);
        registry.takeDown(asset, "reason");
        _expectNotLive(AssetStatus.TakenDown);
        vm.prank(seller);
        licences.grant(terms, buyer, 1);
    }

    // ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Layout_OfALicence() public {
        TermsId terms = createTerms(asset, exclusiveSubscription());
        _issue(terms, buyer, 1, 6);
        vm.prank(issuer);
        licences.reserve(terms, buyer, 1);
        uint256 expected =
            1 |
                (uint256(START + 30 days) << 64) | // expires at
                (uint256(6) << 104) | // key version
                (uint256(1) << 120) | // reservations
                (uint256(1) << 153); // purchase
        bytes32 inner = keccak256(abi.encode(TermsId.unwrap(terms), uint256(4)));
        assertEq(uint256(vm.load(address(licences), keccak256(abi.encode(buyer, inner)))), expected, "slot");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _issue(TermsId terms, address holder, uint32 quantity, uint16 keyVersion) private {
        vm.prank(issuer);
        licences.issueAtOnce(terms, holder, quantity, keyVersion, 1);
    }

    function _checkLicence(
        TermsId terms,
        address holder,
        uint256 quantity,
        uint256 expiresAt,
        uint256 keyVersion
    ) private view {
        Licence memory licence = licences.licenceOf(terms, holder);
        assertEq(licence.quantity, quantity, "quantity");
        assertEq(licence.expiresAt, expiresAt, "expires at");
        assertEq(licence.keyVersion, keyVersion, "key version");
    }

    function _expectProlonged(TermsId terms, uint32 periods, uint40 expiresAt) private {
        vm.expectEmit(address(licences));
        emit ILicences.SubscriptionProlonged(terms, buyer, periods, expiresAt, false);
    }

    function _expectExhausted(TermsId terms, uint256 requested, uint256 left) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, terms, requested, left));
    }

    function _expectExclusive(uint32 until) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_AssetUnderExclusiveLicence.selector, asset, until));
    }

    function _expectNotLive(AssetStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_AssetNotLive.selector, asset, status));
    }
}
