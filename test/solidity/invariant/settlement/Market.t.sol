// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, PoolId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {Category, Contributor, Parent, VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Sale, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {CompartmentRole} from "../../../../contracts/settlement/IVault.sol";
import {DeliveryKeys} from "../../DeliveryKeys.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed, SealedArtifact} from "../../SealedArtifact.sol";
import {TermsInput} from "../../RegistryTest.sol";
import {AccountHandler} from "./AccountHandler.sol";
import {Handler, Known, System} from "./Handler.sol";
import {LotHandler} from "./LotHandler.sol";
import {MarketStore, SaleModel} from "./MarketStore.sol";
import {TradeHandler} from "./TradeHandler.sol";
import {WorldHandler} from "./WorldHandler.sol";

/// @notice All that happens in the market. The runner wants it in the file of the test.
contract MarketHandler is TradeHandler, LotHandler, AccountHandler, WorldHandler {
    constructor(
        System memory system,
        MarketStore store_,
        address[] memory actors_,
        uint256 royaltyBps_
    ) Handler(system, store_, actors_, royaltyBps_) {}
}

/// @notice The whole market under random use: see test/INVARIANTS.md, "Settlement".
contract MarketInvariantTest is MarketTest, InvariantTest {
    uint16 private constant RESALE_ROYALTY = 750; // basis points

    MarketStore private store;
    MarketHandler private handler;

    function setUp() public override {
        super.setUp();
        store = new MarketStore();
        address[] memory actors = new address[](4);
        actors[0] = seller;
        actors[1] = buyer;
        actors[2] = stranger;
        actors[3] = makeAddr("second buyer");
        fund(actors[3]);
        vm.prank(timelock);
        vault.admit(address(venue), CompartmentRole.Venue);

        System memory sys = System({
            ftns: ftns,
            policy: policy,
            registry: registry,
            licences: licences,
            reputation: reputation,
            vault: vault,
            splitter: splitter,
            escrow: escrow,
            contentFraud: contentFraud,
            listings: listings,
            faultyVenue: venue,
            timelock: timelock,
            guardian: guardian,
            treasury: treasury
        });
        handler = new MarketHandler(sys, store, actors, RESALE_ROYALTY);
        _openAccounts(actors);
        _publishAssets();
        targetSelectors(address(handler), _actions());
    }

    function _openAccounts(address[] memory actors) private {
        for (uint256 i = 0; i < actors.length; ++i) {
            backBonds(actors[i], 10_000e18);
            vm.prank(actors[i]);
            vault.approve(address(listings), type(uint256).max);
            store.addAccount(actors[i]);
            store.addCredit(actors[i], 10_000e18);
        }
        Contributor[] memory contributors = contributorsOf(3);
        for (uint256 i = 0; i < contributors.length; ++i) store.addAccount(contributors[i].account);
        store.addAccount(treasury);
    }

    /// @dev Two open assets, one child of the other; an honest and a cheating encrypted one.
    function _publishAssets() private {
        Sealed memory none;
        Sealed memory honest = sealArtifact(2);
        Sealed memory cheat = SealedArtifact.seal(DeliveryKeys.sellerKeys(0xbad, 0xbeef), 1);
        AssetId base = _publish(openVersion(1), 3, noParents(), none);
        AssetId child = _publish(openVersion(2), 2, oneParent(base, 1_000), none);
        AssetId honestAsset = _publish(_versionOf(honest, 3), 1, oneParent(child, 2_500), honest);
        AssetId cheatAsset = _publish(_versionOf(cheat, 4), 0, noParents(), cheat);

        _offer(base, perpetual());
        _offer(child, metered());
        TermsInput memory capped = perpetual();
        capped.supplyCap = 7;
        _offer(child, capped);
        _offer(honestAsset, perpetual());
        _offer(honestAsset, capped);
        _offer(cheatAsset, perpetual());
    }

    function _versionOf(Sealed memory artifact, uint256 seed) private pure returns (VersionInput memory version) {
        version = encryptedVersion(seed);
        version.content = artifact.content;
    }

    function _publish(
        VersionInput memory version,
        uint256 contributors,
        Parent[] memory parents,
        Sealed memory artifact
    ) private returns (AssetId asset) {
        vm.prank(seller);
        asset = registry.publish(Category.Model, version, contributorsOf(contributors), parents, RESALE_ROYALTY);
        bool cheats = artifact.keys.x == 0xbad;
        handler.know(Known(asset, cheats, version, contributorsOf(contributors), parents), artifact);
    }

    function _offer(AssetId asset, TermsInput memory input) private {
        TermsId terms = createTerms(asset, input);
        store.addTerms(terms);
        vm.prank(seller);
        listings.list(terms, PRICE, UNLIMITED, type(uint40).max);
    }

    function _actions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](36);
        selectors[0] = TradeHandler.buyFromWallet.selector;
        selectors[1] = TradeHandler.buyFromVault.selector;
        selectors[2] = TradeHandler.deliver.selector;
        selectors[3] = TradeHandler.confirm.selector;
        selectors[4] = TradeHandler.settle.selector;
        selectors[5] = TradeHandler.decline.selector;
        selectors[6] = TradeHandler.refund.selector;
        selectors[7] = AccountHandler.deposit.selector;
        selectors[8] = AccountHandler.withdraw.selector;
        selectors[9] = AccountHandler.donate.selector;
        selectors[10] = AccountHandler.venueTakes.selector;
        selectors[11] = AccountHandler.venuePays.selector;
        selectors[12] = AccountHandler.venueDraws.selector;
        selectors[13] = WorldHandler.passTime.selector;
        selectors[14] = WorldHandler.setPolicy.selector;
        selectors[15] = WorldHandler.pauseSometimes.selector;
        selectors[16] = WorldHandler.reprice.selector;
        selectors[17] = WorldHandler.transferAsset.selector;
        selectors[18] = WorldHandler.publishVersion.selector;
        selectors[19] = WorldHandler.proveFraud.selector;
        selectors[20] = WorldHandler.distribute.selector;
        // The heart of it more often.
        selectors[21] = TradeHandler.buyFromWallet.selector;
        selectors[22] = TradeHandler.buyFromWallet.selector;
        selectors[23] = TradeHandler.buyFromWallet.selector;
        selectors[24] = TradeHandler.deliver.selector;
        selectors[25] = TradeHandler.deliver.selector;
        selectors[26] = TradeHandler.settle.selector;
        selectors[27] = TradeHandler.refund.selector;
        selectors[28] = WorldHandler.distribute.selector;
        selectors[29] = LotHandler.holdLicences.selector;
        selectors[30] = LotHandler.holdLicences.selector;
        selectors[31] = LotHandler.holdAsset.selector;
        selectors[32] = LotHandler.award.selector;
        selectors[33] = LotHandler.award.selector;
        selectors[34] = LotHandler.award.selector;
        selectors[35] = LotHandler.returnLot.selector;
    }

    // ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice The vault holds exactly what it owes, and what was donated to it; nobody's part differs from the ghost's.
    function invariant_VaultCoversAllClaimsExactly() public view {
        uint256 owed = 0;
        for (uint256 i = 0; i < store.accountCount(); ++i) {
            address account = store.accounts(i);
            assertEq(vault.balanceOf(account), store.credit(account), "credit");
            owed += vault.balanceOf(account);
        }
        assertCompartment(address(escrow), store.locked(address(escrow)));
        assertCompartment(address(venue), store.locked(address(venue)));
        owed += store.locked(address(escrow)) + store.locked(address(venue));
        for (uint256 i = 0; i < store.poolCount(); ++i) {
            PoolId pool = store.pools(i);
            assertPool(pool, store.poolNet(pool), store.poolFee(pool));
            owed += store.poolNet(pool) + store.poolFee(pool);
        }
        assertEq(ftns.balanceOf(address(vault)), owed + store.donated(), "balance = owed + donated");
    }

    /// @notice What buyers paid is waiting, refunded, fee or revenue, to the last base unit; no other contract holds FTNS.
    function invariant_SalesConserveMoney() public view {
        uint256 waiting = 0;
        uint256 bonds = 0;
        for (uint256 i = 0; i < store.saleCount(); ++i) {
            SaleModel memory model = store.sale(i);
            Sale memory sale = escrow.saleOf(model.id);
            bool waits = model.state == SaleState.AwaitingKey || model.state == SaleState.Delivered;
            if (waits) waiting += model.amount;
            if (waits || model.state == SaleState.Held) bonds += model.bond;
            if (model.isLot && model.contentWindow == 0 && model.state == SaleState.Settled) {
                assertTrue(sale.state == SaleState.None && sale.seller == address(0), "an open lot is forgotten");
                continue;
            }
            assertTrue(sale.state == model.state, "state");
            assertEq(sale.deadline, model.deadline, "deadline");
            assertEq(sale.amount, model.amount, "amount");
            assertEq(sale.bond, model.bond, "bond");
            assertEq(sale.feeBps, model.feeBps, "fee");
        }
        assertEq(
            store.locked(address(escrow)),
            waiting + bonds,
            "the escrow holds the waiting sales and all bonds at stake"
        );
        assertEq(
            store.paidIn(),
            waiting + store.refunded() + store.accruedNet() + store.accruedFee() + store.resaleRoyalties(),
            "paid = waiting + refunded + revenue + fee + resale royalties"
        );
        assertEq(ftns.balanceOf(address(escrow)), 0, "escrow");
        assertEq(ftns.balanceOf(address(listings)), 0, "listings");
        assertEq(ftns.balanceOf(address(splitter)), 0, "splitter");
    }

    /// @notice An asset is locked exactly while it is held or waits for its key, and is its seller's until then.
    function invariant_AnAssetIsLockedWhileItIsALot() public view {
        for (uint256 i = 0; i < store.saleCount(); ++i) {
            SaleModel memory model = store.sale(i);
            AssetId asset = model.terms.assetOf();
            assertEq(registry.stateOf(asset).locked, store.isLocked(asset), "locked");
            bool open = model.state == SaleState.Held || model.state == SaleState.AwaitingKey;
            if (!model.isTitle || !(open || model.state == SaleState.Delivered)) continue;
            assertTrue(store.isLocked(asset), "a lot is locked");
            assertEq(registry.ownerOf(AssetId.unwrap(asset)), model.seller, "owner");
        }
    }

    /// @notice A holder has exactly what settled sales brought.
    function invariant_LicencesComeFromSettledSalesOnly() public view {
        for (uint256 t = 0; t < store.termsCount(); ++t) {
            TermsId terms = store.terms(t);
            uint256 unitsPerPack = licences.termsOf(terms).unitsPerPack;
            for (uint256 i = 0; i < store.accountCount(); ++i) {
                address holder = store.accounts(i);
                uint256 units = store.units(terms, holder) * (unitsPerPack == 0 ? 1 : unitsPerPack);
                assertEq(licences.licenceOf(terms, holder).quantity, units, "licence");
            }
        }
    }

    /// @notice With every party absent for ever, a stranger finishes every sale, and everybody can take out all that is theirs.
    function afterInvariant() public {
        vm.warp(block.timestamp + 60 days);
        for (uint256 i = 0; i < store.saleCount(); ++i) {
            SaleModel memory model = store.sale(i);
            if (model.state == SaleState.Held) venue.returnLot(model.id, treasury);
            if (model.state == SaleState.AwaitingKey) escrow.refund(model.id);
            if (model.state != SaleState.Delivered) continue;
            if (registry.isFraudulent(model.terms.assetOf(), model.version)) escrow.refund(model.id);
            else escrow.settle(model.id);
        }
        assertCompartment(address(escrow), 0);
        for (uint256 i = 0; i < store.accountCount(); ++i) {
            address account = store.accounts(i);
            uint256 credit = vault.balanceOf(account);
            if (credit == 0) continue;
            vm.prank(account);
            assertEq(vault.withdraw(account, type(uint256).max), credit, "withdrawn");
        }
    }
}
