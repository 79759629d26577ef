// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Auditor} from "../../../../contracts/trust/IAuditorRegistry.sol";
import {TrustTest} from "../../TrustTest.sol";

contract AuditorRegistryFuzzTest is TrustTest {
    function testFuzz_SlashTakesWhatIsThereAndNoMore(uint96 bonded, uint96 leaving, uint256 amount) public {
        bonded = uint96(bound(bonded, 1, WALLET));
        leaving = uint96(bound(leaving, 0, bonded));
        enrol(auditor, bonded);
        if (leaving != 0) {
            vm.prank(auditor);
            auditors.unbond(leaving);
        }
        uint256 slashed = slash(auditor, OFFENCE, amount);
        assertEq(slashed, amount < bonded ? amount : bonded, "the smaller");
        uint256 fromBonded = slashed < bonded - leaving ? slashed : bonded - leaving;
        assertStake(auditor, bonded - leaving - fromBonded, leaving - (slashed - fromBonded));
        assertEq(vault.balanceOf(treasury), slashed, "treasury");
        assertCompartment(address(auditors), bonded - slashed);
    }

    function testFuzz_WeightIsWholeBondsInTheDomainsOnly(uint96 bonded, uint8 domains, uint8 domain) public {
        bonded = uint96(bound(bonded, 1, WALLET));
        domains = uint8(bound(domains, 1, 31));
        domain = uint8(bound(domain, 0, 4));
        register(auditor, domains);
        vm.prank(auditor);
        auditors.bond(bonded);
        uint256 bonds = bonded / BOND < 4 ? bonded / BOND : 4;
        assertEq(auditors.weightOf(auditor, domain), (domains >> domain) & 1 == 1 ? bonds : 0, "weight");
        Auditor memory record = auditors.auditorOf(auditor);
        assertEq(record.seat != 0, bonds != 0, "on the roster");
    }

    /// @dev Each of up to eight affiliates is declared in a block of its own, some are dropped, and some of those forgotten.
    function testFuzz_AccountsAreItselfThenThoseDeclaredBeforeTheBlock(
        uint8 count,
        uint8 dropped,
        uint8 asked,
        bool forgotten
    ) public {
        count = uint8(bound(count, 0, 8));
        asked = uint8(bound(asked, 0, 12));
        register(auditor, 1);
        uint256 first = block.number;
        for (uint160 i = 0; i < count; ++i) {
            vm.roll(first + i);
            vm.startPrank(auditor);
            auditors.declareAffiliate(address(1 + i));
            if ((dropped >> i) & 1 == 1) auditors.dropAffiliate(address(1 + i));
            vm.stopPrank();
        }
        if (forgotten) skip(14 days);
        (address[] memory accounts, uint256 early) = auditors.accountsOf(auditor, uint48(first + asked));
        assertEq(accounts[0], auditor, "itself");
        uint256 expected = 1;
        uint256 seen;
        for (uint256 i = 0; i < count; ++i) expected += forgotten && (dropped >> i) & 1 == 1 ? 0 : 1;
        assertEq(accounts.length, expected, "all that are not forgotten");
        for (uint256 i = 1; i < accounts.length; ++i) {
            uint256 number = uint160(accounts[i]) - 1;
            assertEq(i < early, number < asked, "those before the block first");
            assertEq((seen >> number) & 1, 0, "once");
            seen |= 1 << number;
        }
    }

    /// @dev Whatever is bonded, unbonded and slashed: what counts as settled has been bonded for the whole day before.
    function testFuzz_SettledStakeWasThereForADay(uint256[12] calldata amounts, uint32[12] calldata waits) public {
        register(auditor, 1);
        uint256[13] memory times;
        uint256[13] memory stakes;
        times[0] = block.timestamp;
        for (uint256 i = 0; i < 12; ++i) {
            skip(waits[i] % 16 hours);
            uint256 stake = auditors.backingOf(auditor, false);
            vm.prank(auditor);
            if (amounts[i] % 3 != 0 || stake == 0) auditors.bond(bound(amounts[i], 1, 3_000e18));
            else if (amounts[i] % 2 == 0) auditors.unbond(bound(amounts[i], 1, stake));
            else auditors.setCredentials(CREDENTIALS);
            if (amounts[i] % 7 == 0) slash(auditor, bytes32(i), bound(amounts[i], 0, 2_000e18));
            (times[i + 1], stakes[i + 1]) = (block.timestamp, auditors.backingOf(auditor, false));
            uint256 least = stakes[i + 1];
            for (uint256 j = i + 1; j > 0 && times[j] + 1 days > block.timestamp; --j) {
                if (stakes[j - 1] < least) least = stakes[j - 1];
            }
            assertLe(auditors.backingOf(auditor, true), least, "there for a day");
        }
        skip(1 days);
        assertEq(auditors.backingOf(auditor, true), auditors.backingOf(auditor, false), "all, after a day");
    }
}
