// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Split, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {LotTest} from "../../LotTest.sol";

/// @notice What a venue asks before it takes a bid on a lot: whether the lot can still be sold, who may bid, with which key.
contract EscrowLotViewsTest is LotTest {
    TermsId private openTerms;
    TermsId private sealedTerms;

    function setUp() public override {
        super.setUp();
        openTerms = createTerms(openAsset, perpetual());
        sealedTerms = createTerms(sealedAsset, perpetual());
    }

    // ── isLotVoid ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_IsLotVoid_AfterATakedownUntilTheAppeal() public {
        hold(openTerms);
        assertFalse(escrow.isLotVoid(lot), "live");
        vm.prank(timelock);
        registry.takeDown(openAsset, "reason");
        assertTrue(escrow.isLotVoid(lot), "taken down");
        vm.prank(timelock);
        registry.restore(openAsset, "appeal");
        assertFalse(escrow.isLotVoid(lot), "restored");
    }

    function test_IsLotVoid_OnlyForFraudOfItsOwnVersion() public {
        hold(openTerms);
        vm.prank(seller);
        registry.publishVersion(openAsset, openVersion(2));
        markFraudulent(openAsset, 2);
        assertFalse(escrow.isLotVoid(lot), "another version");
        markFraudulent(openAsset, 1);
        assertTrue(escrow.isLotVoid(lot), "its version");
    }

    function test_IsLotVoid_RevertWhen_ItIsNotHeld() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, lot));
        escrow.isLotVoid(lot);
        hold(openTerms);
        awardOpen(lot);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, lot));
        escrow.isLotVoid(lot);
    }

    // ── requireOutsider ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RequireOutsider_SaysWhetherTheLotNeedsAKey() public {
        hold(openTerms);
        SaleId second = hold(sealedTerms);
        assertFalse(escrow.requireOutsider(lot, buyer, splitOf(2)), "open");
        assertTrue(escrow.requireOutsider(second, buyer, splitOf(2)), "encrypted");
        VersionInput memory version = openVersion(2);
        vm.prank(seller);
        registry.publishVersion(sealedAsset, version);
        assertTrue(escrow.requireOutsider(second, buyer, splitOf(2)), "the version of the lot counts");
    }

    function test_RequireOutsider_RevertWhen_TheAccountHasAPartInIt() public {
        hold(openTerms);
        transferAsset(openAsset, seller, stranger);
        Split memory split = splitOf(2);
        address[4] memory parties = [seller, stranger, split.contributors[0].account, split.contributors[1].account];
        for (uint256 i = 0; i < parties.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_PartyOfLot.selector, lot, parties[i]));
            escrow.requireOutsider(lot, parties[i], split);
        }
        escrow.requireOutsider(lot, buyer, split);
    }

    function test_RequireOutsider_AsksTheSplitOfTheLot() public {
        hold(openTerms);
        vm.prank(seller);
        registry.setContributors(openAsset, contributorsOf(2), contributorsOf(1), noParents());
        escrow.requireOutsider(lot, buyer, splitOf(2));
        Split memory other = splitOf(1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_SplitMismatch.selector, openAsset, 1));
        escrow.requireOutsider(lot, buyer, other);
    }

    function test_RequireOutsider_RevertWhen_TheLotIsNotHeld() public {
        Split memory split = splitOf(2);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, lot));
        escrow.requireOutsider(lot, buyer, split);
        hold(openTerms);
        returnLot(lot);
        vm.expectRevert(wrongState(SaleState.Returned));
        escrow.requireOutsider(lot, buyer, split);
    }

    // ── isBuyerKey ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_IsBuyerKey_TakesPointsOfTheSubgroupOnly() public view {
        bytes memory point = buyerPoint();
        assertTrue(escrow.isBuyerKey(point), "a point");
        assertFalse(escrow.isBuyerKey(""), "empty");
        assertFalse(escrow.isBuyerKey(new bytes(128)), "infinity");
        point[127] ^= 0x01;
        assertFalse(escrow.isBuyerKey{gas: 1_000_000}(point), "not on the curve");
    }
}
