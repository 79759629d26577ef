// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IMarketPolicy, PublicationPolicy, SalePolicy} from "./IMarketPolicy.sol";
import {PackedSalePolicy} from "./PackedSalePolicy.sol";

/// @title MarketPolicy
/// @notice See {IMarketPolicy}.
contract MarketPolicy is IMarketPolicy, AccessManaged {
    /// @dev Slot 0 is all that a sale or a publication reads. Units: see `Parameter`.
    struct Numbers {
        // slot 0
        uint16 platformFee;
        uint16 deliveryBond;
        uint32 deliveryWindow;
        uint32 contentWindow;
        uint8 maxContributors;
        uint8 maxParents;
        uint8 maxLineageDepth;
        uint16 maxLineageRoyalty;
        uint16 maxResaleRoyalty;
        uint40 pausedUntil;
        uint40 pausableFrom;
        uint8 certifiedCategories;
        // slot 1
        uint32 pauseLength;
        uint32 pauseCooldown;
        uint8 unrevealedForfeit;
        // slot 2
        uint8 auditorAdmission;
        uint32 auditorBond;
        uint32 unbondingDelay;
        uint32 domainDelay;
        uint8 auditPanel;
        uint16 auditFee;
        uint32 auditCommitWindow;
        uint32 auditRevealWindow;
        uint8 silencePenalty;
        uint32 certificateLife;
        uint32 reputationHalfLife;
    }

    Numbers private _numbers;

    constructor(address authority) AccessManaged(authority) {
        _numbers = Numbers({
            platformFee: 500,
            deliveryBond: 500,
            deliveryWindow: 3 days,
            contentWindow: 24 hours,
            maxContributors: 32,
            maxParents: 8,
            maxLineageDepth: 8,
            maxLineageRoyalty: 5_000,
            maxResaleRoyalty: 1_000,
            pausedUntil: 0,
            pausableFrom: 0,
            pauseLength: 3 days,
            pauseCooldown: 30 days,
            unrevealedForfeit: 10,
            certifiedCategories: 0,
            auditorAdmission: 0,
            auditorBond: 1_000,
            unbondingDelay: 30 days,
            domainDelay: 14 days,
            auditPanel: 3,
            auditFee: 10,
            auditCommitWindow: 3 days,
            auditRevealWindow: 1 days,
            silencePenalty: 10,
            certificateLife: 365 days,
            reputationHalfLife: 180 days
        });
        for (uint8 i; i <= uint8(type(Parameter).max); ++i) {
            emit ParameterChanged(Parameter(i), 0, get(Parameter(i)));
        }
    }

    // ── restricted ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IMarketPolicy
    function set(Parameter parameter, uint256 value) external restricted {
        (uint256 min, uint256 max) = bounds(parameter);
        if (value < min || value > max) revert MarketPolicy_OutOfBounds(parameter, value, min, max);

        uint256 previous = get(parameter);
        _store(parameter, value);
        emit ParameterChanged(parameter, previous, value);
    }

    /// @inheritdoc IMarketPolicy
    function pause() external restricted {
        uint40 pausableFrom = _numbers.pausableFrom;
        if (block.timestamp < pausableFrom) revert MarketPolicy_PauseCoolingDown(pausableFrom);

        uint40 until = uint40(block.timestamp) + _numbers.pauseLength;
        pausableFrom = until + _numbers.pauseCooldown;
        _numbers.pausedUntil = until;
        _numbers.pausableFrom = pausableFrom;
        emit NewBusinessPaused(msg.sender, until, pausableFrom);
    }

    /// @inheritdoc IMarketPolicy
    function resume() external restricted {
        if (!isPaused()) revert MarketPolicy_NotPaused();

        _numbers.pausedUntil = uint40(block.timestamp);
        emit NewBusinessResumed(msg.sender);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IMarketPolicy
    function salePolicy() external view returns (SalePolicy memory) {
        Numbers storage n = _numbers;
        return
            SalePolicy({
                feeBps: n.platformFee,
                bondBps: n.deliveryBond,
                deliveryWindow: n.deliveryWindow,
                contentWindow: n.contentWindow,
                pausedUntil: n.pausedUntil,
                pausableFrom: n.pausableFrom
            });
    }

    /// @inheritdoc IMarketPolicy
    function packedSalePolicy() external view returns (PackedSalePolicy) {
        Numbers storage n = _numbers;
        return
            PackedSalePolicy.wrap(
                uint256(n.platformFee) |
                    (uint256(n.deliveryBond) << 16) |
                    (uint256(n.deliveryWindow) << 32) |
                    (uint256(n.contentWindow) << 64) |
                    (uint256(n.pausedUntil) << 96) |
                    (uint256(n.certifiedCategories) << 136)
            );
    }

    /// @inheritdoc IMarketPolicy
    function publicationPolicy() external view returns (PublicationPolicy memory) {
        Numbers storage n = _numbers;
        return
            PublicationPolicy({
                maxContributors: n.maxContributors,
                maxParents: n.maxParents,
                maxLineageDepth: n.maxLineageDepth,
                maxLineageRoyaltyBps: n.maxLineageRoyalty,
                maxResaleRoyaltyBps: n.maxResaleRoyalty,
                pausedUntil: n.pausedUntil
            });
    }

    /// @inheritdoc IMarketPolicy
    function isPaused() public view returns (bool) {
        return block.timestamp < _numbers.pausedUntil;
    }

    /// @inheritdoc IMarketPolicy
    function get(Parameter parameter) public view returns (uint256) {
        Numbers storage n = _numbers;
        if (parameter == Parameter.PlatformFee) return n.platformFee;
        if (parameter == Parameter.DeliveryBond) return n.deliveryBond;
        if (parameter == Parameter.DeliveryWindow) return n.deliveryWindow;
        if (parameter == Parameter.ContentWindow) return n.contentWindow;
        if (parameter == Parameter.MaxContributors) return n.maxContributors;
        if (parameter == Parameter.MaxParents) return n.maxParents;
        if (parameter == Parameter.MaxLineageDepth) return n.maxLineageDepth;
        if (parameter == Parameter.MaxLineageRoyalty) return n.maxLineageRoyalty;
        if (parameter == Parameter.MaxResaleRoyalty) return n.maxResaleRoyalty;
        if (parameter == Parameter.PauseLength) return n.pauseLength;
        if (parameter == Parameter.PauseCooldown) return n.pauseCooldown;
        if (parameter == Parameter.UnrevealedForfeit) return n.unrevealedForfeit;
        if (parameter == Parameter.CertifiedCategories) return n.certifiedCategories;
        if (parameter == Parameter.AuditorAdmission) return n.auditorAdmission;
        if (parameter == Parameter.AuditorBond) return n.auditorBond;
        if (parameter == Parameter.UnbondingDelay) return n.unbondingDelay;
        if (parameter == Parameter.DomainDelay) return n.domainDelay;
        if (parameter == Parameter.AuditPanel) return n.auditPanel;
        if (parameter == Parameter.AuditFee) return n.auditFee;
        if (parameter == Parameter.AuditCommitWindow) return n.auditCommitWindow;
        if (parameter == Parameter.AuditRevealWindow) return n.auditRevealWindow;
        if (parameter == Parameter.SilencePenalty) return n.silencePenalty;
        if (parameter == Parameter.CertificateLife) return n.certificateLife;
        return n.reputationHalfLife;
    }

    /// @inheritdoc IMarketPolicy
    function bounds(Parameter parameter) public pure returns (uint256 min, uint256 max) {
        if (parameter == Parameter.PlatformFee) return (0, 1_000);
        if (parameter == Parameter.DeliveryBond) return (0, 5_000);
        if (parameter == Parameter.DeliveryWindow) return (1 hours, 14 days);
        if (parameter == Parameter.ContentWindow) return (1 hours, 14 days);
        if (parameter == Parameter.MaxContributors) return (1, 32);
        if (parameter == Parameter.MaxParents) return (0, 16);
        if (parameter == Parameter.MaxLineageDepth) return (0, 15);
        if (parameter == Parameter.MaxLineageRoyalty) return (0, 9_000);
        if (parameter == Parameter.MaxResaleRoyalty) return (0, 2_500);
        if (parameter == Parameter.PauseLength) return (1 hours, 7 days);
        if (parameter == Parameter.PauseCooldown) return (7 days, 90 days);
        if (parameter == Parameter.UnrevealedForfeit) return (1, 50);
        if (parameter == Parameter.CertifiedCategories) return (0, 31);
        if (parameter == Parameter.AuditorAdmission) return (0, 1);
        if (parameter == Parameter.AuditorBond) return (100, 1_000_000);
        if (parameter == Parameter.UnbondingDelay) return (30 days, 180 days);
        if (parameter == Parameter.DomainDelay) return (1 days, 90 days);
        if (parameter == Parameter.AuditPanel) return (1, 7);
        if (parameter == Parameter.AuditFee) return (0, 10_000);
        if (parameter == Parameter.AuditCommitWindow) return (1 hours, 7 days);
        if (parameter == Parameter.AuditRevealWindow) return (1 hours, 3 days);
        if (parameter == Parameter.SilencePenalty) return (1, 100);
        if (parameter == Parameter.CertificateLife) return (7 days, 1_095 days);
        return (30 days, 1_825 days);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The bounds keep every value inside its field.
    function _store(Parameter parameter, uint256 value) private {
        Numbers storage n = _numbers;
        if (parameter == Parameter.PlatformFee) n.platformFee = uint16(value);
        else if (parameter == Parameter.DeliveryBond) n.deliveryBond = uint16(value);
        else if (parameter == Parameter.DeliveryWindow) n.deliveryWindow = uint32(value);
        else if (parameter == Parameter.ContentWindow) n.contentWindow = uint32(value);
        else if (parameter == Parameter.MaxContributors) n.maxContributors = uint8(value);
        else if (parameter == Parameter.MaxParents) n.maxParents = uint8(value);
        else if (parameter == Parameter.MaxLineageDepth) n.maxLineageDepth = uint8(value);
        else if (parameter == Parameter.MaxLineageRoyalty) n.maxLineageRoyalty = uint16(value);
        else if (parameter == Parameter.MaxResaleRoyalty) n.maxResaleRoyalty = uint16(value);
        else if (parameter == Parameter.PauseLength) n.pauseLength = uint32(value);
        else if (parameter == Parameter.PauseCooldown) n.pauseCooldown = uint32(value);
        else if (parameter == Parameter.UnrevealedForfeit) n.unrevealedForfeit = uint8(value);
        else if (parameter == Parameter.CertifiedCategories) n.certifiedCategories = uint8(value);
        else if (parameter == Parameter.AuditorAdmission) n.auditorAdmission = uint8(value);
        else if (parameter == Parameter.AuditorBond) n.auditorBond = uint32(value);
        else if (parameter == Parameter.UnbondingDelay) n.unbondingDelay = uint32(value);
        else if (parameter == Parameter.DomainDelay) n.domainDelay = uint32(value);
        else if (parameter == Parameter.AuditPanel) n.auditPanel = uint8(value);
        else if (parameter == Parameter.AuditFee) n.auditFee = uint16(value);
        else if (parameter == Parameter.AuditCommitWindow) n.auditCommitWindow = uint32(value);
        else if (parameter == Parameter.AuditRevealWindow) n.auditRevealWindow = uint32(value);
        else if (parameter == Parameter.SilencePenalty) n.silencePenalty = uint8(value);
        else if (parameter == Parameter.CertificateLife) n.certificateLife = uint32(value);
        else n.reputationHalfLife = uint32(value);
    }
}
