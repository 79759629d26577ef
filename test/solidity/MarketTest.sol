// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../../contracts/libraries/Bls12381.sol";
import {AssetId, PoolId, poolId, SaleId, saleId, TermsId} from "../../contracts/libraries/Ids.sol";
import {AssetState, Category, Contributor, Parent, VersionInput} from "../../contracts/registry/IAssetRegistry.sol";
import {ContentFraud} from "../../contracts/settlement/ContentFraud.sol";
import {Escrow} from "../../contracts/settlement/Escrow.sol";
import {Order, Sale, SaleState} from "../../contracts/settlement/IEscrow.sol";
import {CompartmentRole} from "../../contracts/settlement/IVault.sol";
import {RevenueSplitter} from "../../contracts/settlement/RevenueSplitter.sol";
import {SelfDealing} from "../../contracts/settlement/SelfDealing.sol";
import {Vault} from "../../contracts/settlement/Vault.sol";
import {Allocation, FTNS} from "../../contracts/token/FTNS.sol";
import {AuditKeys} from "../../contracts/trust/AuditKeys.sol";
import {Audits} from "../../contracts/trust/Audits.sol";
import {AuditorRegistry} from "../../contracts/trust/AuditorRegistry.sol";
import {Reputation} from "../../contracts/trust/Reputation.sol";
import {Reviews} from "../../contracts/trust/Reviews.sol";
import {Purchase} from "../../contracts/venues/listings/IListings.sol";
import {Listings} from "../../contracts/venues/listings/Listings.sol";
import {Roles} from "../../contracts/governance/Roles.sol";
import {DeliveryKeys, SellerKeys} from "./DeliveryKeys.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Sealed, SealedArtifact} from "./SealedArtifact.sol";
import {TestVenue} from "./TestVenue.sol";

