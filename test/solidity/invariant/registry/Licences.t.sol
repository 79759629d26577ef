// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

import {AssetId, isLotHolder, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {AssetStatus} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Licence, LicenceKind, Terms} from "../../../../contracts/registry/ILicences.sol";
import {Licences} from "../../../../contracts/registry/Licences.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";
import {Test} from "../../Test.sol";
import {VmLog} from "../../Vm.sol";

/// @notice A sale that waits for its key, or a lot that waits for its buyer.
struct Reservation {
    uint256 index;
    address holder;
    uint32 quantity;
}

/// @notice Issues, reserves, settles, releases, transfers and consumes licences on one asset in any order, while time passes, terms
/// close, the asset is taken down and the issuer retires. Keeps books from the events alone.
contract LicencesHandler is Test {
    uint256 public constant TERMS = 7;

    Licences private immutable LICENCES;
    AssetRegistry private immutable REGISTRY;
    AssetId private immutable ASSET;
    address private immutable TIMELOCK;
    address private immutable ISSUER;

    TermsId[TERMS] public terms;
    address[3] public holders;
    Reservation[] private _reservations;
    uint64 private _lots;
    mapping(uint256 index => mapping(address holder => uint256)) public balances;
    mapping(uint256 index => uint256) public minted; // balance ever given out
    bool public exclusivityBroken;

    constructor(
        Licences licences,
        AssetRegistry registry,
        AssetId asset,
        address timelock,
        address issuer,
        TermsId[TERMS] memory terms_,
        address[3] memory holders_
    ) {
        (LICENCES, REGISTRY, ASSET, TIMELOCK, ISSUER) = (licences, registry, asset, timelock, issuer);
        (terms, holders) = (terms_, holders_);
    }

    // ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function issue(uint256 index, uint256 who, uint256 quantity, bool granted) external {
        (index, quantity) = (index % TERMS, bound(quantity, 1, 3));
        address holder = holders[who % 3];
        bool free = _isFree(index, holder);
        bool expected = free && _hasSupply(index, holder, quantity, false) && !LICENCES.termsOf(terms[index]).closed;
        expected = expected && (granted ? _isLive() : LICENCES.isIssuer(ISSUER));

        vm.recordLogs();
        vm.prank(granted ? _owner() : ISSUER);
        (bool ok, ) = address(LICENCES).call(
            granted
                ? abi.encodeCall(Licences.grant, (terms[index], holder, uint32(quantity)))
                : abi.encodeCall(Licences.issueAtOnce, (terms[index], holder, uint32(quantity), 1, 1))
        );
        assertEq(ok, expected, "issued if and only if it may be");
        if (ok && !free) exclusivityBroken = true;
        _book();
    }

    function reserve(uint256 index, uint256 who, uint256 quantity) external {
        (index, quantity) = (index % TERMS, bound(quantity, 1, 3));
        address holder = holders[who % 3];
        bool free = _isFree(index, holder);
        bool expected = free && _hasSupply(index, holder, quantity, true) && !LICENCES.termsOf(terms[index]).closed;
        expected = expected && LICENCES.isIssuer(ISSUER);

        vm.prank(ISSUER);
        (bool ok, ) = address(LICENCES).call(
            abi.encodeCall(Licences.reserve, (terms[index], holder, uint32(quantity)))
        );
        assertEq(ok, expected, "reserved if and only if it may be");
        if (!ok) return;
        if (!free) exclusivityBroken = true;
        _reservations.push(Reservation(index, holder, uint32(quantity)));
    }

    /// @dev A lot has no seat and no licence yet: its holder is new each time.
    function hold(uint256 index, uint256 quantity) external {
        (index, quantity) = (index % TERMS, bound(quantity, 1, 3));
        address lot = SaleId.wrap((uint64(1) << 48) | ++_lots).lotHolder();
        bool free = _isFree(index, lot);
        bool expected = free && _hasSupply(index, lot, quantity, true) && !LICENCES.termsOf(terms[index]).closed;
        expected = expected && LICENCES.isIssuer(ISSUER);

        vm.prank(ISSUER);
        (bool ok, ) = address(LICENCES).call(abi.encodeCall(Licences.reserve, (terms[index], lot, uint32(quantity))));
        assertEq(ok, expected, "held if and only if it may be");
        if (!ok) return;
        if (!free) exclusivityBroken = true;
        _reservations.push(Reservation(index, lot, uint32(quantity)));
    }

    /// @dev Must never revert. A lot goes to any holder.
    function settle(uint256 which, uint256 who, uint256 age) external {
        if (_reservations.length == 0) return;
        Reservation memory sale = _take(which);
        address buyer = isLotHolder(sale.holder) ? holders[who % 3] : sale.holder;
        uint40 start = uint40(block.timestamp - bound(age, 0, 5 days));
        vm.recordLogs();
        vm.prank(ISSUER);
        LICENCES.issueReserved(terms[sale.index], sale.holder, buyer, sale.quantity, 1, start, 1);
        _book();
    }

    /// @dev Must never revert.
    function release(uint256 which) external {
        if (_reservations.length == 0) return;
        Reservation memory sale = _take(which);
        vm.prank(ISSUER);
        LICENCES.release(terms[sale.index], sale.holder, sale.quantity);
    }

    // ── holders ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function transfer(uint256 index, uint256 from, uint256 to, uint256 caller, uint256 value) external {
        index = index % TERMS;
        (address sender, address recipient) = (holders[from % 3], holders[to % 3]);
        value = bound(value, 0, balances[index][sender] + 1);
        vm.recordLogs();
        vm.prank(holders[caller % 3]);
        try LICENCES.safeTransferFrom(sender, recipient, TermsId.unwrap(terms[index]), value, "") {
            assertEq(holders[caller % 3], sender, "moved by a stranger");
        } catch {}
        _book();
    }

    function consume(uint256 who, uint256 caller, uint256 units) external {
        uint256 index = 4; // metered
        address holder = holders[who % 3];
        units = bound(units, 0, balances[index][holder] + 1);
        vm.recordLogs();
        vm.prank(holders[caller % 3]);
        try LICENCES.consume(terms[index], holder, uint64(units), "") {
            assertEq(holders[caller % 3], holder, "consumed by a stranger");
        } catch {}
        _book();
    }

    // ── what comes up in between ─────────────────────────────────────────────────────────────────────────────────────────────

    function wait(uint256 secs) external {
        skip(bound(secs, 0, 40 days));
    }

    function upset(uint256 what, uint256 index) external {
        if (what % 8 == 0 && !LICENCES.termsOf(terms[index % TERMS]).closed) {
            vm.prank(_owner());
            LICENCES.closeTerms(terms[index % TERMS]);
        } else if (what % 8 == 1) {
            bool live = _isLive();
            vm.prank(TIMELOCK);
            if (live) REGISTRY.takeDown(ASSET, "reason");
            else REGISTRY.restore(ASSET, "appeal");
        } else if (what % 8 == 2) {
            bool active = LICENCES.isIssuer(ISSUER);
            vm.prank(TIMELOCK);
            LICENCES.setIssuer(ISSUER, !active);
        }
    }

    // ── what is remembered ───────────────────────────────────────────────────────────────────────────────────────────────────

    function reserved(uint256 index) external view returns (uint256 count, uint256 quantity) {
        for (uint256 i = 0; i < _reservations.length; ++i) {
            if (_reservations[i].index != index) continue;
            ++count;
            quantity += _reservations[i].quantity;
        }
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _owner() private view returns (address) {
        return REGISTRY.ownerOf(AssetId.unwrap(ASSET));
    }

    function _isLive() private view returns (bool) {
        return REGISTRY.stateOf(ASSET).status == AssetStatus.Live;
    }

    /// @dev Nobody else has the asset exclusively, live or reserved. Terms 5 and 6 are the exclusive ones.
    function _isFree(uint256 index, address holder) private view returns (bool) {
        for (uint256 i = 0; i < _reservations.length; ++i) {
            if (_reservations[i].index >= 5) return false;
        }
        for (uint256 i = 0; i < holders.length; ++i) {
            if (LICENCES.isValid(terms[5], holders[i])) return false;
            if (LICENCES.isValid(terms[6], holders[i])) return index == 6 && holders[i] == holder;
        }
        return true;
    }

    function _hasSupply(
        uint256 index,
        address holder,
        uint256 quantity,
        bool seatMayBeHeld
    ) private view returns (bool) {
        Terms memory t = LICENCES.termsOf(terms[index]);
        if (t.supplyCap == 0) return true;
        uint256 needed = quantity;
        if (t.kind == LicenceKind.Subscription) {
            needed = balances[index][holder] > 0 ? 0 : 1;
            for (uint256 i = 0; seatMayBeHeld && i < _reservations.length; ++i) {
                if (_reservations[i].index == index && _reservations[i].holder == holder) needed = 0;
            }
        }
        return t.issued + needed <= t.supplyCap;
    }

    function _take(uint256 which) private returns (Reservation memory sale) {
        uint256 i = which % _reservations.length;
        sale = _reservations[i];
        _reservations[i] = _reservations[_reservations.length - 1];
        _reservations.pop();
    }

    /// @dev Keeps the balances as an indexer would: from TransferSingle alone.
    function _book() private {
        VmLog[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IERC1155.TransferSingle.selector) continue;
            (uint256 id, uint256 value) = abi.decode(logs[i].data, (uint256, uint256));
            (address from, address to) = (_address(logs[i].topics[2]), _address(logs[i].topics[3]));
            uint256 index = uint16(id) - 1;
            if (from == address(0)) minted[index] += value;
            else balances[index][from] -= value;
            if (to != address(0)) balances[index][to] += value;
        }
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}

