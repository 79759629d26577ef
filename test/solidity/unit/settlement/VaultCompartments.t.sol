// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {PoolId} from "../../../../contracts/libraries/Ids.sol";
import {Payout, Payouts} from "../../../../contracts/libraries/Payouts.sol";
import {Royalties, Royalty} from "../../../../contracts/libraries/Royalties.sol";
import {CompartmentRole, IVault} from "../../../../contracts/settlement/IVault.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Compartments, pools and who may touch them.
contract VaultCompartmentsTest is MarketTest {
    PoolId private constant POOL = PoolId.wrap((1 << 16) | 1);
    PoolId private constant PARENT = PoolId.wrap((2 << 16) | 1);

    address private alice = makeAddr("alice");
    address private bob = makeAddr("bob");

    function setUp() public override {
        super.setUp();
        vm.prank(timelock);
        vault.admit(address(venue), CompartmentRole.Venue);
    }

    function lockInVenue(uint256 amount) private {
        venue.expectAndTransfer(buyer, amount);
        venue.lock(amount);
    }

    function fillPool(uint256 net, uint256 fee) private {
        venue.expectAndTransfer(buyer, net + fee);
        venue.accrue(POOL, net, fee);
    }

    // ── release ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Release_CreditsAnAccount() public {
        lockInVenue(10);
        vm.expectEmit(address(vault));
        emit IVault.Released(address(venue), alice, 4);
        venue.release(alice, 4);
        assertEq(vault.balanceOf(alice), 4, "credit");
        assertCompartment(address(venue), 6);
    }

    function test_Release_RevertWhen_MoreThanIsLocked() public {
        lockInVenue(10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCompartment.selector, address(venue), 11, 10));
        venue.release(alice, 11);
    }

    function test_Release_RevertWhen_AccountIsZero() public {
        lockInVenue(10);
        vm.expectRevert(IVault.Vault_ZeroAddress.selector);
        venue.release(address(0), 1);
    }

    function test_Release_RevertWhen_CallerHasNoCompartment() public {
        lockInVenue(10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCompartment.selector, stranger, 1, 0));
        vm.prank(stranger);
        vault.release(stranger, 1);
    }

    // ── unlock ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One transaction of the venue: `unlocked` out of its compartment, then `taken` off the table into a pool.
    function unlockAndAccrue(uint256 unlocked, uint256 taken) private {
        address[] memory targets = new address[](2);
        bytes[] memory calls = new bytes[](2);
        (targets[0], targets[1]) = (address(venue), address(venue));
        calls[0] = abi.encodeCall(venue.unlock, (unlocked));
        calls[1] = abi.encodeCall(venue.accrue, (POOL, taken, 0));
        venue.batch(targets, calls);
    }

    function test_Unlock_PutsMoneyOfTheCompartmentOnTheTable() public {
        lockInVenue(10);
        unlockAndAccrue(6, 6);
        assertCompartment(address(venue), 4);
        assertPool(POOL, 6, 0);
    }

    function test_Unlock_IsAddedToWhatLiesThere() public {
        lockInVenue(10);
        address[] memory targets = new address[](4);
        bytes[] memory calls = new bytes[](4);
        for (uint256 i = 0; i < 4; ++i) targets[i] = address(venue);
        calls[0] = abi.encodeCall(venue.unlock, (3));
        calls[1] = abi.encodeCall(venue.expectAndTransfer, (buyer, 5));
        calls[2] = abi.encodeCall(venue.unlock, (2));
        calls[3] = abi.encodeCall(venue.accrue, (POOL, 10, 0));
        venue.batch(targets, calls);
        assertCompartment(address(venue), 5);
        assertPool(POOL, 10, 0);
    }

    function test_Unlock_RevertWhen_MoreIsTakenThanLiesOnTheTable() public {
        lockInVenue(10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, 7, 6));
        unlockAndAccrue(6, 7);
    }

    function test_Unlock_RevertWhen_MoreThanIsLocked() public {
        lockInVenue(10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCompartment.selector, address(venue), 11, 10));
        venue.unlock(11);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCompartment.selector, stranger, 1, 0));
        vm.prank(stranger);
        vault.unlock(1);
    }

    function test_Unlock_WorksForARetiredVenue() public {
        lockInVenue(10);
        vm.prank(timelock);
        vault.retire(address(venue));
        venue.unlock(10);
        assertCompartment(address(venue), 0);
    }

    // ── accrueLocked ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_AccrueLocked_MovesToThePool() public {
        lockInVenue(10);
        venue.accrueLocked(POOL, 7, 2);
        assertPool(POOL, 7, 2);
        assertCompartment(address(venue), 1);
    }

    function test_AccrueLocked_RevertWhen_MoreThanIsLocked() public {
        lockInVenue(10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCompartment.selector, address(venue), 11, 10));
        venue.accrueLocked(POOL, 9, 2);
    }

    // ── roles ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lock_RevertWhen_CallerIsNoVenue() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_CallerHasNoRole.selector, stranger, CompartmentRole.Venue));
        vm.prank(stranger);
        vault.lock(1);
    }

    function test_Accrue_RevertWhen_CallerIsNoVenue() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_CallerHasNoRole.selector, stranger, CompartmentRole.Venue));
        vm.prank(stranger);
        vault.accrue(POOL, 1, 0);
    }

    function test_Retire_StopsIncomeAndLetsItDrain() public {
        lockInVenue(10);
        vm.expectEmit(address(vault));
        emit IVault.CompartmentRetired(address(venue));
        vm.prank(timelock);
        vault.retire(address(venue));

        venue.expectAndTransfer(buyer, 1);
        bytes memory noRole = abi.encodeWithSelector(
            IVault.Vault_CallerHasNoRole.selector,
            address(venue),
            CompartmentRole.Venue
        );
        vm.expectRevert(noRole);
        venue.lock(1);
        vm.expectRevert(noRole);
        venue.accrue(POOL, 1, 0);

        venue.release(alice, 4);
        venue.accrueLocked(POOL, 5, 1);
        (uint256 balance, CompartmentRole role) = vault.compartmentOf(address(venue));
        assertEq(balance, 0, "drained");
        assertTrue(role == CompartmentRole.Retired, "role");
    }

    function test_Admit_RevertWhen_CallerIsNotTheTimelock() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        vault.admit(stranger, CompartmentRole.Venue);
    }

    function test_Retire_RevertWhen_CallerIsNotTheTimelock() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        vault.retire(address(venue));
    }

    function test_Admit_NamesTheRole() public {
        vm.expectEmit(address(vault));
        emit IVault.CompartmentAdmitted(alice, CompartmentRole.Venue);
        vm.prank(timelock);
        vault.admit(alice, CompartmentRole.Venue);
        (, CompartmentRole role) = vault.compartmentOf(alice);
        assertTrue(role == CompartmentRole.Venue, "role");
    }

    function test_Admit_RevertWhen_AddressIsZero() public {
        vm.expectRevert(IVault.Vault_ZeroAddress.selector);
        vm.prank(timelock);
        vault.admit(address(0), CompartmentRole.Venue);
    }

    function test_Admit_RevertWhen_RoleCannotBeGiven() public {
        vm.startPrank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InvalidRole.selector, CompartmentRole.None));
        vault.admit(alice, CompartmentRole.None);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InvalidRole.selector, CompartmentRole.Retired));
        vault.admit(alice, CompartmentRole.Retired);
    }

    function test_Admit_RevertWhen_AdmittedBefore() public {
        vm.startPrank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_AlreadyAdmitted.selector, address(venue)));
        vault.admit(address(venue), CompartmentRole.Venue);
        vault.retire(address(venue));
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_AlreadyAdmitted.selector, address(venue)));
        vault.admit(address(venue), CompartmentRole.Venue);
    }

    function test_Admit_RevertWhen_ThereIsADistributorAlready() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_DistributorIsFixed.selector, address(splitter)));
        vm.prank(timelock);
        vault.admit(alice, CompartmentRole.Distributor);
    }

    function test_Retire_RevertWhen_ItIsTheDistributor() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_DistributorIsFixed.selector, address(splitter)));
        vm.prank(timelock);
        vault.retire(address(splitter));
    }

    function test_Retire_RevertWhen_NotAdmitted() public {
        vm.startPrank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NotAdmitted.selector, alice));
        vault.retire(alice);
        vault.retire(address(venue));
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NotAdmitted.selector, address(venue)));
        vault.retire(address(venue));
    }

    // ── distribute ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function distribute(uint256 toAlice, uint256 toBob, uint256 royalty) private {
        Payout[] memory payouts = new Payout[](2);
        Royalty[] memory royalties = new Royalty[](1);
        payouts[0] = Payouts.make(alice, toAlice);
        payouts[1] = Payouts.make(bob, toBob);
        royalties[0] = Royalties.make(PARENT, royalty);
        vm.prank(address(splitter));
        vault.distribute(POOL, treasury, payouts, royalties);
    }

    function test_Distribute_EmptiesThePool() public {
        fillPool(100, 5);
        distribute(60, 30, 10);
        assertEq(vault.balanceOf(alice), 60, "alice");
        assertEq(vault.balanceOf(bob), 30, "bob");
        assertEq(vault.balanceOf(treasury), 5, "treasury");
        assertPool(PARENT, 10, 0);
        assertPool(POOL, 0, 0);
    }

    function test_Distribute_RevertWhen_PartsAreLessOrMoreThanThePool() public {
        fillPool(100, 5);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_PoolMismatch.selector, POOL, 99, 100));
        this.distributeExternally(60, 29, 10);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_PoolMismatch.selector, POOL, 101, 100));
        this.distributeExternally(60, 31, 10);
    }

    /// @dev Each amount has 96 bits: a sum that wraps around them to the right total is not the right total.
    function test_Distribute_RevertWhen_TheSumWrapsAround() public {
        fillPool(100, 5);
        uint256 sum = uint256(type(uint96).max) + 101;
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_PoolMismatch.selector, POOL, sum, 100));
        this.distributeExternally(type(uint96).max, 91, 10);
    }

    function distributeExternally(uint256 toAlice, uint256 toBob, uint256 royalty) external {
        distribute(toAlice, toBob, royalty);
    }

    function test_Distribute_RevertWhen_CallerIsNotTheDistributor() public {
        vm.expectRevert(
            abi.encodeWithSelector(IVault.Vault_CallerHasNoRole.selector, address(this), CompartmentRole.Distributor)
        );
        vault.distribute(POOL, treasury, new Payout[](0), new Royalty[](0));
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One slot a pool: net in the lower 120 bits, fee in the next, never zero once used.
    function test_Layout_APoolIsOneSlotThatStaysNonZero() public {
        fillPool(100, 5);
        vm.record();
        vault.poolOf(POOL);
        (bytes32[] memory reads, ) = vm.accesses(address(vault));
        uint256 word = uint256(vm.load(address(vault), reads[0]));
        assertEq(uint120(word), 100, "net");
        assertEq(uint120(word >> 120), 5, "fee");
        for (uint256 i = 0; i < reads.length; ++i) {
            assertEq(reads[i], reads[0], "one slot");
        }
        distribute(60, 30, 10);
        assertNotEq(vm.load(address(vault), reads[0]), 0, "non-zero");
    }
}
