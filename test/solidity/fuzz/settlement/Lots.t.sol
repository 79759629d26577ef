// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, SaleId, TermsId, titleOf} from "../../../../contracts/libraries/Ids.sol";
import {Split} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Lot, Sale} from "../../../../contracts/settlement/IEscrow.sol";
import {LotTest} from "../../LotTest.sol";

/// @notice Lots of random price and bond under random policies, whatever end they come to.
contract LotsFuzzTest is LotTest {
    uint256 private constant MAX_BOND_BASE = 900e18;

    TermsId private terms;

    function setUp() public override {
        super.setUp();
        terms = createTerms(sealedAsset, perpetual());
    }

    /// @dev Paid = refunded + net + fee + royalty, the bond is with one of the two, the goods are with one of the two.
    function testFuzz_MoneyAndGoodsAreConserved(
        uint96 amount,
        uint96 bondBase,
        uint256 policySeed,
        uint8 end,
        bool isTitle,
        bool isResale
    ) public {
        amount = uint96(bound(amount, 0, WALLET));
        address owner = isResale ? stranger : seller;
        if (isResale) {
            transferAsset(sealedAsset, seller, stranger);
            backBonds(stranger, CREDIT);
        }
        _setPolicy(policySeed);
        SaleId id = _hold(isTitle, owner, uint96(bound(bondBase, 0, MAX_BOND_BASE)));
        Sale memory sale = escrow.saleOf(id);
        assertCompartment(address(escrow), sale.bond);
        assertEq(vault.balanceOf(owner), CREDIT - sale.bond, "the bond is out of the seller's credit");
        _setPolicy(policySeed >> 128); // the policy of tomorrow does not matter to it

        end %= 6;
        bool settled = _end(id, amount, end, owner);
        assertCompartment(address(escrow), 0);
        uint256 fee = (uint256(amount) * sale.feeBps) / 10_000;
        uint256 royalty = settled && isTitle && isResale ? royaltyOf(amount) : 0;
        bool refunded = end == 2 || end == 3;
        uint256 bondToBuyer = refunded || end == 5 ? sale.bond : 0;
        assertPool(firstPool(sealedAsset), settled ? amount - fee - royalty : 0, settled ? fee : 0);
        assertEq(vault.balanceOf(buyer), (refunded ? amount : 0) + bondToBuyer, "buyer");
        assertEq(vault.balanceOf(owner), CREDIT - bondToBuyer, "seller");
        if (isResale) assertEq(vault.balanceOf(seller), CREDIT + royalty, "publisher");
        assertEq(ftns.balanceOf(address(escrow)), 0, "the escrow itself holds nothing");

        assertEq(licences.licenceOf(terms, buyer).quantity, settled && !isTitle ? 1 : 0, "licence");
        assertEq(registry.ownerOf(AssetId.unwrap(sealedAsset)), settled && isTitle ? buyer : owner, "owner");
        assertFalse(registry.stateOf(sealedAsset).locked, "free");
    }

    /// @dev Nobody of the seller's side passes, everybody else does, however many contributors there are.
    function testFuzz_OnlyOutsidersPass(uint8 contributors, address account, uint8 pick) public {
        uint256 count = bound(contributors, 1, 32);
        AssetId asset = publishOpen(contributorsOf(count), noParents());
        Lot memory offered = lotOf(titleOf(asset));
        Split memory split = splitOf(count);
        SaleId id = venue.hold(offered);
        bool isParty = account == seller;
        if (pick % 3 == 0) account = split.contributors[pick % count].account;
        for (uint256 i = 0; i < count; ++i) {
            if (account == split.contributors[i].account) isParty = true;
        }
        try escrow.requireOutsider(id, account, split) returns (bool encrypted) {
            assertFalse(isParty, "a party passed");
            assertFalse(encrypted, "open");
        } catch {
            assertTrue(isParty, "an outsider was refused");
        }
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _hold(bool isTitle, address owner, uint96 bondBase) private returns (SaleId) {
        Lot memory offered = lotOf(isTitle ? titleOf(sealedAsset) : terms);
        (offered.seller, offered.bondBase) = (owner, bondBase);
        return venue.hold(offered);
    }

    /// @param end 0 confirmed, 1 settled by anybody, 2 declined, 3 not delivered, 4 not sold, 5 not sold because its version was proved fraudulent
    function _end(SaleId id, uint96 amount, uint8 end, address owner) private returns (bool settled) {
        if (end > 3) {
            if (end == 5) markFraudulent(sealedAsset, 1);
            returnLot(id);
            return false;
        }
        venue.award(id, buyer, amount, buyerPoint());
        if (end < 2) deliverSale(id, artifact);
        if (end == 2) {
            vm.prank(owner);
            escrow.decline(id);
            return false;
        }
        if (end == 0) {
            vm.prank(buyer);
            escrow.confirm(id);
            return true;
        }
        vm.warp(escrow.saleOf(id).deadline + 1);
        if (end == 1) escrow.settle(id);
        else escrow.refund(id);
        return end == 1;
    }

    function _setPolicy(uint256 seed) private {
        _set(IMarketPolicy.Parameter.PlatformFee, uint32(seed));
        _set(IMarketPolicy.Parameter.DeliveryBond, uint32(seed >> 32));
        _set(IMarketPolicy.Parameter.DeliveryWindow, uint32(seed >> 64));
        _set(IMarketPolicy.Parameter.ContentWindow, uint32(seed >> 96));
    }

    function _set(IMarketPolicy.Parameter parameter, uint256 value) private {
        (uint256 min, uint256 max) = policy.bounds(parameter);
        vm.prank(timelock);
        policy.set(parameter, bound(value, min, max));
    }
}
