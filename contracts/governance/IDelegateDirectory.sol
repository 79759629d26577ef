// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title DelegateDirectory
/// @notice Where who wants to vote for others says what for. A statement is a JSON document on IPFS; only its digest is on chain.
interface IDelegateDirectory {
    /// @notice `delegate` stands for what the document says; a digest of zero takes the statement back.
    /// @param digest sha2-256 of the document, of which the CIDv1 (raw) is made
    event StatementPublished(address indexed delegate, bytes32 digest);

    /// @notice Publishes, replaces or (0) takes back the caller's statement.
    function publish(bytes32 digest) external;
}
