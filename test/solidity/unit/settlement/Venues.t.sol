// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IEscrow} from "../../../../contracts/settlement/IEscrow.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Admission of venues to the escrow.
contract VenuesTest is MarketTest {
    address private market = makeAddr("another venue");

    function assertVenue(address account, uint256 index, bool admitted) private view {
        (uint16 actualIndex, bool actuallyAdmitted, ) = escrow.venueOf(account);
        assertEq(actualIndex, index, "index");
        assertEq(actuallyAdmitted, admitted, "admitted");
    }

    function test_AdmitVenue_NumbersThemFromOne() public {
        assertVenue(address(listings), 1, true);
        assertVenue(address(venue), 2, true);
        assertVenue(market, 0, false);
        vm.expectEmit(address(escrow));
        emit IEscrow.VenueAdmitted(market, 3);
        vm.prank(timelock);
        escrow.admitVenue(market);
        assertVenue(market, 3, true);
    }

    function test_AdmitVenue_GivesARetiredOneItsNumberBack() public {
        createTerms(publishOpen(contributorsOf(0), noParents()), perpetual());
        vm.startPrank(timelock);
        vm.expectEmit(address(escrow));
        emit IEscrow.VenueRetired(address(listings));
        escrow.retireVenue(address(listings));
        assertVenue(address(listings), 1, false);
        escrow.admitVenue(market);
        escrow.admitVenue(address(listings));
        assertVenue(address(listings), 1, true);
        assertVenue(market, 3, true);
    }

    function test_AdmitVenue_RevertWhen_Admitted() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VenueAlreadyAdmitted.selector, address(listings)));
        vm.prank(timelock);
        escrow.admitVenue(address(listings));
    }

    function test_RetireVenue_RevertWhen_NotAdmitted() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VenueNotAdmitted.selector, market));
        vm.prank(timelock);
        escrow.retireVenue(market);
    }

    function test_AdmitVenue_RevertWhen_CallerIsNotTheTimelock() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        escrow.admitVenue(market);
    }

    function test_RetireVenue_RevertWhen_CallerIsNotTheTimelock() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        escrow.retireVenue(address(listings));
    }
}
