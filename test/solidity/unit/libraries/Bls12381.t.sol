// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bls12381, Delivery} from "../../../../contracts/libraries/Bls12381.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {Vectors} from "../../Vectors.sol";

/// @dev Library calls from outside, with bounded gas: a precompile that refuses its input burns what it is given.
contract Bls12381Harness {
    function isValidG1(bytes calldata point) external view returns (bool) {
        return Bls12381.isValidG1(point);
    }

    function verifyKey(bytes calldata x, bytes calldata h, bytes calldata y) external view returns (bool) {
        return Bls12381.verifyKey(x, h, y);
    }

    function verifyDelivery(Delivery calldata transcript, address escrow, uint256 sale) external view returns (bool) {
        return Bls12381.verifyDelivery(transcript, escrow, sale);
    }

    function challenge(Delivery calldata transcript, address escrow, uint256 sale) external view returns (uint256) {
        return Bls12381.challenge(transcript, escrow, sale);
    }
}

/// @notice Both equations of verified delivery, and every point they must refuse.
contract Bls12381Test is Vectors {
    using DeliveryKeys for SellerKeys;

    uint256 private constant GAS = 2_000_000;
    address private constant ESCROW = address(0x3333333333333333333333333333333333333333);
    uint256 private constant SALE = 42;

    Bls12381Harness private bls;
    string private json;
    SellerKeys private keys;

    function setUp() public {
        bls = new Bls12381Harness();
        json = vectors("delivery.json");
        keys = DeliveryKeys.sellerKeys(7, 11);
    }

    function isValidG1(bytes memory point) private view returns (bool) {
        return bls.isValidG1{gas: GAS}(point);
    }

    function verifies(Delivery memory t) private view returns (bool) {
        return bls.verifyDelivery{gas: GAS}(t, ESCROW, SALE);
    }

    function transcriptOf(Delivery memory d) private pure returns (Delivery memory) {
        return Delivery({h: d.h, y: d.y, b: d.b, r1: d.r1, r2: d.r2, w: d.w});
    }

    /// @dev A delivery that verifies.
    function honest() private view returns (Delivery memory) {
        return transcriptOf(keys.deliver(DeliveryKeys.buyerPoint(13), 17));
    }

    // ── isValidG1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_IsValidG1_AcceptsPointsOfTheGroup() public view {
        assertTrue(isValidG1(DeliveryKeys.G1), "generator");
        assertTrue(isValidG1(DeliveryKeys.buyerPoint(DeliveryKeys.ORDER - 1)), "last multiple");
    }

    function test_IsValidG1_RefusesWrongLengths() public view {
        assertFalse(isValidG1(""), "empty");
        assertFalse(isValidG1(new bytes(127)), "short");
        assertFalse(isValidG1(bytes.concat(DeliveryKeys.G1, hex"00")), "long");
    }

    function test_IsValidG1_RefusesInfinity() public view {
        assertFalse(isValidG1(new bytes(128)), "infinity");
    }

    function test_IsValidG1_RefusesPointsOffTheCurve() public view {
        bytes memory point = DeliveryKeys.G1;
        point[127] ^= 0x01;
        assertFalse(isValidG1(point), "off the curve");
    }

    function test_IsValidG1_RefusesPointsOutsideTheSubgroup() public view {
        bytes memory point = DeliveryKeys.OUTSIDE_SUBGROUP;
        DeliveryKeys.add(point, DeliveryKeys.G1); // on the curve: the addition takes it
        assertFalse(isValidG1(point), "outside the subgroup");
    }

    function test_IsValidG1_RefusesPaddingThatIsNotZero() public view {
        bytes memory point = DeliveryKeys.G1;
        point[0] = 0x01;
        assertFalse(isValidG1(point), "padding");
    }

    // ── verifyKey ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_VerifyKey_AcceptsTheSignature() public view {
        assertTrue(bls.verifyKey(keys.key, keys.h, keys.y), "signature");
    }

    function test_VerifyKey_RefusesAnyOtherPoint() public view {
        assertFalse(bls.verifyKey(DeliveryKeys.multiplyG1(keys.h, 8), keys.h, keys.y), "other scalar");
        assertFalse(bls.verifyKey(keys.key, DeliveryKeys.G1, keys.y), "other H");
        assertFalse(bls.verifyKey(keys.key, keys.h, DeliveryKeys.G2), "other Y");
    }

    function test_VerifyKey_RefusesInfinityAndWrongLengths() public view {
        assertFalse(bls.verifyKey(new bytes(128), new bytes(128), keys.y), "X and H at infinity satisfy the equation");
        assertFalse(bls.verifyKey(new bytes(128), keys.h, new bytes(256)), "X and Y at infinity satisfy the equation");
        assertFalse(bls.verifyKey(keys.key, new bytes(128), keys.y), "H at infinity");
        assertFalse(bls.verifyKey(bytes.concat(keys.key, hex"00"), keys.h, keys.y), "X too long");
        assertFalse(bls.verifyKey(keys.key, keys.h, bytes.concat(keys.y, hex"00")), "Y too long");
    }

    function test_VerifyKey_AcceptsTheGoldenKey() public view {
        bytes memory x = vm.parseJsonBytes(json, ".seller.x");
        bytes memory h = vm.parseJsonBytes(json, ".seller.h");
        bytes memory y = vm.parseJsonBytes(json, ".seller.y");
        assertTrue(bls.verifyKey(x, h, y), "golden key");
        assertEq(keccak256(bytes.concat(h, y)), vm.parseJsonBytes32(json, ".seller.keyHash"), "key hash");
        assertEq(keccak256(x), vm.parseJsonBytes32(json, ".seller.contentKey"), "content key");
    }

    // ── verifyDelivery ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_VerifyDelivery_AcceptsAnHonestOneThatOpensForTheBuyer() public view {
        Delivery memory delivery = keys.deliver(DeliveryKeys.buyerPoint(13), 17);
        assertTrue(verifies(transcriptOf(delivery)), "verifies");
        assertEq(DeliveryKeys.open(delivery, 13), keys.key, "the buyer's key opens it");
        assertFalse(keccak256(DeliveryKeys.open(delivery, 14)) == keccak256(keys.key), "another key does not");
    }

    function test_VerifyDelivery_AcceptsTheGoldenOne() public view {
        Delivery memory t = transcriptAt(json, ".accepted.delivery");
        assertEq(block.chainid, vm.parseJsonUint(json, ".accepted.target.chainId"), "chain of the vectors");
        assertTrue(verifies(t), "golden delivery");
    }

    function test_VerifyDelivery_RefusesWhatTheGoldenVectorsRefuse() public view {
        uint256 count = lengthOf(json, ".refusedByEquation", "name");
        assertGe(count, 7, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory name = vm.parseJsonString(json, item(".refusedByEquation", i, ".name"));
            assertFalse(verifies(transcriptAt(json, item(".refusedByEquation", i, ".delivery"))), name);
        }
    }

    function test_VerifyDelivery_RefusesEveryBadPointInEveryPlace() public view {
        uint256 count = lengthOf(json, ".refusedPoints", "name");
        assertGe(count, 20, "cases");
        for (uint256 i = 0; i < count; ++i) {
            bytes32 field = keccak256(bytes(vm.parseJsonString(json, item(".refusedPoints", i, ".field"))));
            bytes memory point = vm.parseJsonBytes(json, item(".refusedPoints", i, ".point"));
            Delivery memory t = transcriptAt(json, ".accepted.delivery");
            if (field == keccak256("w")) t.w = point;
            else if (field == keccak256("r1")) t.r1 = point;
            else if (field == keccak256("r2")) t.r2 = point;
            else if (field == keccak256("b")) t.b = point;
            else if (field == keccak256("h")) t.h = point;
            else if (field == keccak256("y")) t.y = point;
            else revert("unknown field");
            assertFalse(verifies(t), vm.parseJsonString(json, item(".refusedPoints", i, ".name")));
        }
    }

    function test_VerifyDelivery_RefusesWrongLengths() public view {
        Delivery memory t = honest();
        // The same bytes, cut elsewhere: the challenge is the same, the points are not.
        t.h = bytes.concat(t.h, bytes1(0));
        assertFalse(verifies(t), "H too long");
        t = honest();
        t.y = bytes.concat(t.y, bytes1(0));
        assertFalse(verifies(t), "Y too long");
        t = honest();
        t.r2 = t.r1;
        assertFalse(verifies(t), "R2 too short");
        t = honest();
        t.w = "";
        assertFalse(verifies(t), "no W");
        t = honest();
        t.b = t.y;
        assertFalse(verifies(t), "B too long");
        t = honest();
        t.r1 = t.y;
        assertFalse(verifies(t), "R1 too long");
    }

    function test_VerifyDelivery_RefusesInfinityEverywhere() public view {
        // r = 0: W = X would give the key to everybody.
        Delivery memory t = honest();
        (t.r1, t.r2, t.w) = (new bytes(128), new bytes(256), keys.key);
        assertFalse(verifies(t), "r = 0 satisfies the equation");
    }

    // ── challenge ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev An honest delivery satisfies the equation for every c; a cheat's points are made for one c, and these three change it.
    function test_Challenge_BindsSaleEscrowAndChain() public {
        Delivery memory t = honest();
        uint256 c = bls.challenge(t, ESCROW, SALE);
        assertLt(c, 2 ** 128, "128 bits");
        assertNotEq(c, bls.challenge(t, ESCROW, SALE + 1), "sale");
        assertNotEq(c, bls.challenge(t, address(0x4444), SALE), "escrow");
        vm.chainId(1);
        assertNotEq(c, bls.challenge(t, ESCROW, SALE), "chain");
    }

    function test_Challenge_MatchesTheGoldenVectors() public {
        uint256 count = lengthOf(json, ".challenges", "name");
        assertGe(count, 8, "cases");
        for (uint256 i = 0; i < count; ++i) {
            Delivery memory t = transcriptAt(json, item(".challenges", i, ".delivery"));
            vm.chainId(vm.parseJsonUint(json, item(".challenges", i, ".target.chainId")));
            address escrow = vm.parseJsonAddress(json, item(".challenges", i, ".target.escrow"));
            uint256 sale = vm.parseJsonUint(json, item(".challenges", i, ".target.saleId"));
            uint256 expected = uint256(bytes32(vm.parseJsonBytes(json, item(".challenges", i, ".challenge")))) >> 128;
            string memory name = vm.parseJsonString(json, item(".challenges", i, ".name"));
            assertEq(bls.challenge(t, escrow, sale), expected, name);
        }
    }
}
