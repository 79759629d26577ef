// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Cid} from "../../../../contracts/libraries/Cid.sol";
import {Test} from "../../Test.sol";

contract CidTest is Test {
    /// @dev CIDs made with multiformats 14: CIDv1, raw, sha2-256, base32.
    function test_RawUri_EqualsKnownCids() public pure {
        _check("", "ipfs://bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        _check("hello world", "ipfs://bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
        _check("FTNS Market", "ipfs://bafkreihpxogxznlw7iahkjyaw3hptukakgydaecb5f3tk2asy4cfuxpn4m");
    }

    function test_RawUri_OfExtremeDigests() public pure {
        assertEq(Cid.rawUri(0), "ipfs://bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "all zero");
        assertEq(
            Cid.rawUri(bytes32(type(uint256).max)),
            "ipfs://bafkreih777777777777777777777777777777777777777777777777774",
            "all one"
        );
    }

    function _check(string memory content, string memory uri) private pure {
        assertEq(Cid.rawUri(sha256(bytes(content))), uri, content);
    }
}
