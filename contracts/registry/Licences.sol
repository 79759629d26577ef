// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {AssetId, isLotHolder, TermsId, termsId as toTermsId} from "../libraries/Ids.sol";
import {Purchases} from "../libraries/Purchases.sol";
import {AssetStates} from "./AssetStates.sol";
import {AssetState, AssetStatus, IAssetRegistry} from "./IAssetRegistry.sol";
import {ILicences, Licence, LicenceKind, Terms} from "./ILicences.sol";
import {LicenceLedger} from "./LicenceLedger.sol";
import {LicenceRecord, LicenceRecords} from "./LicenceRecords.sol";
import {PackedTerms, packTerms} from "./PackedTerms.sol";

/// @title Licences
/// @notice See {ILicences}.
contract Licences is LicenceLedger, EIP712, AccessManaged {
    enum IssuerStatus {
        None,
        Active,
        Retired
    }

    bytes32 private constant CONSUME_TYPEHASH = keccak256(
        "Consume(uint256 termsId,address holder,address operator,uint64 units,bytes32 reference_,uint256 nonce,uint256 deadline)"
    );

    IAssetRegistry public immutable REGISTRY;

    mapping(address issuer => IssuerStatus) private _issuers;
    mapping(uint256 id => bytes32) private _texts;
    mapping(AssetId asset => uint16) private _termsCount;
    mapping(address holder => mapping(address operator => uint256)) private _nonces;

    /// @dev What `exclusiveUntil` was before the reservation that holds it now, timestamp (seconds).
    mapping(AssetId asset => uint32) private _exclusiveBefore;

    constructor(
        address authority,
        IAssetRegistry registry
    ) EIP712("FTNS Market Licences", "1") AccessManaged(authority) {
        REGISTRY = registry;
    }

    // ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ILicences
    function createTerms(
        AssetId asset,
        LicenceKind kind,
        bool transferable,
        bool exclusive,
        uint32 period,
        uint32 unitsPerPack,
        uint32 supplyCap,
        bool textIsSpdx,
        bytes32 text
    ) external returns (TermsId termsId) {
        _checkOwner(asset, REGISTRY.stateOf(asset));
        if ((kind == LicenceKind.Subscription) != (period > 0)) revert Licences_InvalidTerms("period");
        if ((kind == LicenceKind.Metered) != (unitsPerPack > 0)) revert Licences_InvalidTerms("unitsPerPack");
        if (exclusive && kind == LicenceKind.Metered) revert Licences_InvalidTerms("exclusive");
        if (exclusive && kind == LicenceKind.Perpetual && supplyCap != 1) revert Licences_InvalidTerms("supplyCap");
        if (text == 0) revert Licences_InvalidTerms("text");
        if (_termsCount[asset] == type(uint16).max) revert Licences_TooManyTerms(asset);

        termsId = toTermsId(asset, ++_termsCount[asset]);
        uint256 id = TermsId.unwrap(termsId);
        Terms memory terms = Terms({
            asset: asset,
            kind: kind,
            transferable: transferable,
            exclusive: exclusive,
            closed: false,
            textIsSpdx: textIsSpdx,
            period: period,
            unitsPerPack: unitsPerPack,
            supplyCap: supplyCap,
            issued: 0,
            text: text
        });
        _terms[id] = packTerms(terms);
        _texts[id] = text;
        emit TermsCreated(termsId, asset, terms);
    }

    /// @inheritdoc ILicences
    function closeTerms(TermsId termsId) external {
        PackedTerms terms = _existing(termsId);
        _checkOwner(terms.asset(), REGISTRY.stateOf(terms.asset()));
        if (terms.isClosed()) revert Licences_TermsClosed(termsId);

        _terms[TermsId.unwrap(termsId)] = terms.closed();
        emit TermsClosed(termsId);
    }

    // ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ILicences
    function grant(TermsId termsId, address holder, uint32 quantity) external {
        PackedTerms terms = _existing(termsId);
        AssetState memory asset = REGISTRY.stateOf(terms.asset());
        _checkOwner(terms.asset(), asset);
        if (asset.status != AssetStatus.Live) revert Licences_AssetNotLive(terms.asset(), asset.status);

        _issueNow(termsId, terms, holder, quantity, 0, asset.exclusiveUntil, 0);
    }

    /// @inheritdoc ILicences
    function issueAtOnce(
        TermsId termsId,
        address holder,
        uint32 quantity,
        uint16 keyVersion,
        uint40 purchase
    ) external {
        _checkIssuer();
        PackedTerms terms = _existing(termsId);
        _issueNow(termsId, terms, holder, quantity, keyVersion, _exclusiveUntil(terms), purchase);
    }

    /// @inheritdoc ILicences
    function reserve(TermsId termsId, address holder, uint32 quantity) external {
        _checkIssuer();
        if (holder == address(0)) revert ERC1155InvalidReceiver(holder);
        PackedTerms terms = _existing(termsId);
        LicenceRecord record = _recordOf(TermsId.unwrap(termsId), holder);
        uint32 exclusiveUntil = _exclusiveUntil(terms);
        _checkIssuable(termsId, terms, record, quantity, exclusiveUntil);
        (, bool cut) = record.credit(terms, quantity, 0, block.timestamp);
        if (cut) revert Licences_QuantityTooLarge(quantity);

        if (terms.isTracked()) {
            record = record.withReservations(record.reservations() + 1);
            if (terms.supplyCap() != 0 && record.quantity() == 0 && !record.seatHeld()) {
                record = record.withSeatHeld(true);
                _takeSupply(termsId, terms, 1);
            }
            _store(TermsId.unwrap(termsId), holder, record);
        } else {
            _takeSupply(termsId, terms, quantity);
        }
        if (terms.isExclusive()) {
            _exclusiveBefore[terms.asset()] = exclusiveUntil;
            REGISTRY.setExclusiveUntil(terms.asset(), LicenceRecords.FOR_EVER);
        }
    }

    /// @inheritdoc ILicences
    function issueReserved(
        TermsId termsId,
        address reservedFor,
        address holder,
        uint32 quantity,
        uint16 keyVersion,
        uint40 start,
        uint40 purchase
    ) external {
        _checkFinisher();
        PackedTerms terms = _existing(termsId);
        LicenceRecord record = _recordOf(TermsId.unwrap(termsId), holder).withPurchase(purchase);

        if (terms.isTracked()) {
            if (reservedFor == holder) record = record.withReservations(record.reservations() - 1);
            else _passSeat(termsId, terms, reservedFor, record);
            record = record.quantity() == 0 ? record.withSeatHeld(false) : _returnIdleSeat(termsId, terms, record);
        }
        (record, ) = _credit(termsId, terms, record, holder, quantity, keyVersion, start, false);
        if (terms.isExclusive() && terms.isSubscription()) {
            REGISTRY.setExclusiveUntil(terms.asset(), uint32(record.expiresAt()));
        }
    }

    /// @inheritdoc ILicences
    function release(TermsId termsId, address holder, uint32 quantity) external {
        _checkFinisher();
        PackedTerms terms = _existing(termsId);

        if (terms.isTracked()) {
            LicenceRecord record = _recordOf(TermsId.unwrap(termsId), holder);
            record = record.withReservations(record.reservations() - 1);
            _store(TermsId.unwrap(termsId), holder, _returnIdleSeat(termsId, terms, record));
        } else if (terms.supplyCap() != 0) {
            _terms[TermsId.unwrap(termsId)] = terms.withIssued(terms.issued() - quantity);
        }
        if (terms.isExclusive()) REGISTRY.setExclusiveUntil(terms.asset(), _exclusiveBefore[terms.asset()]);
    }

    // ── consuming ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ILicences
    function consume(TermsId termsId, address holder, uint64 units, bytes32 reference_) external {
        if (msg.sender != holder && !isApprovedForAll(holder, msg.sender)) {
            revert Licences_CallerMayNotConsume(msg.sender, holder);
        }
        _consume(termsId, holder, units, reference_);
    }

    /// @inheritdoc ILicences
    function consumeWithSignature(
        TermsId termsId,
        address holder,
        uint64 units,
        bytes32 reference_,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert Licences_SignatureExpired(deadline);
        bytes32 structHash = keccak256(
            abi.encode(
                CONSUME_TYPEHASH,
                TermsId.unwrap(termsId),
                holder,
                msg.sender,
                units,
                reference_,
                _nonces[holder][msg.sender]++,
                deadline
            )
        );
        if (!SignatureChecker.isValidSignatureNow(holder, _hashTypedDataV4(structHash), signature)) {
            revert Licences_InvalidSignature();
        }
        _consume(termsId, holder, units, reference_);
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ILicences
    function setIssuer(address issuer, bool allowed) external restricted {
        _issuers[issuer] = allowed ? IssuerStatus.Active : IssuerStatus.Retired;
        emit IssuerChanged(issuer, allowed);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ILicences
    function isIssuer(address issuer) external view returns (bool) {
        return _issuers[issuer] == IssuerStatus.Active;
    }

    /// @inheritdoc ILicences
    function nonces(address holder, address operator) external view returns (uint256) {
        return _nonces[holder][operator];
    }

    /// @inheritdoc ILicences
    function termsOf(TermsId termsId) external view returns (Terms memory) {
        return _existing(termsId).unpack(_texts[TermsId.unwrap(termsId)]);
    }

    /// @inheritdoc ILicences
    function isOpen(TermsId termsId) external view returns (bool) {
        PackedTerms terms = _terms[TermsId.unwrap(termsId)];
        return !terms.asset().isZero() && !terms.isClosed();
    }

    /// @inheritdoc ILicences
    function termsCount(AssetId asset) external view returns (uint16) {
        return _termsCount[asset];
    }

    /// @inheritdoc ILicences
    function licenceOf(TermsId termsId, address holder) external view returns (Licence memory) {
        return _recordOf(TermsId.unwrap(termsId), holder).toLicence();
    }

    /// @inheritdoc ILicences
    function purchaseOf(TermsId termsId, address holder) external view returns (uint8, uint16, uint16) {
        return Purchases.unpack(_recordOf(TermsId.unwrap(termsId), holder).purchase());
    }

    /// @inheritdoc ILicences
    function isValid(TermsId termsId, address holder) external view returns (bool) {
        uint256 id = TermsId.unwrap(termsId);
        LicenceRecord record = _recordOf(id, holder);
        if (_terms[id].isSubscription()) return block.timestamp < record.expiresAt();
        return record.quantity() > 0;
    }

    /// @notice Metadata of the licensed asset: `ipfs://` URI of its latest version.
    function uri(uint256 id) public view override returns (string memory) {
        AssetId asset = _terms[id].asset();
        if (asset.isZero()) revert Licences_UnknownTerms(TermsId.wrap(uint64(id)));
        return IERC721Metadata(address(REGISTRY)).tokenURI(AssetId.unwrap(asset));
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _existing(TermsId termsId) private view returns (PackedTerms terms) {
        terms = _terms[TermsId.unwrap(termsId)];
        if (terms.asset().isZero()) revert Licences_UnknownTerms(termsId);
    }

    function _exclusiveUntil(PackedTerms terms) private view returns (uint32) {
        (, uint96 packed) = REGISTRY.packedStateOf(terms.asset());
        return AssetStates.exclusiveUntil(packed);
    }

    /// @dev For what only the owner does, and not while the asset is a lot: the buyer gets it with the terms that it was offered with.
    function _checkOwner(AssetId asset, AssetState memory state) private view {
        if (state.owner != msg.sender) revert Licences_CallerIsNotAssetOwner(asset, msg.sender);
        if (state.locked) revert Licences_AssetLocked(asset);
    }

    function _checkIssuer() private view {
        if (_issuers[msg.sender] != IssuerStatus.Active) revert Licences_CallerIsNotIssuer(msg.sender);
    }

    function _checkFinisher() private view {
        if (_issuers[msg.sender] == IssuerStatus.None) revert Licences_CallerIsNotIssuer(msg.sender);
    }

    /// @dev What every new licence and every new reservation must pass, except the supply.
    function _checkIssuable(
        TermsId termsId,
        PackedTerms terms,
        LicenceRecord record,
        uint32 quantity,
        uint32 exclusiveUntil
    ) private view {
        if (quantity == 0) revert Licences_ZeroQuantity();
        if (terms.isClosed()) revert Licences_TermsClosed(termsId);
        if (block.timestamp < exclusiveUntil) {
            bool isRenewal =
                terms.isExclusive() &&
                    block.timestamp < record.expiresAt() &&
                    exclusiveUntil != LicenceRecords.FOR_EVER;
            if (!isRenewal) revert Licences_AssetUnderExclusiveLicence(terms.asset(), exclusiveUntil);
        }
    }

    function _issueNow(
        TermsId termsId,
        PackedTerms terms,
        address holder,
        uint32 quantity,
        uint16 keyVersion,
        uint32 exclusiveUntil,
        uint40 purchase
    ) private {
        if (isLotHolder(holder)) revert ERC1155InvalidReceiver(holder);
        LicenceRecord record = _recordOf(TermsId.unwrap(termsId), holder).withPurchase(purchase);
        _checkIssuable(termsId, terms, record, quantity, exclusiveUntil);

        bool isSubscription = terms.isSubscription();
        _takeSupply(termsId, terms, isSubscription ? uint32(1 - record.quantity()) : quantity);
        bool cut;
        (record, cut) = _credit(termsId, terms, record, holder, quantity, keyVersion, block.timestamp, purchase == 0);
        if (cut) revert Licences_QuantityTooLarge(quantity);
        if (terms.isExclusive()) {
            REGISTRY.setExclusiveUntil(
                terms.asset(),
                isSubscription ? uint32(record.expiresAt()) : LicenceRecords.FOR_EVER
            );
        }
    }

    /// @dev Terms without a cap are never written.
    function _takeSupply(TermsId termsId, PackedTerms terms, uint32 quantity) private {
        if (terms.supplyCap() == 0) return;
        uint32 left = terms.supplyCap() - terms.issued();
        if (quantity > left) revert Licences_SupplyExhausted(termsId, quantity, left);
        _terms[TermsId.unwrap(termsId)] = terms.withIssued(terms.issued() + quantity);
    }

    /// @dev A held seat goes back to the cap when no reservation is left that could need it.
    function _returnIdleSeat(TermsId termsId, PackedTerms terms, LicenceRecord record) private returns (LicenceRecord) {
        if (record.reservations() > 0 || !record.seatHeld()) return record;
        _terms[TermsId.unwrap(termsId)] = terms.withIssued(terms.issued() - 1);
        return record.withSeatHeld(false);
    }

    /// @dev Ends the reservation of a lot. Its seat is the buyer's, whose record is not written here; a buyer who has a seat already
    /// keeps that one, and the seat of the lot goes back to the cap.
    function _passSeat(TermsId termsId, PackedTerms terms, address lot, LicenceRecord buyer) private {
        uint256 id = TermsId.unwrap(termsId);
        LicenceRecord reserved = _recordOf(id, lot);
        _store(id, lot, reserved.withReservations(reserved.reservations() - 1).withSeatHeld(false));
        if (reserved.seatHeld() && (buyer.quantity() > 0 || buyer.seatHeld())) {
            _terms[id] = terms.withIssued(terms.issued() - 1);
        }
    }

    function _consume(TermsId termsId, address holder, uint64 units, bytes32 reference_) private {
        uint256 id = TermsId.unwrap(termsId);
        if (!_existing(termsId).isMetered()) revert Licences_NotMetered(termsId);
        if (units == 0) revert Licences_ZeroQuantity();
        LicenceRecord record = _recordOf(id, holder);
        uint64 left = record.quantity();
        if (units > left) revert Licences_InsufficientUnits(termsId, holder, units, left);

        _store(id, holder, record.withQuantity(left - units));
        emit TransferSingle(msg.sender, holder, address(0), id, units);
        emit UnitsConsumed(termsId, holder, msg.sender, units, reference_);
    }
}
