// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice An asset. Equals the ERC-721 token id; dense, starting at 1; a parent always has a smaller id than its child.
type AssetId is uint48;

/// @notice Licence terms. Equals the ERC-1155 token id: asset id in the upper 48 bits, ordinal (from 1) in the lower 16. Ordinal 0 names the
/// asset itself where a sale is of the asset and not of a licence.
type TermsId is uint64;

/// @notice The money pool of one revenue split of an asset: asset id in the upper 48 bits, split version in the lower 16.
type PoolId is uint64;

/// @notice A sale that waited for its key, or for a price as a lot. Index of the venue in the upper 16 bits, the venue's running number (from 1) in the lower 48.
type SaleId is uint64;

using {assetOf, isTitle} for TermsId global;
using {poolAssetOf, splitOf} for PoolId global;
using {isZero} for AssetId global;
using {venueIndex, lotHolder} for SaleId global;

function isZero(AssetId asset) pure returns (bool) {
    return AssetId.unwrap(asset) == 0;
}

/// @dev The asset that these terms license.
function assetOf(TermsId terms) pure returns (AssetId) {
    return AssetId.wrap(uint48(TermsId.unwrap(terms) >> 16));
}

/// @dev The asset whose sales feed this pool.
function poolAssetOf(PoolId pool) pure returns (AssetId) {
    return AssetId.wrap(uint48(PoolId.unwrap(pool) >> 16));
}

/// @dev The version of the asset's split that this pool is distributed by.
function splitOf(PoolId pool) pure returns (uint16) {
    return uint16(PoolId.unwrap(pool));
}

/// @dev Terms number `ordinal` of `asset`.
function termsId(AssetId asset, uint16 ordinal) pure returns (TermsId) {
    return TermsId.wrap((uint64(AssetId.unwrap(asset)) << 16) | ordinal);
}

/// @dev The asset itself, where terms are expected: the title to it, not a licence.
function titleOf(AssetId asset) pure returns (TermsId) {
    return termsId(asset, 0);
}

function isTitle(TermsId terms) pure returns (bool) {
    return uint16(TermsId.unwrap(terms)) == 0;
}

/// @dev The pool of split version `split` of `asset`.
function poolId(AssetId asset, uint16 split) pure returns (PoolId) {
    return PoolId.wrap((uint64(AssetId.unwrap(asset)) << 16) | split);
}

/// @dev Sale number `number` of the venue with index `venue`.
function saleId(uint16 venue, uint48 number) pure returns (SaleId) {
    return SaleId.wrap((uint64(venue) << 48) | number);
}

/// @dev Index of the venue that numbered this sale.
function venueIndex(SaleId sale) pure returns (uint16) {
    return uint16(SaleId.unwrap(sale) >> 48);
}

/// @dev The account that the licences of a lot are reserved for until it has a buyer. Nobody has its key.
function lotHolder(SaleId lot) pure returns (address) {
    return address(uint160(SaleId.unwrap(lot)));
}

/// @dev Whether an account only stands for a lot: it can neither buy nor receive anything. The zero address is one of them.
function isLotHolder(address account) pure returns (bool) {
    return uint160(account) <= type(uint64).max;
}
