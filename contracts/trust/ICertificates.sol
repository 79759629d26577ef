// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";

/// @notice The latest word of auditors on a version.
struct Certificate {
    // slot 0
    uint64 audit; // that it comes from; 0 = none
    uint80 scores; // five times 16 bits, see `Findings`
    uint16 overall; // basis points
    uint40 expiresAt; // timestamp (seconds)
    bool passed;
    bool contentCertified;
    uint40 issuedAt; // timestamp (seconds)
}

/// @title Certificates
/// @notice What settlement asks of audits. A certificate is live while it passed, has not expired, its version is not proved fraudulent, and
/// more than half of the seats of its panel are of admitted auditors that still have bonded what `AuditorBond` was when they were drawn: somebody
/// answers for it.
interface ICertificates {
    function certificateOf(AssetId asset, uint16 version) external view returns (Certificate memory);

    /// @notice Whether the version has a live certificate.
    function isCertified(AssetId asset, uint16 version) external view returns (bool);

    /// @notice Whether a live certificate says that the content is what the version committed to, and that it was issued, and its
    /// backing bonded, a day ago: so nobody can take the content window that a buyer was shown by concluding an audit, or bonding again, right
    /// before the purchase.
    function isContentCertified(AssetId asset, uint16 version) external view returns (bool);
}
