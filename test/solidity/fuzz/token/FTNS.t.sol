// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Allocation, FTNS} from "../../../../contracts/token/FTNS.sol";
import {Test} from "../../Test.sol";

contract FTNSFuzzTest is Test {
    uint256 private constant SUPPLY = 1_000_000_000e18;
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    FTNS private ftns;
    address private holder = makeAddr("holder");

    function setUp() public {
        vm.warp(1_800_000_000);
        ftns = _deploy(_whole());
    }

    function testFuzz_ConstructorWantsTheWholeSupply(uint256 first, uint256 second) public {
        first = bound(first, 0, SUPPLY);
        second = bound(second, 0, SUPPLY);
        Allocation[] memory allocation = new Allocation[](2);
        allocation[0] = Allocation(holder, first);
        allocation[1] = Allocation(address(this), second);
        if (first + second != SUPPLY) {
            vm.expectRevert(abi.encodeWithSelector(FTNS.FTNS_AllocationMismatch.selector, first + second, SUPPLY));
            _deploy(allocation);
            allocation[1].amount = SUPPLY - first;
        }
        assertEq(_deploy(allocation).totalSupply(), SUPPLY, "supply");
    }

    function testFuzz_TransferTouchesNoThirdAccount(address to, uint256 amount, address third) public {
        vm.assume(to != address(0) && third != to && third != holder);
        amount = bound(amount, 0, SUPPLY);
        uint256 thirdBefore = ftns.balanceOf(third);
        vm.prank(holder);
        ftns.transfer(to, amount);
        assertEq(ftns.balanceOf(third), thirdBefore, "third");
        assertEq(ftns.balanceOf(holder), to == holder ? SUPPLY : SUPPLY - amount, "holder");
        assertEq(ftns.balanceOf(to), to == holder ? SUPPLY : amount, "recipient");
    }

    function testFuzz_PermitIsWorthNothingFromAnybodyElse(uint256 key, uint256 value, address spender) public {
        key = bound(key, 1, 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140);
        vm.assume(vm.addr(key) != holder && spender != address(0));
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, holder, spender, value, 0, block.timestamp));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            key,
            keccak256(abi.encodePacked(hex"1901", ftns.DOMAIN_SEPARATOR(), structHash))
        );
        vm.expectRevert();
        ftns.permit(holder, spender, value, block.timestamp, v, r, s);
        assertEq(ftns.allowance(holder, spender), 0, "allowance");
    }

    function _deploy(Allocation[] memory allocation) private returns (FTNS) {
        return FTNS(deploy("FTNS", abi.encode(allocation)));
    }

    function _whole() private view returns (Allocation[] memory allocation) {
        allocation = new Allocation[](1);
        allocation[0] = Allocation(holder, SUPPLY);
    }
}
