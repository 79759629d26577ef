// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Roles
/// @notice Role ids of the AccessManager, the one place of authority. Role 0 (OpenZeppelin's ADMIN) belongs to the timelock
/// alone: it sets policy, admits and retires contracts, takes assets down and grants the roles below. A function that names
/// no role here is for role 0.
/// Warning: a contract that holds FRAUD_PROVER, EXCLUSIVITY, LOT_KEEPER or SLASHER and is to be replaced keeps its role until its open sales and
/// audits have ended: taking the role away earlier would stop them from settling.
library Roles {
    /// @notice `MarketPolicy.pause` and `MarketPolicy.resume`. Held by the guardian, and by the timelock so that it can end a pause.
    uint64 internal constant GUARDIAN = 1;

    /// @notice `AssetRegistry.markFraudulent`. Held by the ContentFraud contract, which judges by computation.
    uint64 internal constant FRAUD_PROVER = 2;

    /// @notice `AssetRegistry.setExclusiveUntil`. Held by the Licences contract.
    uint64 internal constant EXCLUSIVITY = 3;

    /// @notice `AssetRegistry.lock` and `AssetRegistry.unlock`. Held by the Escrow.
    uint64 internal constant LOT_KEEPER = 4;

    /// @notice `AuditorRegistry.slash`. Held by the audits, which slash the silent, and by the timelock, for what a vote or a dispute finds.
    uint64 internal constant SLASHER = 5;
}
