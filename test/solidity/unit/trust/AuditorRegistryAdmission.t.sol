// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Category} from "../../../../contracts/registry/IAssetRegistry.sol";
import {
    Admission,
    Affiliate,
    Auditor,
    AuditorKind,
    IAuditorRegistry
} from "../../../../contracts/trust/IAuditorRegistry.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice Who is an auditor, for what, and whom it is close to.
contract AuditorRegistryAdmissionTest is TrustTest {
    function _byVote() private {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.AuditorAdmission, 1);
    }

    function _admit(address account, AuditorKind kind) private {
        vm.prank(timelock);
        auditors.admit(account, kind);
    }

    function assertAdmission(address account, Admission expected) private view {
        assertEq(uint256(auditors.auditorOf(account).admission), uint256(expected), "admission");
    }

    function assertClose(address account, bool expected, string memory reason) private view {
        (address[] memory accounts, ) = auditors.accountsOf(auditor, 0);
        bool found;
        for (uint256 i = 0; i < accounts.length; ++i) found = found || accounts[i] == account;
        assertEq(found, expected, reason);
    }

    function test_Constructor_RevertWhen_TheTreasuryIsZero() public {
        vm.expectRevert(IAuditorRegistry.AuditorRegistry_ZeroTreasury.selector);
        deploy("AuditorRegistry", abi.encode(manager, policy, ftns, vault, reputation, address(0)));
    }

    // ── admission ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Register_AdmitsAtOnceWhilePolicyIsOpen() public {
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AuditorRegistered(auditor, Admission.Admitted, 3, CREDENTIALS);
        register(auditor, 3);
        Auditor memory record = auditors.auditorOf(auditor);
        assertEq(record.domains, 3, "domains");
        assertEq(record.credentials, CREDENTIALS, "credentials");
        assertEq(uint256(record.kind), uint256(AuditorKind.Independent), "kind");
        assertEq(auditors.rosterSize(), 0, "not drawn without a bond");
    }

    function test_Register_WaitsForAVoteWherePolicySaysSo() public {
        _byVote();
        enrol(auditor, BOND);
        assertAdmission(auditor, Admission.Candidate);
        assertEq(auditors.weightOf(auditor, 0), 0, "not drawn");
        assertEq(auditors.rosterSize(), 0, "not on the roster");

        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AuditorAdmitted(auditor, AuditorKind.Independent);
        _admit(auditor, AuditorKind.Independent);
        assertAdmission(auditor, Admission.Admitted);
        assertEq(auditors.weightOf(auditor, 0), 1, "drawn");
        assertEq(auditors.rosterSize(), 1, "on the roster");
    }

    function test_Register_ACandidateTriesAgainOncePolicyIsOpen() public {
        _byVote();
        enrol(auditor, BOND);
        vm.prank(auditor);
        auditors.changeDomains(2);
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.AuditorAdmission, 0);
        register(auditor, 4);
        assertAdmission(auditor, Admission.Admitted);
        skip(15 days);
        assertEq(auditors.weightOf(auditor, 2), 1, "the domains of the second try");
        assertEq(auditors.weightOf(auditor, 1), 0, "a change that was due is gone");
    }

    function test_Register_RevertWhen_Admitted() public {
        register(auditor, 1);
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_AlreadyRegistered.selector, auditor));
        register(auditor, 1);
    }

    function test_Register_RevertWhen_Expelled() public {
        register(auditor, 1);
        vm.prank(timelock);
        auditors.expel(auditor, "reason");
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_Expelled.selector, auditor));
        register(auditor, 1);
    }

    function test_Register_RevertWhen_DomainsAreNoneOrUnknown() public {
        uint8[3] memory domains = [0, 32, 255];
        for (uint256 i = 0; i < domains.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_InvalidDomains.selector, domains[i])
            );
            register(auditor, domains[i]);
        }
        register(auditor, 31);
    }

    function test_Register_RevertWhen_CredentialsAreEmpty() public {
        vm.expectRevert(IAuditorRegistry.AuditorRegistry_EmptyCredentials.selector);
        vm.prank(auditor);
        auditors.register(1, 0);
    }

    function test_Admit_NamesAGovernmentAuditor() public {
        enrol(auditor, BOND);
        _admit(auditor, AuditorKind.Government);
        assertEq(uint256(auditors.auditorOf(auditor).kind), uint256(AuditorKind.Government), "kind");
        assertEq(auditors.rosterSize(), 1, "drawn as before");
        vm.prank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_AlreadyAdmitted.selector, auditor));
        auditors.admit(auditor, AuditorKind.Government);
    }

    function test_Admit_RevertWhen_NotRegistered() public {
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_NotRegistered.selector, auditor));
        _admit(auditor, AuditorKind.Independent);
    }

    function test_Expel_TakesOffTheRosterUntilAVoteAdmitsAgain() public {
        enrol(auditor, BOND);
        _admit(auditor, AuditorKind.Government);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AuditorExpelled(auditor, "reason");
        vm.prank(timelock);
        auditors.expel(auditor, "reason");
        assertAdmission(auditor, Admission.Expelled);
        assertEq(uint256(auditors.auditorOf(auditor).kind), uint256(AuditorKind.Independent), "no kind either");
        assertEq(auditors.rosterSize(), 0, "off the roster");
        assertEq(auditors.weightOf(auditor, 0), 0, "not drawn");

        vm.startPrank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_Expelled.selector, auditor));
        auditors.expel(auditor, "reason");
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_NotRegistered.selector, stranger));
        auditors.expel(stranger, "reason");
        vm.stopPrank();
        _admit(auditor, AuditorKind.Independent);
        assertEq(auditors.rosterSize(), 1, "back");
    }

    function test_SetCredentials_ReplacesThem() public {
        register(auditor, 1);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.CredentialsChanged(auditor, "newer");
        vm.startPrank(auditor);
        auditors.setCredentials("newer");
        vm.expectRevert(IAuditorRegistry.AuditorRegistry_EmptyCredentials.selector);
        auditors.setCredentials(0);
        vm.stopPrank();
        assertEq(auditors.auditorOf(auditor).credentials, "newer", "credentials");
    }

    // ── domains ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ChangeDomains_CountsAfterTheDelay() public {
        enrol(auditor, BOND);
        uint8 dataset = uint8(Category.Dataset);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.DomainsChanging(auditor, domainOf(Category.Dataset), uint40(START + 14 days));
        vm.prank(auditor);
        auditors.changeDomains(domainOf(Category.Dataset));
        vm.warp(START + 14 days - 1);
        assertEq(auditors.weightOf(auditor, 0), 1, "still models");
        assertEq(auditors.weightOf(auditor, dataset), 0, "not yet data");
        vm.warp(START + 14 days);
        assertEq(auditors.weightOf(auditor, 0), 0, "models no longer");
        assertEq(auditors.weightOf(auditor, dataset), 1, "data");
    }

    function test_ChangeDomains_ReplacesAChangeThatIsDue() public {
        enrol(auditor, BOND);
        vm.startPrank(auditor);
        auditors.changeDomains(2);
        skip(15 days);
        auditors.changeDomains(4);
        assertEq(auditors.weightOf(auditor, 1), 1, "the first one had come");
        skip(5 days);
        auditors.changeDomains(8);
        skip(10 days);
        vm.stopPrank();
        assertEq(auditors.weightOf(auditor, 1), 1, "the second never came");
        assertEq(auditors.weightOf(auditor, 2), 0, "it was replaced");
        skip(5 days);
        assertEq(auditors.weightOf(auditor, 3), 1, "the third did");
    }

    function test_ChangeDomains_RevertWhen_Unknown() public {
        register(auditor, 1);
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_InvalidDomains.selector, uint8(64)));
        vm.prank(auditor);
        auditors.changeDomains(64);
    }

    // ── affiliates ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_AccountsOf_KnowsTheAuditorAndItsAffiliates() public {
        register(auditor, 1);
        assertClose(auditor, true, "itself");
        assertClose(stranger, false, "a stranger");
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AffiliateDeclared(auditor, stranger);
        vm.prank(auditor);
        auditors.declareAffiliate(stranger);
        assertClose(stranger, true, "an affiliate");
        assertClose(buyer, false, "another stranger");
    }

    function test_DropAffiliate_IsForgottenAfterTheDelay() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        auditors.declareAffiliate(stranger);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AffiliateDropped(auditor, stranger, uint40(START + 14 days));
        auditors.dropAffiliate(stranger);
        vm.warp(START + 14 days - 1);
        assertClose(stranger, true, "last second");
        vm.warp(START + 14 days);
        assertClose(stranger, false, "forgotten");

        auditors.declareAffiliate(buyer);
        vm.stopPrank();
        Affiliate[] memory list = auditors.affiliatesOf(auditor);
        assertEq(list.length, 1, "the lapsed entry was used again");
        assertEq(list[0].account, buyer, "by whom");
    }

    function test_DeclareAffiliate_TakesADropBack() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        auditors.declareAffiliate(stranger);
        auditors.dropAffiliate(stranger);
        auditors.declareAffiliate(stranger);
        vm.stopPrank();
        skip(100 days);
        assertClose(stranger, true, "declared");
        assertEq(auditors.affiliatesOf(auditor).length, 1, "one entry");
    }

    function test_DeclareAffiliate_RevertWhen_Declared() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        auditors.declareAffiliate(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_AlreadyAffiliate.selector, auditor, stranger)
        );
        auditors.declareAffiliate(stranger);
        vm.stopPrank();
    }

    function test_DeclareAffiliate_RevertWhen_NobodyOrItself() public {
        register(auditor, 1);
        address[2] memory wrong = [address(0), auditor];
        for (uint256 i = 0; i < wrong.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_InvalidAffiliate.selector, wrong[i])
            );
            vm.prank(auditor);
            auditors.declareAffiliate(wrong[i]);
        }
    }

    function test_DeclareAffiliate_RevertWhen_ThereAreEight() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        for (uint160 i = 1; i <= 8; ++i) auditors.declareAffiliate(address(i));
        vm.expectRevert(
            abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_TooManyAffiliates.selector, auditor, uint256(8))
        );
        auditors.declareAffiliate(address(9));
        auditors.dropAffiliate(address(3));
        vm.expectRevert(
            abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_TooManyAffiliates.selector, auditor, uint256(8))
        );
        auditors.declareAffiliate(address(9));
        skip(14 days);
        auditors.declareAffiliate(address(9));
        vm.stopPrank();
        assertClose(address(9), true, "in the place of the third");
    }

    function test_DropAffiliate_RevertWhen_NotDeclared() public {
        register(auditor, 1);
        bytes memory refused = abi.encodeWithSelector(
            IAuditorRegistry.AuditorRegistry_NotAffiliate.selector,
            auditor,
            stranger
        );
        vm.startPrank(auditor);
        vm.expectRevert(refused);
        auditors.dropAffiliate(stranger);
        auditors.declareAffiliate(stranger);
        auditors.dropAffiliate(stranger);
        vm.expectRevert(refused);
        auditors.dropAffiliate(stranger);
        vm.stopPrank();
    }

    function test_RevertWhen_ACallerIsNotRegistered() public {
        bytes memory refused = abi.encodeWithSelector(
            IAuditorRegistry.AuditorRegistry_NotRegistered.selector,
            stranger
        );
        vm.startPrank(stranger);
        vm.expectRevert(refused);
        auditors.setCredentials("newer");
        vm.expectRevert(refused);
        auditors.changeDomains(1);
        vm.expectRevert(refused);
        auditors.declareAffiliate(buyer);
        vm.expectRevert(refused);
        auditors.unbond(1);
        vm.stopPrank();
    }
}
