// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../contracts/libraries/Ids.sol";
import {Split} from "../../contracts/registry/IAssetRegistry.sol";
import {CompartmentRole} from "../../contracts/settlement/IVault.sol";
import {AuctionOutcome, IAuction, Offer} from "../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../contracts/venues/auctions/IDutchAuction.sol";
import {IEnglishAuction} from "../../contracts/venues/auctions/IEnglishAuction.sol";
import {MarketTest} from "./MarketTest.sol";
import {VmLog} from "./Vm.sol";

/// @notice Base of the tests of auctions: one of each kind, wired as the deployment wires them, and an open asset of the seller with two
/// contributors and perpetual terms.
abstract contract AuctionTest is MarketTest {
    uint96 internal constant START_PRICE = 100e18; // FTNS base units
    uint96 internal constant FLOOR = 10e18; // FTNS base units
    uint32 internal constant DAY = 24 hours;
    uint40 internal constant UNWIND_DELAY = 30 days;

    IEnglishAuction internal english;
    IDutchAuction internal dutch;
    ICommitRevealAuction internal sealedBid;
    ICommitRevealAuction internal vickrey;

    address internal rival = makeAddr("rival");

    AssetId internal asset;
    TermsId internal terms;

    function setUp() public virtual override {
        super.setUp();
        bytes memory venueArguments = abi.encode(ftns, vault, escrow, splitter);
        bytes memory sealedArguments = abi.encode(ftns, vault, escrow, splitter, policy, reputation);
        english = IEnglishAuction(_admit(deploy("EnglishAuction", venueArguments)));
        dutch = IDutchAuction(_admit(deploy("DutchAuction", venueArguments)));
        sealedBid = ICommitRevealAuction(_admit(deploy("SealedBidAuction", sealedArguments)));
        vickrey = ICommitRevealAuction(_admit(deploy("VickreyAuction", sealedArguments)));
        vm.startPrank(timelock);
        reputation.setReporter(address(sealedBid), true);
        reputation.setReporter(address(vickrey), true);
        vm.stopPrank();

        ftns.transfer(rival, WALLET);
        allowAuctions(buyer);
        allowAuctions(stranger);
        allowAuctions(rival);
        asset = publishOpen(contributorsOf(2), noParents());
        terms = createTerms(asset, perpetual());
    }

    function _admit(address auction) private returns (address) {
        vm.startPrank(timelock);
        vault.admit(auction, CompartmentRole.Venue);
        escrow.admitVenue(auction);
        vm.stopPrank();
        return auction;
    }

    /// @dev Infinite allowances from the wallet and from the credit in the vault.
    function allowAuctions(address account) internal {
        address[4] memory auctions = [address(english), address(dutch), address(sealedBid), address(vickrey)];
        vm.startPrank(account);
        for (uint256 i = 0; i < auctions.length; ++i) {
            ftns.approve(auctions[i], type(uint256).max);
            vault.approve(auctions[i], type(uint256).max);
        }
        vm.stopPrank();
    }

    // ── offers ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One unit under the terms, for 24 hours from `START_PRICE`, without another reserve.
    function offerOf(TermsId what) internal pure returns (Offer memory offer) {
        offer.terms = what;
        offer.quantity = 1;
        offer.version = 1;
        offer.startingPrice = START_PRICE;
    }

    /// @dev The split of every asset in these tests.
    function split() internal pure returns (Split memory) {
        return Split({contributors: contributorsOf(2), parents: noParents()});
    }

    // ── sealed bids ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function seedOf(address bidder) internal pure returns (bytes32) {
        return keccak256(abi.encode("seed", bidder));
    }

    /// @dev The salt binds the key of a bid for an encrypted lot.
    function saltOf(address bidder, bytes memory key) internal pure returns (bytes32) {
        return key.length == 0 ? seedOf(bidder) : keccak256(abi.encode(seedOf(bidder), keccak256(key)));
    }

    function commitAs(
        ICommitRevealAuction auction,
        SaleId id,
        address bidder,
        uint96 value,
        uint96 collateral
    ) internal returns (CommittedBid memory committed) {
        committed.bidder = bidder;
        committed.commitment = auction.commitmentOf(id, bidder, value, seedOf(bidder));
        committed.collateral = collateral;
        vm.prank(bidder);
        committed.ordinal = auction.commit(id, committed.commitment, collateral, 0, 0, split());
    }

    function reveal(ICommitRevealAuction auction, SaleId id, CommittedBid memory committed, uint96 value) internal {
        auction.reveal(id, committed, value, seedOf(committed.bidder), "");
    }

    // ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Call `vm.recordLogs` before. Exactly one `AuctionEnded` was logged since, and it says this.
    function assertEnded(address auction, SaleId id, AuctionOutcome outcome, address winner, uint96 price) internal {
        VmLog[] memory logs = vm.getRecordedLogs();
        uint256 found = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IAuction.AuctionEnded.selector) continue;
            ++found;
            assertEq(logs[i].emitter, auction, "emitter");
            assertEq(uint256(logs[i].topics[1]), SaleId.unwrap(id), "auction");
            assertEq(address(uint160(uint256(logs[i].topics[2]))), winner, "winner");
            (uint8 actual, uint96 paid) = abi.decode(logs[i].data, (uint8, uint96));
            assertEq(actual, uint8(outcome), "outcome");
            assertEq(paid, price, "price");
        }
        assertEq(found, 1, "one terminal event");
    }

    /// @dev Neither FTNS nor money of bids is left in a contract that runs no auction.
    function assertOwesNothing(address auction) internal view {
        assertEq(ftns.balanceOf(auction), 0, "an auction contract never holds FTNS");
        assertCompartment(auction, 0);
    }

    function assertWealth(address account, uint256 expected, string memory reason) internal view {
        assertEq(ftns.balanceOf(account) + vault.balanceOf(account), expected, reason);
    }
}
