// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PackedSalePolicy} from "./PackedSalePolicy.sol";

/// @notice The numbers a sale reads, all at once: fixed at the purchase, never retroactive.
struct SalePolicy {
    // slot 0
    uint16 feeBps; // platform fee, basis points of the payment
    uint16 bondBps; // seller's delivery bond, basis points of the payment of an encrypted sale
    uint32 deliveryWindow; // seconds the seller has to deliver the key
    uint32 contentWindow; // seconds the buyer has to prove wrong content after the delivery
    uint40 pausedUntil; // timestamp (seconds) until which new business is paused; 0 = never paused
    uint40 pausableFrom; // timestamp (seconds) from which the guardian may pause again
}

/// @notice The numbers a publication is checked against, all at once.
struct PublicationPolicy {
    uint8 maxContributors; // count
    uint8 maxParents; // count
    uint8 maxLineageDepth; // generations
    uint16 maxLineageRoyaltyBps; // basis points of a sale's net, all parents together
    uint16 maxResaleRoyaltyBps; // basis points of a resale of the asset
    uint40 pausedUntil; // timestamp (seconds) until which new business is paused; 0 = never paused
}

/// @title MarketPolicy
/// @notice Every tunable number of the market, each with a unit and hard bounds that no vote can leave.
/// Warning: a change applies to later business only. What was bought before keeps the numbers of its purchase.
interface IMarketPolicy {
    /// @notice The tunable numbers. Units and bounds: see `bounds`.
    enum Parameter {
        PlatformFee, // basis points, 0 to 1,000 (10 %), default 500 (5 %)
        DeliveryBond, // basis points of the payment, 0 to 5,000, default 500
        DeliveryWindow, // seconds, 1 hour to 14 days, default 3 days
        ContentWindow, // seconds, 1 hour to 14 days, default 24 hours
        MaxContributors, // count, 1 to 32, default 32
        MaxParents, // count, 0 to 16, default 8
        MaxLineageDepth, // generations, 0 to 15, default 8
        MaxLineageRoyalty, // basis points of a sale's net for all parents together, 0 to 9,000, default 5,000
        MaxResaleRoyalty, // basis points of an asset's resale (ERC-2981), 0 to 2,500, default 1,000
        PauseLength, // seconds a pause lasts, 1 hour to 7 days, default 3 days
        PauseCooldown, // seconds between the end of a pause and the next, 7 days to 90 days, default 30 days
        UnrevealedForfeit, // percent of the collateral of a sealed bid that is never revealed, 1 to 50, default 10
        CertifiedCategories, // set of categories, bit i = `Category(i)`, sold only with a live certificate, 0 to 31, default 0 (none)
        AuditorAdmission, // 0 = open to whoever posts the bond, 1 = by vote only; default 0
        AuditorBond, // whole FTNS that an auditor keeps bonded to be drawn, 100 to 1,000,000, default 1,000
        UnbondingDelay, // seconds a leaving stake stays slashable, 30 to 180 days, default 30 days
        DomainDelay, // seconds until an auditor's other domains count, or an affiliate is forgotten, 1 to 90 days, default 14 days
        AuditPanel, // auditors of an audit, 1 to 7, default 3
        AuditFee, // whole FTNS that each auditor of a panel is paid at least, 0 to 10,000, default 10
        AuditCommitWindow, // seconds from the draw to commit findings, 1 hour to 7 days, default 3 days
        AuditRevealWindow, // seconds to reveal them, 1 hour to 3 days, default 1 day
        SilencePenalty, // percent of `AuditorBond` that a silent auditor loses, 1 to 100, default 10
        CertificateLife, // seconds that a certificate is valid at most, 7 to 1,095 days, default 365 days
        ReputationHalfLife // seconds in which inactivity halves a reputation, 30 to 1,825 days, default 180 days
    }

    /// @notice A number changed. The constructor emits it for every default, from 0.
    event ParameterChanged(Parameter indexed parameter, uint256 previousValue, uint256 newValue);
    event NewBusinessPaused(address indexed guardian, uint40 until, uint40 pausableFrom);
    event NewBusinessResumed(address indexed caller);

    /// @notice No pause is in force.
    error MarketPolicy_NotPaused();

    /// @notice The value is outside the hard bounds of the parameter.
    error MarketPolicy_OutOfBounds(Parameter parameter, uint256 value, uint256 min, uint256 max);
    /// @notice The cool-down of the last pause runs until `pausableFrom`: pauses cannot be chained.
    error MarketPolicy_PauseCoolingDown(uint40 pausableFrom);

    /// @notice The numbers a sale needs, in one read of one slot.
    function salePolicy() external view returns (SalePolicy memory);

    /// @notice The same in one word, for callers that count every gas.
    function packedSalePolicy() external view returns (PackedSalePolicy);

    /// @notice The numbers a publication is checked against, in one read of the same slot.
    function publicationPolicy() external view returns (PublicationPolicy memory);

    /// @notice The value in force, in the parameter's unit.
    function get(Parameter parameter) external view returns (uint256);

    /// @notice The bounds no vote can leave, in the parameter's unit.
    function bounds(Parameter parameter) external pure returns (uint256 min, uint256 max);

    /// @notice True while new business (purchases, bids, publications) is paused: block.timestamp < pausedUntil. Exits are never
    /// paused.
    function isPaused() external view returns (bool);

    /// @notice Sets a number inside its bounds. Restricted: the timelock.
    function set(Parameter parameter, uint256 value) external;

    /// @notice Pauses new business for `PauseLength` seconds. Restricted: the guardian. Ends by itself; the next pause is
    /// possible only `PauseCooldown` seconds after this one would have ended.
    function pause() external;

    /// @notice Ends a pause early. Restricted: the guardian or the timelock. The cool-down stays.
    function resume() external;
}
