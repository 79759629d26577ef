// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {FTNS} from "../../../../contracts/token/FTNS.sol";
import {AuditorRegistry} from "../../../../contracts/trust/AuditorRegistry.sol";
import {Admission, Auditor, AuditorKind} from "../../../../contracts/trust/IAuditorRegistry.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {Test} from "../../Test.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice Auditors bond, leave, are slashed, admitted and expelled in any order, while votes change what is asked of them. Remembers
/// what went in and out.
contract AuditorHandler is Test {
    uint256 private constant AUDITORS = 5;

    AuditorRegistry private immutable _auditors;
    MarketPolicy private immutable _policy;
    Vault private immutable _vault;
    FTNS private immutable _ftns;
    address private immutable _timelock;

    uint256 public bonded; // FTNS base units that ever came in
    uint256 public slashed; // that went to the treasury
    uint256 public withdrawn; // that left as credit
    uint256 public offences;
    bool public slashedTwice;
    bool public leftTooEarly;

    mapping(address auditor => uint256) public leavesNotBefore; // timestamp (seconds)

    constructor(AuditorRegistry auditors, MarketPolicy policy, Vault vault, FTNS ftns, address timelock) {
        (_auditors, _policy, _vault, _ftns, _timelock) = (auditors, policy, vault, ftns, timelock);
    }

    function accountAt(uint256 index) public pure returns (address) {
        return address(uint160(0xa0d1700 + (index % AUDITORS)));
    }

    function accountCount() external pure returns (uint256) {
        return AUDITORS;
    }

    function register(uint256 who, uint8 domains) external {
        vm.prank(accountAt(who));
        try _auditors.register(uint8(bound(domains, 1, 31)), "credentials") {} catch {}
    }

    function bond(uint256 who, uint256 amount) external {
        address account = accountAt(who);
        amount = bound(amount, 1, 5_000e18);
        _ftns.transfer(account, amount);
        vm.startPrank(account);
        _ftns.approve(address(_auditors), amount);
        try _auditors.bond(amount) {
            bonded += amount;
        } catch {}
        vm.stopPrank();
    }

    function unbond(uint256 who, uint256 share) external {
        address account = accountAt(who);
        uint256 amount = (uint256(_auditors.auditorOf(account).stake) * bound(share, 0, 100)) / 100;
        vm.prank(account);
        try _auditors.unbond(amount) {
            leavesNotBefore[account] = block.timestamp + _policy.get(IMarketPolicy.Parameter.UnbondingDelay);
        } catch {}
    }

    function withdraw(uint256 who) external {
        address account = accountAt(who);
        uint256 before = _vault.balanceOf(account);
        vm.prank(account);
        try _auditors.withdraw() {
            withdrawn += _vault.balanceOf(account) - before;
            if (block.timestamp < leavesNotBefore[account]) leftTooEarly = true;
        } catch {}
    }

    function slash(uint256 who, uint256 offence, uint256 amount) external {
        address account = accountAt(who);
        bytes32 id = bytes32(offence % 8);
        uint256 available = _auditors.slashableOf(account);
        vm.prank(_timelock);
        try _auditors.slash(account, id, bound(amount, 0, 10_000e18)) returns (uint256 taken) {
            assertLe(taken, available, "more than the stake");
            slashed += taken;
            ++offences;
        } catch {
            return;
        }
        vm.prank(_timelock);
        try _auditors.slash(account, id, 1) {
            slashedTwice = true;
        } catch {}
    }

    function judge(uint256 who, bool expel, bool government) external {
        vm.prank(_timelock);
        if (expel) try _auditors.expel(accountAt(who), "reason") {} catch {}
        else {
            AuditorKind kind = government ? AuditorKind.Government : AuditorKind.Independent;
            try _auditors.admit(accountAt(who), kind) {} catch {}
        }
    }

    function vote(bool open, uint256 required) external {
        vm.startPrank(_timelock);
        _policy.set(IMarketPolicy.Parameter.AuditorAdmission, open ? 0 : 1);
        _policy.set(IMarketPolicy.Parameter.AuditorBond, bound(required, 100, 3_000));
        vm.stopPrank();
        for (uint256 i = 0; i < AUDITORS; ++i) _auditors.sync(accountAt(i));
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 1 hours, 40 days));
    }
}

/// @notice Stake, unbonding stake, slashes and the roster, whatever happens.
contract AuditorRegistryInvariantTest is TrustTest, InvariantTest {
    AuditorHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new AuditorHandler(auditors, policy, vault, ftns, timelock);
        ftns.transfer(address(handler), 500_000_000e18);
        targetContract(address(handler));
    }

    function invariant_TheCompartmentHoldsExactlyTheStakes() public view {
        uint256 owed;
        for (uint256 i = 0; i < handler.accountCount(); ++i) owed += auditors.slashableOf(handler.accountAt(i));
        assertCompartment(address(auditors), owed);
        assertEq(owed + handler.slashed() + handler.withdrawn(), handler.bonded(), "in = out + held");
        assertEq(vault.balanceOf(treasury), handler.slashed(), "every slash is the treasury's");
    }

    function invariant_NobodyIsSlashedTwiceForOneOffenceNorLeavesTooEarly() public view {
        assertFalse(handler.slashedTwice(), "twice");
        assertFalse(handler.leftTooEarly(), "too early");
    }

    function invariant_TheRosterIsWhoeverMayBeDrawn() public view {
        uint256 required = policy.get(IMarketPolicy.Parameter.AuditorBond) * 1e18;
        uint256 drawable;
        for (uint256 i = 0; i < handler.accountCount(); ++i) {
            address account = handler.accountAt(i);
            Auditor memory record = auditors.auditorOf(account);
            bool expected = record.admission == Admission.Admitted && record.stake >= required;
            assertEq(record.seat != 0, expected, "on the roster");
            if (!expected) continue;
            ++drawable;
            assertEq(auditors.rosterAt(record.seat - 1), account, "its place");
        }
        assertEq(auditors.rosterSize(), drawable, "nobody else");
    }
}
