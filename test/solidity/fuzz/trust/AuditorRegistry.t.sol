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

    function testFuzz_ConflictIsExactlyMembership(address party, address affiliate, bool declared) public {
        vm.assume(affiliate != address(0) && affiliate != auditor);
        register(auditor, 1);
        if (declared) {
            vm.prank(auditor);
            auditors.declareAffiliate(affiliate);
        }
        address[] memory parties = new address[](1);
        parties[0] = party;
        bool expected = party == auditor || (declared && party == affiliate);
        assertEq(auditors.isConflicted(auditor, parties), expected, "the party");
        parties[0] = affiliate;
        assertEq(auditors.isConflicted(auditor, parties), declared, "the affiliate");
    }
}