/// @notice Base of the tests of settlement and venues: the whole market, wired as the deployment wires it, and one more venue that
/// sells whatever it is told. Every named account holds FTNS and has given the venues and the vault infinite allowances.
abstract contract MarketTest is RegistryTest {
    using DeliveryKeys for SellerKeys;
    using SealedArtifact for Sealed;

    uint96 internal constant PRICE = 1_000e18 + 3; // FTNS base units; leaves dust
    uint256 internal constant WALLET = 1_000_000e18; // FTNS base units each account starts with
    uint256 internal constant BUYER_SECRET = 0xb0b;
    uint32 internal constant UNLIMITED = type(uint32).max;

    address internal treasury = makeAddr("treasury");

    FTNS internal ftns;
    Vault internal vault;
    Reputation internal reputation;
    Reviews internal reviews;
    AuditorRegistry internal auditors;
    Audits internal audits;
    AuditKeys internal auditKeys;
    RevenueSplitter internal splitter;
    Escrow internal escrow;
    ContentFraud internal contentFraud;
    SelfDealing internal selfDealing;
    Listings internal listings;
    TestVenue internal venue;

    function setUp() public virtual override {
        super.setUp();
        Allocation[] memory allocation = new Allocation[](1);
        allocation[0] = Allocation({account: address(this), amount: 1_000_000_000e18});
        ftns = FTNS(deploy("FTNS", abi.encode(allocation)));
        vault = Vault(deploy("Vault", abi.encode(manager, ftns)));
        reputation = Reputation(deploy("Reputation", abi.encode(manager, policy)));
        bytes memory arguments = abi.encode(manager, policy, ftns, vault, reputation, treasury);
        auditors = AuditorRegistry(deploy("AuditorRegistry", arguments));
        arguments = abi.encode(policy, registry, auditors, reputation, ftns, vault);
        audits = Audits(deploy("Audits", arguments));
        auditKeys = AuditKeys(deploy("AuditKeys", abi.encode(registry, audits)));
        reviews = Reviews(deploy("Reviews", abi.encode(registry, licences, reputation)));
        splitter = RevenueSplitter(deploy("RevenueSplitter", abi.encode(registry, vault, reputation, treasury)));
        arguments = abi.encode(manager, policy, registry, licences, reputation, audits, vault);
        escrow = Escrow(deploy("Escrow", arguments));
        contentFraud = ContentFraud(deploy("ContentFraud", abi.encode(registry)));
        selfDealing = SelfDealing(deploy("SelfDealing", abi.encode(registry, escrow, reputation)));
        listings = Listings(deploy("Listings", abi.encode(ftns, vault, escrow, registry, licences)));
        venue = new TestVenue(ftns, vault, escrow);

        vm.startPrank(timelock);
        manager.grantRole(Roles.FRAUD_PROVER, address(contentFraud), 0);
        manager.grantRole(Roles.LOT_KEEPER, address(escrow), 0);
        assign(address(auditors), AuditorRegistry.slash.selector, Roles.SLASHER);
        manager.grantRole(Roles.SLASHER, timelock, 0);
        manager.grantRole(Roles.SLASHER, address(audits), 0);
        reputation.setReporter(address(auditors), true);
        reputation.setReporter(address(escrow), true);
        reputation.setReporter(address(selfDealing), true);
        reputation.setReporter(address(reviews), true);
        reputation.setReporter(address(audits), true);
        vault.admit(address(escrow), CompartmentRole.Venue);
        vault.admit(address(auditors), CompartmentRole.Venue);
        vault.admit(address(audits), CompartmentRole.Venue);
        vault.admit(address(splitter), CompartmentRole.Distributor);
        licences.setIssuer(address(escrow), true);
        escrow.admitVenue(address(listings));
        escrow.admitVenue(address(venue));
        vm.stopPrank();

        fund(seller);
        fund(buyer);
        fund(stranger);
    }

    // ── accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev FTNS in the wallet, and infinite allowances to everything that may pull.
    function fund(address account) internal {
        ftns.transfer(account, WALLET);
        vm.startPrank(account);
        ftns.approve(address(vault), type(uint256).max);
        ftns.approve(address(auditors), type(uint256).max);
        ftns.approve(address(audits), type(uint256).max);
        ftns.approve(address(listings), type(uint256).max);
        ftns.approve(address(venue), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev Credit in the vault that the escrow may draw bonds from.
    function backBonds(address account, uint256 amount) internal {
        vm.startPrank(account);
        vault.deposit(account, amount);
        vault.approve(address(escrow), type(uint256).max);
        vm.stopPrank();
    }

    // ── assets ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev An open asset of the seller.
    function publishOpen(Contributor[] memory contributors, Parent[] memory parents) internal returns (AssetId asset) {
        vm.prank(seller);
        return registry.publish(Category.Model, openVersion(1), contributors, parents, 0);
    }

    /// @dev A sealed artifact of two leaves; `cheatAt` 0 or 1 makes that leaf wrong.
    function sealArtifact(uint256 cheatAt) internal view returns (Sealed memory) {
        return SealedArtifact.seal(DeliveryKeys.sellerKeys(0x5ec4e7, 0xface), cheatAt);
    }

    function publishSealed(Sealed memory sealed_) internal returns (AssetId asset) {
        VersionInput memory input = encryptedVersion(1);
        input.content = sealed_.content;
        vm.prank(seller);
        return registry.publish(Category.Model, input, contributorsOf(2), noParents(), 0);
    }

    function transferAsset(AssetId asset, address from, address to) internal {
        vm.prank(from);
        registry.transferFrom(from, to, AssetId.unwrap(asset));
    }

    function markFraudulent(AssetId asset, uint16 version) internal {
        vm.prank(prover);
        registry.markFraudulent(asset, version);
    }

    // ── sales ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One unit of version 1 for the buyer at `PRICE`.
    function orderOf(TermsId terms) internal view returns (Order memory) {
        AssetState memory state = registry.stateOf(terms.assetOf());
        return
            Order({
                terms: terms,
                quantity: 1,
                buyer: buyer,
                amount: PRICE,
                version: state.latestVersion,
                epoch: state.epoch
            });
    }

    function purchaseOf(TermsId terms) internal view returns (Purchase memory) {
        return
            Purchase({
                terms: terms,
                quantity: 1,
                version: registry.stateOf(terms.assetOf()).latestVersion,
                maxPrice: PRICE,
                deadline: type(uint40).max,
                buyerKey: ""
            });
    }

    function buyerPoint() internal view returns (bytes memory) {
        return DeliveryKeys.buyerPoint(BUYER_SECRET);
    }

    /// @dev Sale number `number` of the test venue, which was admitted second.
    function saleNumber(uint48 number) internal pure returns (SaleId) {
        return saleId(2, number);
    }

    /// @dev The buyer buys a sealed asset from the test venue; the seller's bond is backed.
    function openSealedSale(TermsId terms) internal returns (SaleId) {
        return venue.sell(orderOf(terms), buyerPoint());
    }

    function deliverSale(SaleId sale, Sealed memory sealed_) internal {
        Delivery memory delivery = sealed_.keys.deliver(buyerPoint(), 0x7a4d0 + SaleId.unwrap(sale));
        escrow.deliver(sale, sealed_.content, delivery);
    }

    function firstPool(AssetId asset) internal pure returns (PoolId) {
        return poolId(asset, 1);
    }

    function feeOf(uint256 amount) internal pure returns (uint256) {
        return (amount * 500) / 10_000;
    }

    // ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The test venue cannot sell that.
    function assertRefused(bytes memory reason, Order memory order, bytes memory buyerKey) internal {
        vm.expectRevert(reason);
        venue.sell{gas: 5_000_000}(order, buyerKey);
    }

    function assertState(SaleId sale, SaleState expected) internal view {
        assertEq(uint256(escrow.saleOf(sale).state), uint256(expected), "sale state");
    }

    /// @dev The lot of an open artifact leaves no record when it is sold.
    function assertForgotten(SaleId id) internal view {
        Sale memory nothing;
        assertEq(abi.encode(escrow.saleOf(id)), abi.encode(nothing), "record");
    }

    function assertPool(PoolId pool, uint256 net, uint256 fee) internal view {
        (uint256 actualNet, uint256 actualFee) = vault.poolOf(pool);
        assertEq(actualNet, net, "pool net");
        assertEq(actualFee, fee, "pool fee");
    }

    function assertCompartment(address compartment, uint256 expected) internal view {
        (uint256 balance, ) = vault.compartmentOf(compartment);
        assertEq(balance, expected, "compartment");
    }
}
