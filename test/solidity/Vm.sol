// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A log recorded by `Vm.recordLogs`.
struct VmLog {
    bytes32[] topics;
    bytes data;
    address emitter;
}

/// @title Vm
/// @notice The cheatcodes that the Solidity tests use, out of those Hardhat's test runner offers. Declared here because
/// forge-std does not run on it from npm.
interface Vm {
    // ── block ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    function warp(uint256 timestamp) external;
    function roll(uint256 number) external;
    function chainId(uint256 id) external;

    // ── callers and accounts ─────────────────────────────────────────────────────────────────────────────────────────────────
    function prank(address caller) external;
    function startPrank(address caller) external;
    function stopPrank() external;
    function deal(address account, uint256 weiAmount) external;
    function etch(address account, bytes calldata code) external;
    function label(address account, string calldata name) external;

    /// @notice Creation code of a compiled contract, by name or `File.sol:Name`.
    function getCode(string calldata artifact) external view returns (bytes memory);

    // ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    function addr(uint256 privateKey) external pure returns (address);
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
    function load(address account, bytes32 slot) external view returns (bytes32);
    function store(address account, bytes32 slot, bytes32 value) external;
    function record() external;
    function accesses(address account) external returns (bytes32[] memory reads, bytes32[] memory writes);

    // ── expectations ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    function expectRevert() external;
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata revertData) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectEmit() external;
    function expectEmit(address emitter) external;
    function expectCall(address callee, bytes calldata data) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (VmLog[] memory);
    function mockCall(address callee, bytes calldata data, bytes calldata returnData) external;
    function mockCallRevert(address callee, bytes calldata data, bytes calldata revertData) external;
    function clearMockedCalls() external;

    // ── fuzzing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
    function assume(bool condition) external pure;

    // ── files (test/vectors and cache/auctions only) ─────────────────────────────────────────────────────────────────────────
    function readFile(string calldata path) external view returns (string memory);
    function readFileBinary(string calldata path) external view returns (bytes memory);
    function parseJsonBytes(string calldata json, string calldata key) external pure returns (bytes memory);
    function parseJsonBytes32(string calldata json, string calldata key) external pure returns (bytes32);
    function parseJsonBytes32Array(string calldata json, string calldata key) external pure returns (bytes32[] memory);
    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);
    function parseJsonAddress(string calldata json, string calldata key) external pure returns (address);
    function parseJsonString(string calldata json, string calldata key) external pure returns (string memory);
    function keyExistsJson(string calldata json, string calldata key) external view returns (bool);
    function toString(uint256 value) external pure returns (string memory);

    // ── state ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    function snapshotState() external returns (uint256 id);
    function revertToState(uint256 id) external returns (bool);

    // ── gas ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    /// @notice Makes every address and slot that was touched so far cold again.
    function cool(address account) external;

    // ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────────────────
    function assertTrue(bool condition, string calldata reason) external pure;
    function assertFalse(bool condition, string calldata reason) external pure;
    function assertEq(bool left, bool right, string calldata reason) external pure;
    function assertEq(uint256 left, uint256 right, string calldata reason) external pure;
    function assertEq(int256 left, int256 right, string calldata reason) external pure;
    function assertEq(address left, address right, string calldata reason) external pure;
    function assertEq(bytes32 left, bytes32 right, string calldata reason) external pure;
    function assertEq(string calldata left, string calldata right, string calldata reason) external pure;
    function assertEq(bytes calldata left, bytes calldata right, string calldata reason) external pure;
    function assertNotEq(uint256 left, uint256 right, string calldata reason) external pure;
    function assertNotEq(address left, address right, string calldata reason) external pure;
    function assertNotEq(bytes32 left, bytes32 right, string calldata reason) external pure;
    function assertLt(uint256 left, uint256 right, string calldata reason) external pure;
    function assertLe(uint256 left, uint256 right, string calldata reason) external pure;
    function assertGt(uint256 left, uint256 right, string calldata reason) external pure;
    function assertGe(uint256 left, uint256 right, string calldata reason) external pure;
    function assertApproxEqAbs(uint256 left, uint256 right, uint256 maxDelta, string calldata reason) external pure;
}
