// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

import {TermsId} from "../../../../contracts/libraries/Ids.sol";
import {ILicences} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest} from "../../RegistryTest.sol";

/// @notice A smart account that accepts one signature.
contract SmartAccount is IERC1271 {
    bytes32 private immutable ACCEPTED;

    constructor(bytes memory accepted) {
        ACCEPTED = keccak256(accepted);
    }

    function isValidSignature(bytes32, bytes memory signature) external view returns (bytes4) {
        return keccak256(signature) == ACCEPTED ? this.isValidSignature.selector : bytes4(0);
    }
}

/// @notice Branches of `consume` and `consumeWithSignature`.
contract LicencesConsumeTest is RegistryTest {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant CONSUME_TYPEHASH = keccak256(
        "Consume(uint256 termsId,address holder,address operator,uint64 units,bytes32 reference_,uint256 nonce,uint256 deadline)"
    );

    address private service = makeAddr("service");
    TermsId private terms;
    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        terms = createTerms(publishAs(seller), metered());
        deadline = START + 1 hours;
        _issue(buyer);
    }

    // ── consume ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Consume_BurnsUnitsOfTheHolder() public {
        _expectConsumed(buyer, 30);
        vm.prank(buyer);
        licences.consume(terms, buyer, 30, "call 1");
        assertEq(_left(buyer), 70, "left");
        vm.prank(buyer);
        licences.consume(terms, buyer, 70, "call 2");
        assertFalse(licences.isValid(terms, buyer), "used up");
    }

    function test_Consume_ByAnOperator() public {
        vm.prank(buyer);
        licences.setApprovalForAll(service, true);
        _expectConsumed(service, 1);
        vm.prank(service);
        licences.consume(terms, buyer, 1, "call 1");
        assertEq(_left(buyer), 99, "left");
    }

    function test_Consume_WorksDuringAPauseAndATakedown() public {
        vm.prank(guardian);
        policy.pause();
        vm.startPrank(timelock);
        registry.takeDown(terms.assetOf(), "reason");
        vm.stopPrank();
        vm.prank(buyer);
        licences.consume(terms, buyer, 1, "call 1");
        assertEq(_left(buyer), 99, "left");
    }

    function test_RevertWhen_ConsumerIsNeitherHolderNorOperator() public {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_CallerMayNotConsume.selector, stranger, buyer));
        vm.prank(stranger);
        licences.consume(terms, buyer, 1, 0);
    }

    function test_RevertWhen_UnitsAreZero() public {
        vm.expectRevert(ILicences.Licences_ZeroQuantity.selector);
        vm.prank(buyer);
        licences.consume(terms, buyer, 0, 0);
    }

    function test_RevertWhen_UnitsAreNotLeft() public {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_InsufficientUnits.selector, terms, buyer, 101, 100));
        vm.prank(buyer);
        licences.consume(terms, buyer, 101, 0);
    }

    function test_RevertWhen_TermsAreNotMetered() public {
        TermsId other = createTerms(terms.assetOf(), perpetual());
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_NotMetered.selector, other));
        vm.prank(buyer);
        licences.consume(other, buyer, 1, 0);
    }

    // ── consumeWithSignature ─────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ConsumeWithSignature_IsAcceptedInTheLastSecond() public {
        bytes memory signature = _sign(service, 30, 0);
        vm.warp(deadline);
        _expectConsumed(service, 30);
        _consume(service, 30, signature);
        assertEq(_left(buyer), 70, "left");
        assertEq(licences.nonces(buyer, service), 1, "nonce");
    }

    function test_ConsumeWithSignature_CountsNoncesPerOperator() public {
        address other = makeAddr("other service");
        bytes memory forService = _sign(service, 1, 0);
        bytes memory forOther = _sign(other, 2, 0);
        _consume(other, 2, forOther);
        _consume(service, 1, forService);
        assertEq(_left(buyer), 97, "left");
        assertEq(licences.nonces(buyer, service), 1, "service");
        assertEq(licences.nonces(buyer, other), 1, "other");
    }

    function test_RevertWhen_SignatureIsOneSecondLate() public {
        bytes memory signature = _sign(service, 30, 0);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_SignatureExpired.selector, deadline));
        _consume(service, 30, signature);
    }

    function test_RevertWhen_SignatureIsUsedTwice() public {
        bytes memory signature = _sign(service, 30, 0);
        _consume(service, 30, signature);
        _expectInvalidSignature();
        _consume(service, 30, signature);
    }

    function test_RevertWhen_SignatureIsForAnotherOperator() public {
        bytes memory signature = _sign(service, 30, 0);
        _expectInvalidSignature();
        _consume(stranger, 30, signature);
    }

    function test_RevertWhen_SignedUnitsAreChanged() public {
        bytes memory signature = _sign(service, 30, 0);
        _expectInvalidSignature();
        _consume(service, 31, signature);
    }

    function test_RevertWhen_SignatureIsForAnotherChain() public {
        bytes memory signature = _sign(service, 30, 0);
        vm.chainId(block.chainid + 1);
        _expectInvalidSignature();
        _consume(service, 30, signature);
    }

    function test_RevertWhen_SignatureIsMalleated() public {
        bytes memory signature = _sign(service, 30, 0);
        bytes32 r;
        bytes32 s;
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        uint8 v = uint8(signature[64]);
        uint256 n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        bytes memory twin = abi.encodePacked(r, bytes32(n - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _expectInvalidSignature();
        _consume(service, 30, twin);
    }

    function test_RevertWhen_SignatureIsEmpty() public {
        _expectInvalidSignature();
        _consume(service, 30, "");
    }

    function test_ConsumeWithSignature_OfASmartAccount() public {
        address account = address(new SmartAccount("pass phrase"));
        _issue(account);
        _expectInvalidSignature();
        vm.prank(service);
        licences.consumeWithSignature(terms, account, 30, "call 1", deadline, "wrong");
        vm.prank(service);
        licences.consumeWithSignature(terms, account, 30, "call 1", deadline, "pass phrase");
        assertEq(_left(account), 70, "left");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _issue(address holder) private {
        vm.prank(issuer);
        licences.issueAtOnce(terms, holder, 1, 0, 1);
    }

    function _left(address holder) private view returns (uint256) {
        return licences.licenceOf(terms, holder).quantity;
    }

    function _consume(address operator, uint64 units, bytes memory signature) private {
        vm.prank(operator);
        licences.consumeWithSignature(terms, buyer, units, "call 1", deadline, signature);
    }

    function _sign(address operator, uint64 units, uint256 nonce) private returns (bytes memory) {
        (, uint256 key) = makeAccount("buyer");
        bytes32 domain = keccak256(
            abi.encode(
                DOMAIN_TYPEHASH,
                keccak256("FTNS Market Licences"),
                keccak256("1"),
                block.chainid,
                address(licences)
            )
        );
        bytes32 structHash = keccak256(
            abi.encode(
                CONSUME_TYPEHASH,
                TermsId.unwrap(terms),
                buyer,
                operator,
                units,
                bytes32("call 1"),
                nonce,
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, structHash)));
        return abi.encodePacked(r, s, v);
    }

    function _expectConsumed(address operator, uint64 units) private {
        vm.expectEmit(address(licences));
        emit IERC1155.TransferSingle(operator, buyer, address(0), TermsId.unwrap(terms), units);
        vm.expectEmit(address(licences));
        emit ILicences.UnitsConsumed(terms, buyer, operator, units, "call 1");
    }

    function _expectInvalidSignature() private {
        vm.expectRevert(ILicences.Licences_InvalidSignature.selector);
    }
}
