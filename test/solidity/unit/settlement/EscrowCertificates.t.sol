// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IEscrow, Lot, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {AuditTest} from "../../AuditTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice What certificates do to sales.
contract EscrowCertificatesTest is AuditTest {
    Sealed private artifact;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        backBonds(seller, 10 * uint256(PRICE));
        artifact = sealArtifact(type(uint256).max);
        asset = publishSealed(artifact); // contributorsOf(2), as `lineage` has it
        terms = createTerms(asset, perpetual());
    }

    /// @dev And lets the day pass after which it counts.
    function _certifyContent() private {
        Finding memory finding = findingOf(8_000);
        finding.contentCertified = true;
        certify(finding);
        skip(1 days);
    }

    function _demandCertificates() private {
        setPolicy(IMarketPolicy.Parameter.CertifiedCategories, 1); // models
    }

    // ── content window ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_OfCertifiedContentSettlesAtOnce() public {
        _certifyContent();
        SaleId sale = openSealedSale(terms);
        assertEq(escrow.saleOf(sale).contentWindow, 0, "no window");
        deliverSale(sale, artifact);
        assertState(sale, SaleState.Settled);
        assertEq(licences.balanceOf(buyer, TermsId.unwrap(terms)), 1, "licence");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 1, "key");
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertEq(reputation.standingOf(seller).conduct.succeeded, 1, "reputation");
    }

    /// @dev A buyer was shown a content window.
    function test_Open_ACertificateOfTheSameDayTakesNoWindow() public {
        Finding memory finding = findingOf(8_000);
        finding.contentCertified = true;
        certify(finding);
        skip(1 days - 1);
        SaleId sale = openSealedSale(terms);
        assertEq(escrow.saleOf(sale).contentWindow, 24 hours, "as it was shown");
        deliverSale(sale, artifact);
        assertState(sale, SaleState.Delivered);
    }

    function test_Deliver_AWindowOfThePurchaseStays() public {
        SaleId before = openSealedSale(terms);
        _certifyContent();
        deliverSale(before, artifact);
        assertState(before, SaleState.Delivered);
    }

    function test_Deliver_ACertificateThatEndsLaterDoesNotBringTheWindowBack() public {
        _certifyContent();
        SaleId sale = openSealedSale(terms);
        skip(2 days);
        slash(audits.seatOf(1, 0).auditor, OFFENCE, 4 * BOND);
        slash(audits.seatOf(1, 1).auditor, OFFENCE, 4 * BOND);
        assertFalse(audits.isContentCertified(asset, 1), "nobody answers any more");
        deliverSale(sale, artifact);
        assertState(sale, SaleState.Settled);
        SaleId later = openSealedSale(createTerms(asset, perpetual()));
        assertEq(escrow.saleOf(later).contentWindow, 24 hours, "but for later sales it is");
    }

    function test_Deliver_AnOrdinaryCertificateWaivesNothing() public {
        certify(findingOf(8_000));
        SaleId sale = openSealedSale(terms);
        deliverSale(sale, artifact);
        assertState(sale, SaleState.Delivered);
    }

    function test_Refund_OfCertifiedContentThatIsNotDelivered() public {
        _certifyContent();
        SaleId sale = openSealedSale(terms);
        skip(3 days + 1);
        escrow.refund(sale);
        assertState(sale, SaleState.Refunded);
    }

    // ── categories that need one ─────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_RevertWhen_TheCategoryNeedsACertificate() public {
        _demandCertificates();
        bytes memory refused = abi.encodeWithSelector(IEscrow.Escrow_NotCertified.selector, asset, uint16(1));
        assertRefused(refused, orderOf(terms), buyerPoint());
        certify(findingOf(8_000));
        openSealedSale(terms);
        skip(100 days);
        assertRefused(refused, orderOf(terms), buyerPoint());
    }

    function test_Open_OtherCategoriesNeedNone() public {
        setPolicy(IMarketPolicy.Parameter.CertifiedCategories, 30); // all but models
        openSealedSale(terms);
    }

    function test_Hold_RevertWhen_TheCategoryNeedsACertificate() public {
        _demandCertificates();
        Lot memory lot = Lot({terms: terms, quantity: 1, seller: seller, version: 1, bondBase: PRICE});
        bytes memory refused = abi.encodeWithSelector(IEscrow.Escrow_NotCertified.selector, asset, uint16(1));
        vm.expectRevert(refused);
        venue.hold(lot);
        certify(findingOf(8_000));
        venue.hold(lot);
    }
}
