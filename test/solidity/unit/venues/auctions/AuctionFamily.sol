// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {Split} from "../../../../../contracts/registry/IAssetRegistry.sol";
import {AuctionKind, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";
import {Sealed} from "../../../SealedArtifact.sol";

/// @notice Steps of the tests of what every kind of auction does alike. A kind says how it is created, bid in and brought to its decision. With one bid of the
/// starting price every kind sells for the starting price.
abstract contract AuctionFamilyTest is AuctionTest {
    /// @dev A contract that takes nothing and burns what it is given.
    bytes internal constant HOSTILE = hex"5b5f56"; // JUMPDEST PUSH0 JUMP: an endless loop

    /// @dev Of the lot of `createEncrypted`.
    uint256 internal constant BOND = START_PRICE / 20; // FTNS base units

    // ── what a kind says ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function auction() internal view virtual returns (IAuction);

    function expectedKind() internal pure virtual returns (AuctionKind);

    function createCall(Offer memory offer) internal view virtual returns (bytes memory);

    function bidCall(
        SaleId id,
        address bidder,
        uint96 fromCredit,
        bytes memory key,
        Split memory split_
    ) internal view virtual returns (bytes memory);

    /// @dev Lets the auction become decided: to its last undecided second, with every bid revealed.
    function decide(SaleId id, bytes memory key) internal virtual;

    /// @dev Timestamp (seconds) of the last undecided second of an auction that starts now.
    function undecidedUntil() internal view virtual returns (uint256);

    /// @dev Whether the first bid ends it.
    function endsWithABid() internal pure virtual returns (bool);

    /// @dev A bid with this key (the bidder's only one) is refused.
    function assertKeyRefused(SaleId id, bytes memory key, bytes memory reason) internal virtual;

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function create(Offer memory offer) internal returns (SaleId id) {
        return abi.decode(_call(seller, createCall(offer)), (SaleId));
    }

    function createDefault() internal returns (SaleId) {
        return create(offerOf(terms));
    }

    function bidAs(SaleId id, address bidder) internal {
        bidAs(id, bidder, "");
    }

    function bidAs(SaleId id, address bidder, bytes memory key) internal {
        _call(bidder, bidCall(id, bidder, 0, key, split()));
    }

    /// @dev Sells to the bidder.
    function sellTo(SaleId id, address bidder, bytes memory key) internal {
        bidAs(id, bidder, key);
        if (endsWithABid()) return;
        decide(id, key);
        vm.warp(block.timestamp + 1);
        auction().settle(id, key);
    }

    function _call(address caller, bytes memory data) internal returns (bytes memory answer) {
        bool ok;
        vm.prank(caller);
        (ok, answer) = address(auction()).call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    function assertRefused(address caller, bytes memory data, bytes memory reason) internal {
        vm.prank(caller);
        (bool ok, bytes memory answer) = address(auction()).call{gas: 10_000_000}(data);
        assertFalse(ok, "refused");
        assertEq(answer, reason, "reason");
    }

    function notRunning(SaleId id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, id);
    }

    /// @dev An auction of a licence of a sealed asset, with 100 FTNS of the seller's credit for the bond.
    function createEncrypted() internal returns (SaleId id, Sealed memory artifact) {
        artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, 100e18);
        id = createDefault();
    }
}
