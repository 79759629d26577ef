// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Allocation, FTNS} from "../../../../contracts/token/FTNS.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {Test} from "../../Test.sol";

/// @notice Moves FTNS between four accounts by transfers, allowances and attempts without one, and keeps books of its own.
contract FTNSHandler is Test {
    FTNS private immutable TOKEN;

    address[4] public actors;
    mapping(address account => uint256) public balances;
    mapping(address owner => mapping(address spender => uint256)) public allowances;

    constructor(FTNS token, address[4] memory actors_) {
        TOKEN = token;
        actors = actors_;
        balances[actors_[0]] = token.balanceOf(actors_[0]);
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        (address payer, address payee) = (_actor(from), _actor(to));
        amount = bound(amount, 0, balances[payer]);
        vm.prank(payer);
        TOKEN.transfer(payee, amount);
        _book(payer, payee, amount);
    }

    function approve(uint256 owner, uint256 spender, uint256 amount) external {
        vm.prank(_actor(owner));
        TOKEN.approve(_actor(spender), amount);
        allowances[_actor(owner)][_actor(spender)] = amount;
    }

    function transferFrom(uint256 owner, uint256 spender, uint256 to, uint256 amount) external {
        (address payer, address caller, address payee) = (_actor(owner), _actor(spender), _actor(to));
        amount = bound(amount, 0, balances[payer]);
        uint256 allowed = allowances[payer][caller];
        vm.prank(caller);
        try TOKEN.transferFrom(payer, payee, amount) {
            assertGe(allowed, amount, "spent beyond the allowance");
            if (allowed != type(uint256).max) allowances[payer][caller] = allowed - amount;
            _book(payer, payee, amount);
        } catch {
            assertLt(allowed, amount, "refused within the allowance");
        }
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[seed % 4];
    }

    function _book(address payer, address payee, uint256 amount) private {
        balances[payer] -= amount;
        balances[payee] += amount;
    }
}

contract FTNSInvariantTest is InvariantTest {
    FTNS private ftns;
    FTNSHandler private handler;
    address[4] private actors = [makeAddr("one"), makeAddr("two"), makeAddr("three"), makeAddr("four")];

    function setUp() public {
        Allocation[] memory allocation = new Allocation[](1);
        allocation[0] = Allocation(actors[0], 1_000_000_000e18);
        ftns = FTNS(deploy("FTNS", abi.encode(allocation)));
        handler = new FTNSHandler(ftns, actors);
        targetContract(address(handler));
    }

    function invariant_BalancesAreTheBooksAndSumUpToTheFixedSupply() public view {
        uint256 sum;
        for (uint256 i = 0; i < actors.length; ++i) {
            assertEq(ftns.balanceOf(actors[i]), handler.balances(actors[i]), "balance");
            sum += ftns.balanceOf(actors[i]);
        }
        assertEq(sum, 1_000_000_000e18, "sum");
        assertEq(ftns.totalSupply(), 1_000_000_000e18, "supply");
    }
}
