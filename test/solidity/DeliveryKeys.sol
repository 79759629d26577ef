// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delivery} from "../../contracts/libraries/Bls12381.sol";

/// @notice A seller's keys of one version.
struct SellerKeys {
    uint256 x;
    bytes h; // H, 128 bytes
    bytes y; // Y = x * G2, 256 bytes
    bytes key; // X = x * H, 128 bytes
}

/// @title DeliveryKeys
/// @notice The client side of verified delivery on the precompiles, so that tests can make keys and deliveries of their own.
library DeliveryKeys {
    /// @notice Order of both groups.
    uint256 internal constant ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;

    bytes internal constant G1 =
        hex"0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"
        hex"0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1";

    bytes internal constant G2 =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
        hex"0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
        hex"000000000000000000000000000000000ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801"
        hex"000000000000000000000000000000000606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be";

    /// @dev A point on the curve whose order is not that of the group: x = 4.
    bytes internal constant OUTSIDE_SUBGROUP =
        hex"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004"
        hex"000000000000000000000000000000000a989badd40d6212b33cffc3f3763e9bc760f988c9926b26da9dd85e928483446346b8ed00e1de5d5ea93e354abe706c";

    function sellerKeys(uint256 x, uint256 h) internal view returns (SellerKeys memory keys) {
        keys.x = x;
        keys.h = multiplyG1(G1, h);
        keys.y = multiplyG2(G2, x);
        keys.key = multiplyG1(keys.h, x);
    }

    function keyHash(SellerKeys memory keys) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keys.h, keys.y));
    }

    /// @notice B = b * G1.
    function buyerPoint(uint256 b) internal view returns (bytes memory) {
        return multiplyG1(G1, b);
    }

    /// @notice X encrypted to B with the randomness r.
    function deliver(SellerKeys memory keys, bytes memory b, uint256 r) internal view returns (Delivery memory) {
        return
            Delivery({
                h: keys.h,
                y: keys.y,
                b: b,
                r1: multiplyG1(G1, r),
                r2: multiplyG2(G2, r),
                w: add(keys.key, multiplyG1(b, r))
            });
    }

    /// @notice X = W - b * R1.
    function open(Delivery memory delivery, uint256 b) internal view returns (bytes memory) {
        return add(delivery.w, multiplyG1(delivery.r1, ORDER - b));
    }

    function multiplyG1(bytes memory point, uint256 scalar) internal view returns (bytes memory) {
        return _call(address(0x0c), abi.encodePacked(point, scalar));
    }

    function multiplyG2(bytes memory point, uint256 scalar) internal view returns (bytes memory) {
        return _call(address(0x0e), abi.encodePacked(point, scalar));
    }

    function add(bytes memory p, bytes memory q) internal view returns (bytes memory) {
        return _call(address(0x0b), bytes.concat(p, q));
    }

    function _call(address precompile, bytes memory input) private view returns (bytes memory output) {
        bool ok;
        (ok, output) = precompile.staticcall(input);
        require(ok, "precompile refused its input");
    }
}
