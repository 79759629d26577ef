// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Category} from "../../contracts/registry/IAssetRegistry.sol";
import {MarketTest} from "./MarketTest.sol";

/// @notice Base of the tests of trust: the market with auditors in it.
abstract contract TrustTest is MarketTest {
    uint96 internal constant BOND = 1_000e18; // FTNS base units, the policy's default
    bytes32 internal constant CREDENTIALS = "who I am";
    bytes32 internal constant OFFENCE = "offence";

    address internal auditor = makeAddr("auditor");

    function setUp() public virtual override {
        super.setUp();
        fund(auditor);
    }

    /// @dev The set of one domain.
    function domainOf(Category category) internal pure returns (uint8) {
        return uint8(1 << uint256(category));
    }

    function register(address account, uint8 domains) internal {
        vm.prank(account);
        auditors.register(domains, CREDENTIALS);
    }

    /// @dev A registered auditor of models with `amount` bonded.
    function enrol(address account, uint256 amount) internal {
        register(account, domainOf(Category.Model));
        vm.prank(account);
        auditors.bond(amount);
    }

    function slash(address account, bytes32 offence, uint256 amount) internal returns (uint256) {
        vm.prank(timelock);
        return auditors.slash(account, offence, amount);
    }

    function assertStake(address account, uint256 stake, uint256 unbonding) internal view {
        assertEq(auditors.auditorOf(account).stake, stake, "stake");
        assertEq(auditors.auditorOf(account).unbonding, unbonding, "unbonding");
    }
}
