// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {Finding, Findings} from "../libraries/Findings.sol";
import {AssetId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Audit, Seat, SeatState} from "./IAudits.sol";
import {Certificate, ICertificates} from "./ICertificates.sol";
import {Panels} from "./Panels.sol";

/// @title Certificates
/// @notice What a panel's findings come to, and whether somebody still answers for it. See `ICertificates`.
abstract contract Certificates is Panels {
    using AssetStates for uint96;
    using Findings for Finding;

    uint256 internal constant FTNS_UNIT = 1e18; // base units of one whole FTNS
    uint256 private constant NOTICE = 1 days;

    /// @dev Key: asset id in the upper 48 bits, version in the lower 16.
    mapping(uint64 key => Certificate) private _certificates;

    /// @inheritdoc ICertificates
    function certificateOf(AssetId asset, uint16 version) external view returns (Certificate memory) {
        return _certificates[_key(asset, version)];
    }

    /// @inheritdoc ICertificates
    function isCertified(AssetId asset, uint16 version) external view returns (bool) {
        return _isLive(asset, version, _certificates[_key(asset, version)], false);
    }

    /// @inheritdoc ICertificates
    function isContentCertified(AssetId asset, uint16 version) external view returns (bool) {
        Certificate memory certificate = _certificates[_key(asset, version)];
        if (!certificate.contentCertified || block.timestamp < certificate.issuedAt + NOTICE) return false;
        return _isLive(asset, version, certificate, true);
    }

    // ── internal ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev An expiry beyond `CertificateLife` counts as its end: a vote between commitment and reveal makes nobody's finding invalid.
    /// The first certificate of a version counts for its owner's reputation: a later one can replace it, not add to it. Not for an owner who
    /// need not have wanted the asset: one can be given away, on purpose.
    /// An audit that was ordered before the one of the certificate in force comes too late: else one that nobody concluded could be kept back
    /// until a bad word was to be drowned.
    /// @param words packed findings of those who revealed
    function _issue(uint64 id, Audit storage audit, uint256[] memory words) internal {
        (AssetId asset, uint16 version) = (audit.asset, audit.version);
        Finding memory joint = Findings.ofPanel(words, audit.seats);
        uint256 latest = block.timestamp + _policy.get(IMarketPolicy.Parameter.CertificateLife);
        if (joint.expiresAt > latest) joint.expiresAt = uint40(latest);
        uint16 overall = joint.overall();
        Certificate storage certificate = _certificates[_key(asset, version)];
        if (certificate.audit > id) return;
        bool first = certificate.audit == 0;
        certificate.audit = id;
        certificate.scores = uint80(joint.pack());
        certificate.overall = overall;
        certificate.expiresAt = joint.expiresAt;
        certificate.issuedAt = uint40(block.timestamp);
        certificate.passed = joint.passed;
        certificate.contentCertified = joint.contentCertified;
        emit CertificateIssued(asset, version, id, joint, overall);
        if (!first) return;
        (address owner, uint96 state) = _registry.packedStateOf(asset);
        if (owner == audit.orderer || state.epochOf() == 0) _reputation.recordQuality(owner, overall);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @param settled whether only stake counts that was there a day ago
    function _isLive(
        AssetId asset,
        uint16 version,
        Certificate memory certificate,
        bool settled
    ) private view returns (bool) {
        if (!certificate.passed || block.timestamp >= certificate.expiresAt) return false;
        return _isBacked(certificate.audit, settled) && !_registry.isFraudulent(asset, version);
    }

    function _isBacked(uint64 id, bool settled) private view returns (bool) {
        (uint256 seats, uint256 backed) = (_audits[id].seats, 0);
        for (uint256 i = 0; i < seats; ++i) {
            Seat storage seat = _seats[id][i];
            if (seat.state != SeatState.Revealed) continue;
            address auditor = seat.auditor;
            uint256 backing = _auditors.backingOf(auditor, settled);
            if (backing >= seat.pledge * FTNS_UNIT) ++backed;
        }
        return 2 * backed > seats;
    }

    function _key(AssetId asset, uint16 version) private pure returns (uint64) {
        return (uint64(AssetId.unwrap(asset)) << 16) | version;
    }
}
