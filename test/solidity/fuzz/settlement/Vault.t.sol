// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../../../../contracts/libraries/Ids.sol";
import {CompartmentRole} from "../../../../contracts/settlement/IVault.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Random things done to the table inside one transaction: never does more come off it than went on.
contract VaultFuzzTest is MarketTest {
    PoolId private constant POOL = PoolId.wrap((1 << 16) | 1);
    uint256 private constant CREDIT = 1_000e18;

    function setUp() public override {
        super.setUp();
        vm.prank(timelock);
        vault.admit(address(venue), CompartmentRole.Venue);
        vm.startPrank(stranger);
        vault.deposit(stranger, CREDIT);
        vault.approve(address(venue), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev Each step is one of: expectPayment, transfer, draw, deposit, withdraw, donate, lock, accrue. A test is one transaction, so that the
    /// table lives through all of them.
    function testFuzz_TheTableNeverGivesMoreThanItGot(uint256[24] memory steps) public {
        bool expecting = false;
        uint256 onTable = 0;
        uint256 orphaned = 0;
        uint256 taken = 0;
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 amount = (steps[i] >> 8) % 1e18;
            uint256 action = steps[i] % 8;
            if (action == 0) {
                vault.expectPayment();
                expecting = true;
            } else if (action == 1 || action == 2) {
                // A transfer or a donation: on the table if anybody expects a payment, else nobody's.
                vm.prank(buyer);
                ftns.transfer(address(vault), amount);
                if (expecting) onTable += amount;
                else orphaned += amount;
            } else if (action == 3) {
                if (amount > vault.balanceOf(stranger)) continue;
                venue.draw(stranger, amount);
                onTable += amount;
            } else if (action == 4) {
                vm.prank(buyer);
                vault.deposit(seller, amount + 1);
            } else if (action == 5) {
                uint256 credit = vault.balanceOf(seller);
                if (credit == 0) continue;
                vm.prank(seller);
                vault.withdraw(seller, 1 + (amount % credit));
            } else {
                uint256 wanted = amount % (onTable + onTable / 4 + 2);
                bool ok = take(action == 6, wanted);
                assertEq(ok, wanted <= onTable && (expecting || onTable > 0), "taking");
                if (!ok) continue;
                onTable -= wanted;
                taken += wanted;
            }
        }
        (uint256 locked, ) = vault.compartmentOf(address(venue));
        (uint256 net, ) = vault.poolOf(POOL);
        assertEq(locked + net, taken, "taken");
        uint256 owed = locked + net + vault.balanceOf(seller) + vault.balanceOf(stranger);
        assertEq(ftns.balanceOf(address(vault)), owed + onTable + orphaned, "balance");
    }

    function take(bool intoCompartment, uint256 amount) private returns (bool) {
        if (intoCompartment) {
            try venue.lock(amount) {
                return true;
            } catch {
                return false;
            }
        }
        try venue.accrue(POOL, amount, 0) {
            return true;
        } catch {
            return false;
        }
    }

    function testFuzz_WithdrawPaysExactly(uint256 deposited, uint256 withdrawn) public {
        deposited = bound(deposited, 1, WALLET);
        withdrawn = bound(withdrawn, 1, deposited);
        vm.startPrank(buyer);
        vault.deposit(buyer, deposited);
        vault.withdraw(seller, withdrawn);
        assertEq(vault.balanceOf(buyer), deposited - withdrawn, "credit");
        assertEq(ftns.balanceOf(seller), WALLET + withdrawn, "recipient");
        assertEq(ftns.balanceOf(address(vault)), CREDIT + deposited - withdrawn, "vault");
    }
}
