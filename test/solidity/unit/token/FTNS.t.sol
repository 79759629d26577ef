// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

import {Allocation, FTNS} from "../../../../contracts/token/FTNS.sol";
import {Test} from "../../Test.sol";

contract FTNSTest is Test {
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    FTNS private ftns;
    address private treasury = makeAddr("treasury");
    address private founder = makeAddr("founder");
    address private spender = makeAddr("spender");

    function setUp() public {
        vm.warp(1_800_000_000);
        ftns = _deploy(_allocation(treasury, 900_000_000e18, founder, 100_000_000e18));
    }

    // ── constructor ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Constructor_MintsTheWholeSupplyToTheAllocation() public view {
        assertEq(ftns.name(), "FTNS", "name");
        assertEq(ftns.symbol(), "FTNS", "symbol");
        assertEq(uint256(ftns.decimals()), 18, "decimals");
        assertEq(ftns.totalSupply(), 1_000_000_000e18, "supply");
        assertEq(ftns.TOTAL_SUPPLY(), 1_000_000_000e18, "stated supply");
        assertEq(ftns.balanceOf(treasury), 900_000_000e18, "treasury");
        assertEq(ftns.balanceOf(founder), 100_000_000e18, "founder");
    }

    function test_Constructor_AddsUpAnAccountNamedTwice() public {
        FTNS twice = _deploy(_allocation(founder, 1e18, founder, 999_999_999e18));
        assertEq(twice.balanceOf(founder), 1_000_000_000e18, "founder");
    }

    function test_RevertWhen_AllocationIsShort() public {
        _expectMismatch(1_000_000_000e18 - 1);
        _deploy(_allocation(treasury, 900_000_000e18, founder, 100_000_000e18 - 1));
    }

    function test_RevertWhen_AllocationIsOver() public {
        _expectMismatch(1_000_000_000e18 + 1);
        _deploy(_allocation(treasury, 900_000_000e18, founder, 100_000_000e18 + 1));
    }

    function test_RevertWhen_AllocationIsEmpty() public {
        _expectMismatch(0);
        _deploy(new Allocation[](0));
    }

    function test_RevertWhen_AllocationNamesTheZeroAddress() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        _deploy(_allocation(treasury, 900_000_000e18, address(0), 100_000_000e18));
    }

    // ── nobody rules it ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_HasNoOwnerNoMintNoBurnNoVotes() public {
        string[7] memory absent = [
            "owner()",
            "mint(address,uint256)",
            "burn(uint256)",
            "authority()",
            "pause()",
            "getVotes(address)",
            "delegate(address)"
        ];
        for (uint256 i = 0; i < absent.length; ++i) {
            (bool ok, ) = address(ftns).call(abi.encodeWithSelector(bytes4(keccak256(bytes(absent[i]))), founder, 1));
            assertFalse(ok, absent[i]);
        }
    }

    // ── transfer ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Transfer_MovesTheExactAmount() public {
        vm.prank(founder);
        ftns.transfer(treasury, 1e18);
        assertEq(ftns.balanceOf(founder), 100_000_000e18 - 1e18, "founder");
        assertEq(ftns.balanceOf(treasury), 900_000_000e18 + 1e18, "treasury");
    }

    function test_RevertWhen_TransferExceedsTheBalance() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector,
                founder,
                100_000_000e18,
                100_000_000e18 + 1
            )
        );
        vm.prank(founder);
        ftns.transfer(treasury, 100_000_000e18 + 1);
    }

    // ── permit ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Permit_IsAcceptedInTheLastSecond() public {
        _permit(5e18, block.timestamp);
        assertEq(ftns.allowance(founder, spender), 5e18, "allowance");
        assertEq(ftns.nonces(founder), 1, "nonce");
    }

    function test_RevertWhen_PermitIsOneSecondLate() public {
        uint256 deadline = block.timestamp - 1;
        (uint8 v, bytes32 r, bytes32 s) = _sign(5e18, 0, deadline);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        ftns.permit(founder, spender, 5e18, deadline, v, r, s);
    }

    function test_RevertWhen_PermitIsUsedTwice() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _sign(5e18, 0, deadline);
        ftns.permit(founder, spender, 5e18, deadline, v, r, s);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        ftns.permit(founder, spender, 5e18, deadline, v, r, s);
    }

    function test_RevertWhen_PermitIsForAnotherChain() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _sign(5e18, 0, deadline);
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        ftns.permit(founder, spender, 5e18, deadline, v, r, s);
    }

    function test_RevertWhen_PermitValueIsChanged() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _sign(5e18, 0, deadline);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        ftns.permit(founder, spender, 5e18 + 1, deadline, v, r, s);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _deploy(Allocation[] memory allocation) private returns (FTNS) {
        return FTNS(deploy("FTNS", abi.encode(allocation)));
    }

    function _allocation(
        address first,
        uint256 firstAmount,
        address second,
        uint256 secondAmount
    ) private pure returns (Allocation[] memory allocation) {
        allocation = new Allocation[](2);
        allocation[0] = Allocation(first, firstAmount);
        allocation[1] = Allocation(second, secondAmount);
    }

    function _expectMismatch(uint256 allocated) private {
        vm.expectRevert(abi.encodeWithSelector(FTNS.FTNS_AllocationMismatch.selector, allocated, 1_000_000_000e18));
    }

    function _permit(uint256 value, uint256 deadline) private {
        (uint8 v, bytes32 r, bytes32 s) = _sign(value, ftns.nonces(founder), deadline);
        ftns.permit(founder, spender, value, deadline, v, r, s);
    }

    function _sign(uint256 value, uint256 nonce, uint256 deadline) private returns (uint8, bytes32, bytes32) {
        (, uint256 key) = makeAccount("founder");
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, founder, spender, value, nonce, deadline));
        return vm.sign(key, keccak256(abi.encodePacked(hex"1901", ftns.DOMAIN_SEPARATOR(), structHash)));
    }
}
