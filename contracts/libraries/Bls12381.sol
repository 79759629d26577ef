// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A content key encrypted to one account, and the points that let the chain check it. A G1 point has 128 bytes, a G2 point 256.
struct Delivery {
    bytes h; // H = hash_to_curve(context) in G1
    bytes y; // Y = x * G2
    bytes b; // B = b * G1, of who is to open it
    bytes r1; // R1 = r * G1
    bytes r2; // R2 = r * G2
    bytes w; // W = x * H + r * B
}

/// @title Bls12381
/// @notice The two equations of verified delivery (docs/delivery.md) on the precompiles of EIP-2537.
///
/// A field element is 64 bytes big-endian, a G1 point 128 bytes, a G2 point 256 bytes. The precompiles refuse everything that is not
/// canonical or not on the curve; MSM and the pairing also refuse what is not in the subgroup, the addition does not. Infinity
/// passes the precompiles and is refused here.
/// Warning: a precompile that refuses its input takes all gas it was given: simulate before sending.
library Bls12381 {
    address private constant G1_ADD = address(0x0b);
    address private constant G1_MSM = address(0x0c);
    address private constant PAIRING = address(0x0f);

    uint256 private constant G1_LENGTH = 128;
    uint256 private constant G2_LENGTH = 256;

    /// @dev keccak256 of 128 and of 256 zero bytes.
    bytes32 private constant G1_INFINITY_HASH = 0x012893657d8eb2efad4de0a91bcd0e39ad9837745dec3ea923737ea803fc8e3d;
    bytes32 private constant G2_INFINITY_HASH = 0xd397b3b043d87fcd6fad1291ff0bfd16401c274896d8c63a923727f077b8e0b5;

    /// @dev The generator of G1.
    bytes private constant G1 =
        hex"0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"
        hex"0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1";

    /// @dev The generator of G2 with its y negated.
    bytes private constant NEGATED_G2 =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
        hex"0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
        hex"000000000000000000000000000000000d1b3cc2c7027888be51d9ef691d77bcb679afda66c73f17f9ee3837a55024f78c71363275a75d75d86bab79f74782aa"
        hex"0000000000000000000000000000000013fa4d4a0ad8b1ce186ed5061789213d993923066dddaf1040bc3ff59f825c78df74f2d75467e25e0f55f8a00fa030ed";

    /// @notice Whether `point` is a canonical point of the G1 subgroup and not infinity.
    function isValidG1(bytes memory point) internal view returns (bool) {
        if (!_isFiniteG1(point)) return false;
        (bool ok, ) = _multiply(point, 1);
        return ok;
    }

    /// @notice Whether X is the signature on H under Y: e(X, -G2) * e(H, Y) == 1.
    function verifyKey(bytes memory x, bytes memory h, bytes memory y) internal view returns (bool) {
        if (!_isFiniteG1(x) || !_isFiniteG1(h) || !_isFiniteG2(y)) return false;
        return _pairingIsOne(abi.encodePacked(x, NEGATED_G2, h, y));
    }

    /// @notice Whether W encrypts the signature on H under Y to B, for a purpose on this chain: `number` of `target`, a sale of the escrow or a seat of
    /// an audit. e(W + c R1, -G2) * e(H, Y) * e(B + c G1, R2) == 1.
    /// @dev The addition does not check the subgroup of W and B, the pairing does: it checks W + c R1 and B + c G1, and the
    /// multiplications check R1 (and G1), so W and B are in the subgroup as well.
    function verifyDelivery(Delivery memory self, address target, uint256 number) internal view returns (bool) {
        if (!_isFiniteG1(self.h) || !_isFiniteG1(self.b) || !_isFiniteG1(self.r1) || !_isFiniteG1(self.w)) return false;
        if (!_isFiniteG2(self.y) || !_isFiniteG2(self.r2)) return false;

        uint256 c = challenge(self, target, number);
        (bool ok, bytes memory blindedKey) = _multiplyAndAdd(self.r1, c, self.w);
        if (!ok) return false;
        bytes memory blindedBuyer;
        (ok, blindedBuyer) = _multiplyAndAdd(G1, c, self.b);
        if (!ok) return false;
        return _pairingIsOne(abi.encodePacked(blindedKey, NEGATED_G2, self.h, self.y, blindedBuyer, self.r2));
    }

    /// @notice The verifier's coin: 128 bits of a hash of everything.
    function challenge(Delivery memory self, address target, uint256 number) internal view returns (uint256) {
        bytes32 digest = keccak256(
            abi.encodePacked(self.r1, self.r2, self.w, self.h, self.y, self.b, block.chainid, target, number)
        );
        return uint256(digest) >> 128;
    }

    function _isFiniteG1(bytes memory point) private pure returns (bool) {
        return point.length == G1_LENGTH && keccak256(point) != G1_INFINITY_HASH;
    }

    function _isFiniteG2(bytes memory point) private pure returns (bool) {
        return point.length == G2_LENGTH && keccak256(point) != G2_INFINITY_HASH;
    }

    /// @dev scalar * point + addend.
    function _multiplyAndAdd(
        bytes memory point,
        uint256 scalar,
        bytes memory addend
    ) private view returns (bool ok, bytes memory sum) {
        bytes memory product;
        (ok, product) = _multiply(point, scalar);
        if (!ok) return (false, product);
        (ok, sum) = G1_ADD.staticcall(bytes.concat(product, addend));
    }

    function _multiply(bytes memory point, uint256 scalar) private view returns (bool ok, bytes memory product) {
        return G1_MSM.staticcall(abi.encodePacked(point, scalar));
    }

    /// @dev `pairs` is a sequence of (G1, G2) pairs.
    function _pairingIsOne(bytes memory pairs) private view returns (bool) {
        (bool ok, bytes memory result) = PAIRING.staticcall(pairs);
        return ok && result.length == 32 && abi.decode(result, (uint256)) == 1;
    }
}
