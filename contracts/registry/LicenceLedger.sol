// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";

import {isLotHolder, TermsId} from "../libraries/Ids.sol";
import {ILicences} from "./ILicences.sol";
import {LicenceRecord} from "./LicenceRecords.sol";
import {PackedTerms} from "./PackedTerms.sol";

/// @title LicenceLedger
/// @notice ERC-1155 over one-slot records: balances, transfers, and the writing of what was issued. Knows no asset and no issuer.
/// @dev The balances of the ERC-1155 base stay empty: a holder's balance lives in the one slot of the licence. Mappings are keyed
/// by the whole uint256 token id, so that no id is ever cut.
abstract contract LicenceLedger is ILicences, ERC1155 {
    mapping(uint256 id => PackedTerms) internal _terms;

    mapping(uint256 id => mapping(address holder => LicenceRecord)) private _records;

    constructor() ERC1155("") {}

    /// @notice The licence's quantity. See the warnings of {ILicences}.
    function balanceOf(address account, uint256 id) public view override returns (uint256) {
        return _recordOf(id, account).quantity();
    }

    // ── internal ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _recordOf(uint256 id, address holder) internal view returns (LicenceRecord) {
        return _records[id][holder];
    }

    function _store(uint256 id, address holder, LicenceRecord record) internal {
        _records[id][holder] = record;
    }

    /// @dev Writes the one slot of the licence. No receiver callback: see {ILicences}.
    /// @return credited the record as it was written
    /// @return cut whether the quantity did not fit
    function _credit(
        TermsId termsId,
        PackedTerms terms,
        LicenceRecord record,
        address holder,
        uint32 quantity,
        uint16 keyVersion,
        uint256 start,
        bool granted
    ) internal returns (LicenceRecord credited, bool cut) {
        (credited, cut) = record.credit(terms, quantity, keyVersion, start);
        _store(TermsId.unwrap(termsId), holder, credited);
        uint64 added = credited.quantity() - record.quantity();
        if (added != 0) emit TransferSingle(msg.sender, address(0), holder, TermsId.unwrap(termsId), added);
        if (terms.isSubscription()) {
            emit SubscriptionProlonged(termsId, holder, quantity, credited.expiresAt(), granted);
        }
    }

    /// @dev Transfers only: nothing mints or burns through the base.
    function _update(address from, address to, uint256[] memory ids, uint256[] memory values) internal override {
        if (ids.length != values.length) revert ERC1155InvalidArrayLength(ids.length, values.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            _move(ids[i], from, to, values[i]);
        }
        if (ids.length == 1) emit TransferSingle(msg.sender, from, to, ids[0], values[0]);
        else emit TransferBatch(msg.sender, from, to, ids, values);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev What an account that only stands for a lot received would be lost, and would take the seat that is held for the lot.
    function _move(uint256 id, address from, address to, uint256 value) private {
        if (isLotHolder(to)) revert ERC1155InvalidReceiver(to);
        PackedTerms terms = _terms[id];
        if (!terms.isTransferable()) revert Licences_NotTransferable(TermsId.wrap(uint64(id)));
        LicenceRecord source = _recordOf(id, from);
        if (value > source.quantity()) revert ERC1155InsufficientBalance(from, source.quantity(), value, id);

        if (terms.isSubscription()) {
            if (value > 0) _moveSubscription(id, from, to, source);
            return;
        }
        _store(id, from, source.withQuantity(source.quantity() - uint64(value)));
        LicenceRecord target = _recordOf(id, to);
        if (value > type(uint64).max - target.quantity()) revert Licences_QuantityTooLarge(value);
        _store(id, to, target.withQuantity(target.quantity() + uint64(value)));
    }

    /// @dev The expiry travels, the key version stays: the recipient was not handed a key on chain.
    function _moveSubscription(uint256 id, address from, address to, LicenceRecord source) private {
        TermsId termsId = TermsId.wrap(uint64(id));
        LicenceRecord target = _recordOf(id, to);
        if (block.timestamp >= source.expiresAt()) revert Licences_LicenceExpired(termsId, from);
        if (source.reservations() > 0) revert Licences_RenewalPending(termsId, from);
        if (block.timestamp < target.expiresAt()) revert Licences_RecipientHasSubscription(termsId, to);

        // An expired subscription of the recipient makes room, so that the balance stays 1.
        if (target.quantity() > 0) emit TransferSingle(msg.sender, to, address(0), id, target.quantity());
        _store(id, from, source.withQuantity(0).withExpiresAt(0));
        _store(id, to, target.withQuantity(1).withExpiresAt(source.expiresAt()));
    }
}