contract LicencesInvariantTest is RegistryTest, InvariantTest {
    uint256 private constant TERMS = 7;

    LicencesHandler private handler;
    AssetId private asset;
    TermsId[TERMS] private terms;
    bytes32[TERMS] private created;
    address[3] private holders = [makeAddr("one"), makeAddr("two"), makeAddr("three")];

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
        TermsInput[TERMS] memory inputs = [
            perpetual(),
            perpetual(),
            subscription(),
            subscription(),
            metered(),
            exclusivePerpetual(),
            exclusiveSubscription()
        ];
        inputs[1].supplyCap = 5;
        inputs[3].supplyCap = 2;
        inputs[4].supplyCap = 9;
        for (uint256 i = 0; i < TERMS; ++i) {
            terms[i] = createTerms(asset, inputs[i]);
            created[i] = _hashOf(terms[i]);
        }
        handler = new LicencesHandler(licences, registry, asset, timelock, issuer, terms, holders);
        targetContract(address(handler));
    }

    function invariant_TermsNeverChangeAndSupplyIsWhatWasIssuedAndReserved() public view {
        for (uint256 i = 0; i < TERMS; ++i) {
            Terms memory t = licences.termsOf(terms[i]);
            assertEq(_hashOf(terms[i]), created[i], "terms");
            if (t.supplyCap == 0) {
                assertEq(t.issued, 0, "not counted");
                continue;
            }
            assertLe(t.issued, t.supplyCap, "cap");
            (uint256 sales, uint256 quantity) = handler.reserved(i);
            if (t.kind == LicenceKind.Subscription) {
                assertGe(t.issued, handler.minted(i), "every holder has a seat");
                assertLe(t.issued, handler.minted(i) + sales, "every seat is taken or held");
            } else {
                uint256 factor = t.kind == LicenceKind.Metered ? t.unitsPerPack : 1;
                assertEq(t.issued * factor, handler.minted(i) + quantity * factor, "issued and reserved");
            }
        }
    }

    function invariant_BalancesFollowTheEventsAndNothingExpiredIsValid() public view {
        for (uint256 i = 0; i < TERMS; ++i) {
            LicenceKind kind = licences.termsOf(terms[i]).kind;
            for (uint256 h = 0; h < holders.length; ++h) {
                Licence memory licence = licences.licenceOf(terms[i], holders[h]);
                uint256 balance = handler.balances(i, holders[h]);
                assertEq(licence.quantity, balance, "licence");
                assertEq(licences.balanceOf(holders[h], TermsId.unwrap(terms[i])), balance, "balance");
                bool valid = licences.isValid(terms[i], holders[h]);
                if (kind == LicenceKind.Subscription) {
                    assertLe(balance, 1, "one at most");
                    assertEq(valid, balance == 1 && block.timestamp < licence.expiresAt, "valid until the end");
                } else {
                    assertEq(valid, balance > 0, "valid");
                    assertEq(licence.expiresAt, 0, "no end");
                }
            }
        }
    }

    function invariant_AtMostOneExclusiveLicenceIsLive() public view {
        uint256 live;
        uint256 until;
        for (uint256 h = 0; h < holders.length; ++h) {
            if (licences.isValid(terms[5], holders[h])) (live, until) = (live + 1, type(uint32).max);
            if (!licences.isValid(terms[6], holders[h])) continue;
            (live, until) = (live + 1, licences.licenceOf(terms[6], holders[h]).expiresAt);
        }
        (uint256 forEver, ) = handler.reserved(5);
        (uint256 forATime, ) = handler.reserved(6);
        if (forEver + forATime > 0) until = type(uint32).max;
        assertLe(live, 1, "live");
        assertLe(forEver + forATime, 1, "reserved");
        assertFalse(handler.exclusivityBroken(), "issued to somebody else");

        uint256 recorded = registry.stateOf(asset).exclusiveUntil;
        if (until > 0) assertEq(recorded, until, "exclusive until");
        else assertLe(recorded, block.timestamp, "free again");
    }

    /// @dev All but what may change: whether they are closed, and the count.
    function _hashOf(TermsId id) private view returns (bytes32) {
        Terms memory t = licences.termsOf(id);
        (t.closed, t.issued) = (false, 0);
        return keccak256(abi.encode(t));
    }
}
