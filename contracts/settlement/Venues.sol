// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {SaleId, saleId} from "../libraries/Ids.sol";
import {IEscrow} from "./IEscrow.sol";

/// @title Venues
/// @notice The escrow's list of the contracts that may open sales, and their numbering of sales. See `IEscrow`.
abstract contract Venues is IEscrow, AccessManaged {
    /// @dev One slot: asking whether a venue is admitted and counting its sales touch the same word.
    struct Venue {
        // slot 0
        uint16 index; // from 1; 0 = never admitted
        bool admitted;
        uint48 sales; // numbered so far
    }

    mapping(address venue => Venue) private _venues;

    uint16 private _venueCount;

    /// @inheritdoc IEscrow
    function admitVenue(address venue) external restricted {
        Venue storage record = _venues[venue];
        if (record.admitted) revert Escrow_VenueAlreadyAdmitted(venue);

        // A venue that comes back keeps its number, and goes on counting.
        if (record.index == 0) record.index = ++_venueCount;
        record.admitted = true;
        emit VenueAdmitted(venue, record.index);
    }

    /// @inheritdoc IEscrow
    function retireVenue(address venue) external restricted {
        Venue storage record = _venues[venue];
        if (!record.admitted) revert Escrow_VenueNotAdmitted(venue);

        record.admitted = false;
        emit VenueRetired(venue);
    }

    /// @inheritdoc IEscrow
    function venueOf(address venue) external view returns (uint16 index, bool admitted, uint48 sales) {
        Venue storage record = _venues[venue];
        return (record.index, record.admitted, record.sales);
    }

    /// @return index the caller's number. Reverts unless the caller is an admitted venue.
    function _requireVenue() internal view returns (uint16 index) {
        Venue storage venue = _venues[msg.sender];
        if (!venue.admitted) revert Escrow_CallerIsNotVenue(msg.sender);
        return venue.index;
    }

    /// @dev Whether the caller numbered this sale. It may be retired since.
    function _isOwn(SaleId sale) internal view returns (bool) {
        return _venues[msg.sender].index == sale.venueIndex();
    }

    /// @dev The number of the caller's next sale that waits for its key, or for its price.
    function _nextSale() internal returns (SaleId) {
        Venue storage venue = _venues[msg.sender];
        return saleId(venue.index, ++venue.sales);
    }
}
