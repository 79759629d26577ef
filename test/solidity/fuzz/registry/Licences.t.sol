// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {ILicences} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";

contract LicencesFuzzTest is RegistryTest {
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    function testFuzz_SoldNeverExceedsTheCap(uint32 cap, uint32[5] memory quantities, uint8 kind) public {
        cap = uint32(bound(cap, 1, 1_000));
        TermsInput memory input = kind % 2 == 0 ? perpetual() : metered();
        input.supplyCap = cap;
        TermsId terms = createTerms(asset, input);
        uint256 sold;
        for (uint256 i = 0; i < quantities.length; ++i) {
            uint32 quantity = uint32(bound(quantities[i], 1, 500));
            if (sold + quantity > cap) {
                vm.expectRevert(
                    abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, terms, quantity, cap - sold)
                );
            } else {
                sold += quantity;
            }
            vm.prank(issuer);
            licences.issueAtOnce(terms, buyer, quantity, 0, 1);
            assertEq(licences.termsOf(terms).issued, sold, "issued");
        }
        uint256 factor = kind % 2 == 0 ? 1 : input.unitsPerPack;
        assertEq(licences.balanceOf(buyer, TermsId.unwrap(terms)), sold * factor, "balance");
    }

    function testFuzz_SubscriptionIsValidExactlyUntilItsEnd(
        uint32 period,
        uint16 periods,
        uint32 wait,
        uint16 renewed
    ) public {
        period = uint32(bound(period, 1, 365 days));
        periods = uint16(bound(periods, 1, 100));
        renewed = uint16(bound(renewed, 1, 100));
        TermsInput memory input = subscription();
        input.period = period;
        TermsId terms = createTerms(asset, input);
        vm.startPrank(issuer);
        licences.issueAtOnce(terms, buyer, periods, 0, 1);
        uint256 end = START + uint256(periods) * period;
        vm.warp(START + wait);
        assertEq(licences.isValid(terms, buyer), block.timestamp < end, "first");

        licences.issueAtOnce(terms, buyer, renewed, 0, 1);
        end = (block.timestamp < end ? end : block.timestamp) + uint256(renewed) * period;
        assertEq(licences.licenceOf(terms, buyer).expiresAt, end, "prolonged");
        vm.warp(end - 1);
        assertTrue(licences.isValid(terms, buyer), "last second");
        vm.warp(end);
        assertFalse(licences.isValid(terms, buyer), "expired");
        assertEq(licences.balanceOf(buyer, TermsId.unwrap(terms)), 1, "balance");
    }

    function testFuzz_UnitsAreConsumedOnce(uint32 unitsPerPack, uint8 packs, uint64[4] memory calls) public {
        TermsInput memory input = metered();
        input.unitsPerPack = uint32(bound(unitsPerPack, 1, 1e6));
        TermsId terms = createTerms(asset, input);
        uint32 bought = uint32(bound(packs, 1, 255));
        vm.prank(issuer);
        licences.issueAtOnce(terms, buyer, bought, 0, 1);
        uint256 left = uint256(bought) * input.unitsPerPack;
        vm.startPrank(buyer);
        for (uint256 i = 0; i < calls.length; ++i) {
            uint64 units = uint64(bound(calls[i], 1, 1e8));
            if (units > left) {
                vm.expectRevert(
                    abi.encodeWithSelector(ILicences.Licences_InsufficientUnits.selector, terms, buyer, units, left)
                );
            } else {
                left -= units;
            }
            licences.consume(terms, buyer, units, bytes32(i));
            assertEq(licences.licenceOf(terms, buyer).quantity, left, "left");
        }
        assertEq(licences.isValid(terms, buyer), left > 0, "valid");
    }

    function testFuzz_OnlyIssuersIssue(address caller) public {
        vm.assume(caller != issuer);
        TermsId terms = createTerms(asset, perpetual());
        vm.startPrank(caller);
        bytes memory reason = abi.encodeWithSelector(ILicences.Licences_CallerIsNotIssuer.selector, caller);
        vm.expectRevert(reason);
        licences.issueAtOnce(terms, caller, 1, 0, 1);
        vm.expectRevert(reason);
        licences.reserve(terms, caller, 1);
        vm.expectRevert(reason);
        licences.issueReserved(terms, caller, caller, 1, 0, 0, 1);
    }

    function testFuzz_ReleaseUndoesReserve(uint8 kind, bool exclusive, uint32 cap, uint32 quantity) public {
        TermsInput memory input = kind % 2 == 0 ? perpetual() : subscription();
        input.exclusive = exclusive;
        cap = uint32(bound(cap, 0, 10));
        input.supplyCap = exclusive && kind % 2 == 0 ? 1 : cap;
        TermsId terms = createTerms(asset, input);
        quantity = uint32(bound(quantity, 1, input.supplyCap == 0 ? 100 : input.supplyCap));
        bytes memory termsBefore = abi.encode(licences.termsOf(terms));
        vm.startPrank(issuer);
        licences.reserve(terms, buyer, quantity);
        licences.release(terms, buyer, quantity);
        assertEq(abi.encode(licences.termsOf(terms)), termsBefore, "terms");
        assertEq(registry.stateOf(asset).exclusiveUntil, 0, "exclusivity");
        assertEq(licences.licenceOf(terms, buyer).quantity, 0, "licence");
        licences.issueAtOnce(terms, stranger, quantity, 0, 1);
        assertTrue(licences.isValid(terms, stranger), "free again");
    }
}
