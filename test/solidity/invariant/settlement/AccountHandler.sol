// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../../../../contracts/libraries/Ids.sol";
import {Handler} from "./Handler.sol";

/// @title AccountHandler
/// @notice Money in and out past the sales: deposits, withdrawals, donations, and a venue that does with its role whatever it can.
abstract contract AccountHandler is Handler {
    function deposit(uint256 payerSeed, uint256 accountSeed, uint256 amount) external {
        address payer = actorAt(payerSeed);
        uint256 wallet = sys.ftns.balanceOf(payer);
        if (wallet == 0) return;
        amount = bound(amount, 1, wallet / 4 + 1);
        vm.prank(payer);
        sys.vault.deposit(actorAt(accountSeed), amount);
        store.addCredit(actorAt(accountSeed), amount);
        store.count("deposit");
    }

    function withdraw(uint256 accountSeed, uint256 recipientSeed, uint256 amount, bool all) external {
        address account = store.accounts(accountSeed % store.accountCount());
        uint256 credit = store.credit(account);
        if (!all) amount = bound(amount, 0, credit + 2);
        uint256 expected = all ? credit : amount;
        vm.prank(account);
        try sys.vault.withdraw(actorAt(recipientSeed), all ? type(uint256).max : amount) returns (uint256 paid) {
            assertAnswer(true, expected != 0 && expected <= credit, "withdraw");
            assertEq(paid, expected, "paid");
            store.takeCredit(account, paid);
        } catch {
            assertAnswer(false, expected != 0 && expected <= credit, "withdraw");
        }
    }

    /// @dev FTNS sent straight to the vault belongs to nobody, whatever comes after.
    function donate(uint256 actorSeed, uint256 amount) external {
        address donor = actorAt(actorSeed);
        amount = bound(amount, 0, sys.ftns.balanceOf(donor) / 100);
        vm.prank(donor);
        sys.ftns.transfer(address(sys.vault), amount);
        store.donate(amount);
        store.count("donate");
    }

    // ── a faulty venue ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One transaction of it: some money in, several attempts to take. It must never get more than it put in.
    function venueTakes(uint256 payerSeed, uint256 paid, uint256 first, uint256 second, PoolId pool) external {
        address payer = actorAt(payerSeed);
        paid = bound(paid, 0, sys.ftns.balanceOf(payer) / 100);
        first = bound(first, 0, paid + 2);
        second = bound(second, 0, paid + 2);
        pool = PoolId.wrap(PoolId.unwrap(pool) % 8);
        address[] memory targets = new address[](4);
        bytes[] memory calls = new bytes[](4);
        for (uint256 i = 0; i < 4; ++i) targets[i] = address(sys.faultyVenue);
        calls[0] = abi.encodeCall(sys.faultyVenue.expectAndTransfer, (payer, paid));
        calls[1] = abi.encodeCall(sys.faultyVenue.lock, (first));
        calls[2] = abi.encodeCall(sys.vault.expectPayment, ());
        targets[2] = address(sys.vault);
        calls[3] = abi.encodeCall(sys.faultyVenue.accrue, (pool, second, 0));
        // Separate transactions: the transient table is empty in the next one.
        try this.transact(targets, calls) {
            assertAnswer(true, first + second <= paid, "venueTakes");
            store.lock(address(sys.faultyVenue), first);
            store.fill(pool, second, 0);
            store.donate(paid - first - second); // what is left on the table belongs to nobody
        } catch {
            assertAnswer(false, first + second <= paid, "venueTakes");
        }
    }

    function transact(address[] calldata targets, bytes[] calldata calls) external {
        sys.faultyVenue.batch(targets, calls);
    }

    function venuePays(uint256 accountSeed, uint256 amount, bool intoPool) external {
        uint256 available = store.locked(address(sys.faultyVenue));
        amount = bound(amount, 0, available + 2);
        address account = actorAt(accountSeed);
        PoolId pool = PoolId.wrap(uint64(accountSeed % 8));
        bool accepted;
        if (intoPool) {
            try sys.faultyVenue.accrueLocked(pool, amount, 0) {
                accepted = true;
            } catch {}
        } else {
            try sys.faultyVenue.release(account, amount) {
                accepted = true;
            } catch {}
        }
        assertAnswer(accepted, amount <= available, "venuePays");
        if (!accepted) return;
        store.unlock(address(sys.faultyVenue), amount);
        if (intoPool) store.fill(pool, amount, 0);
        else store.addCredit(account, amount);
    }

    /// @dev Nobody has approved it: it can draw nothing but nothing.
    function venueDraws(uint256 accountSeed, uint256 amount) external {
        address account = store.accounts(accountSeed % store.accountCount());
        amount = bound(amount, 1, store.credit(account) + 1);
        try sys.faultyVenue.draw(account, amount) {
            assertAnswer(true, false, "venueDraws");
        } catch {
            store.count("venueDrawsRefused");
        }
    }
}
