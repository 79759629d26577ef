// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {Category} from "../registry/IAssetRegistry.sol";
import {ICustody} from "../token/ICustody.sol";
import {Admission, Affiliate, Auditor, AuditorKind, IAuditorRegistry} from "./IAuditorRegistry.sol";
import {IReputation, News} from "./IReputation.sol";
import {Payments} from "./Payments.sol";

/// @title AuditorRegistry
/// @notice See {IAuditorRegistry}.
/// @dev No amount can reach a width used here: the supply of FTNS is below 2^90.
contract AuditorRegistry is IAuditorRegistry, Payments, AccessManaged {
    /// @notice Bonds beyond this many times `AuditorBond` do not make an auditor more likely to be drawn.
    uint256 public constant MAX_WEIGHT = 4;

    uint256 private constant MAX_AFFILIATES = 8;
    uint256 private constant NOTICE = 1 days;
    uint256 private constant FTNS_UNIT = 1e18; // base units of one whole FTNS
    uint8 private constant ALL_DOMAINS = uint8((1 << (uint256(type(Category).max) + 1)) - 1);

    IMarketPolicy private immutable _policy;
    IReputation private immutable _reputation;
    address private immutable _treasury;

    mapping(address auditor => Auditor) private _auditors;
    mapping(address auditor => Affiliate[]) private _affiliates;
    mapping(address auditor => mapping(bytes32 cause => bool)) private _slashedFor;
    address[] private _roster;

    constructor(
        address authority,
        IMarketPolicy policy,
        IERC20 ftns,
        ICustody vault,
        IReputation reputation,
        address treasury
    ) Payments(ftns, vault) AccessManaged(authority) {
        if (treasury == address(0)) revert AuditorRegistry_ZeroTreasury();
        _policy = policy;
        _reputation = reputation;
        _treasury = treasury;
    }

    // ── auditors ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuditorRegistry
    function register(uint8 domains, bytes32 credentials) external {
        Auditor storage auditor = _auditors[msg.sender];
        Admission before = auditor.admission;
        if (before == Admission.Expelled) revert AuditorRegistry_Expelled(msg.sender);
        if (before == Admission.Admitted) revert AuditorRegistry_AlreadyRegistered(msg.sender);
        _requireDomains(domains);
        if (credentials == 0) revert AuditorRegistry_EmptyCredentials();

        bool open = _policy.get(IMarketPolicy.Parameter.AuditorAdmission) == 0;
        auditor.admission = open ? Admission.Admitted : Admission.Candidate;
        (auditor.domains, auditor.domainsFrom) = (domains, 0);
        auditor.credentials = credentials;
        emit AuditorRegistered(msg.sender, auditor.admission, domains, credentials);
        _sync(msg.sender, auditor);
    }

    /// @inheritdoc IAuditorRegistry
    function setCredentials(bytes32 credentials) external {
        Auditor storage auditor = _registered();
        if (credentials == 0) revert AuditorRegistry_EmptyCredentials();
        auditor.credentials = credentials;
        emit CredentialsChanged(msg.sender, credentials);
    }

    /// @inheritdoc IAuditorRegistry
    function changeDomains(uint8 domains) external {
        Auditor storage auditor = _registered();
        _requireDomains(domains);

        auditor.domains = _domainsOf(auditor);
        auditor.nextDomains = domains;
        auditor.domainsFrom = _afterDomainDelay();
        emit DomainsChanging(msg.sender, domains, auditor.domainsFrom);
    }

    /// @inheritdoc IAuditorRegistry
    function declareAffiliate(address affiliate) external {
        Auditor storage auditor = _registered();
        if (affiliate == address(0) || affiliate == msg.sender) revert AuditorRegistry_InvalidAffiliate(affiliate);

        Affiliate[] storage list = _affiliates[msg.sender];
        (uint256 place, uint48 since) = (list.length, uint48(block.number));
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].account == affiliate) {
                if (list[i].until == type(uint40).max) revert AuditorRegistry_AlreadyAffiliate(msg.sender, affiliate);
                place = i;
                if (block.timestamp < list[i].until) since = list[i].since;
                break;
            }
            if (block.timestamp >= list[i].until) place = i;
        }
        if (place == list.length) {
            if (place == MAX_AFFILIATES) revert AuditorRegistry_TooManyAffiliates(msg.sender, MAX_AFFILIATES);
            list.push();
            auditor.affiliates = uint8(list.length);
        }
        list[place] = Affiliate({account: affiliate, until: type(uint40).max, since: since});
        emit AffiliateDeclared(msg.sender, affiliate);
    }

    /// @inheritdoc IAuditorRegistry
    function dropAffiliate(address affiliate) external {
        Affiliate[] storage list = _affiliates[msg.sender];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].account != affiliate || list[i].until != type(uint40).max) continue;
            list[i].until = _afterDomainDelay();
            emit AffiliateDropped(msg.sender, affiliate, list[i].until);
            return;
        }
        revert AuditorRegistry_NotAffiliate(msg.sender, affiliate);
    }

    // ── stake ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuditorRegistry
    function bond(uint256 amount) external {
        _addStake(amount);
        _lockFromWallet(amount);
    }

    /// @inheritdoc IAuditorRegistry
    function bondFromVault(uint256 amount) external {
        _addStake(amount);
        _lockFromCredit(amount);
    }

    /// @inheritdoc IAuditorRegistry
    function unbond(uint256 amount) external {
        Auditor storage auditor = _registered();
        if (amount == 0) revert AuditorRegistry_ZeroAmount();
        uint256 stake = auditor.stake;
        if (amount > stake) revert AuditorRegistry_InsufficientStake(msg.sender, amount, stake);

        uint40 from = uint40(block.timestamp + _policy.get(IMarketPolicy.Parameter.UnbondingDelay));
        auditor.stake = uint96(stake - amount);
        auditor.unbonding += uint96(amount);
        auditor.withdrawableFrom = from;
        emit UnbondingStarted(msg.sender, amount, from);
        _sync(msg.sender, auditor);
    }

    /// @inheritdoc IAuditorRegistry
    function withdraw() external {
        Auditor storage auditor = _auditors[msg.sender];
        uint256 amount = auditor.unbonding;
        if (amount == 0) revert AuditorRegistry_NothingToWithdraw(msg.sender);
        if (block.timestamp < auditor.withdrawableFrom) {
            revert AuditorRegistry_StillUnbonding(msg.sender, auditor.withdrawableFrom);
        }

        auditor.unbonding = 0;
        emit StakeWithdrawn(msg.sender, amount);
        _vault.release(msg.sender, amount);
    }

    /// @inheritdoc IAuditorRegistry
    function sync(address auditor) external {
        _sync(auditor, _auditors[auditor]);
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuditorRegistry
    function slash(address account, bytes32 offence, uint256 amount) external restricted returns (uint256 slashed) {
        // By slasher: a vote cannot use up the name that an open audit has for its offence, and so hold the audit up.
        bytes32 cause = keccak256(abi.encode(msg.sender, offence));
        if (_slashedFor[account][cause]) revert AuditorRegistry_AlreadySlashed(account, offence);
        _slashedFor[account][cause] = true;

        Auditor storage auditor = _auditors[account];
        uint256 bonded = _min(amount, auditor.stake);
        uint256 leaving = _min(amount - bonded, auditor.unbonding);
        auditor.stake -= uint96(bonded);
        auditor.unbonding -= uint96(leaving);
        slashed = bonded + leaving;
        emit AuditorSlashed(account, offence, slashed);
        _sync(account, auditor);
        _reputation.record(account, News.Slashed);
        if (slashed != 0) _vault.release(_treasury, slashed);
    }

    /// @inheritdoc IAuditorRegistry
    function admit(address account, AuditorKind kind) external restricted {
        Auditor storage auditor = _auditors[account];
        if (auditor.admission == Admission.None) revert AuditorRegistry_NotRegistered(account);
        if (auditor.admission == Admission.Admitted && auditor.kind == kind) {
            revert AuditorRegistry_AlreadyAdmitted(account);
        }

        auditor.admission = Admission.Admitted;
        auditor.kind = kind;
        emit AuditorAdmitted(account, kind);
        _sync(account, auditor);
    }

    /// @inheritdoc IAuditorRegistry
    function expel(address account, bytes32 reasonDigest) external restricted {
        Auditor storage auditor = _auditors[account];
        if (auditor.admission == Admission.None) revert AuditorRegistry_NotRegistered(account);
        if (auditor.admission == Admission.Expelled) revert AuditorRegistry_Expelled(account);

        auditor.admission = Admission.Expelled;
        auditor.kind = AuditorKind.Independent;
        emit AuditorExpelled(account, reasonDigest);
        _sync(account, auditor);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuditorRegistry
    function auditorOf(address auditor) external view returns (Auditor memory) {
        return _auditors[auditor];
    }

    /// @inheritdoc IAuditorRegistry
    function affiliatesOf(address auditor) external view returns (Affiliate[] memory) {
        return _affiliates[auditor];
    }

    /// @inheritdoc IAuditorRegistry
    function slashableOf(address auditor) external view returns (uint256) {
        return uint256(_auditors[auditor].stake) + _auditors[auditor].unbonding;
    }

    /// @inheritdoc IAuditorRegistry
    function backingOf(address account, bool settled) external view returns (uint256) {
        Auditor storage auditor = _auditors[account];
        if (auditor.admission != Admission.Admitted) return 0;
        if (!settled || block.timestamp >= auditor.settledAt) return auditor.stake;
        return Math.saturatingSub(auditor.stake, auditor.fresh * FTNS_UNIT);
    }

    /// @inheritdoc IAuditorRegistry
    function weightOf(address account, uint8 domain) external view returns (uint256) {
        return _weightOf(_auditors[account], domain);
    }

    /// @inheritdoc IAuditorRegistry
    function candidateAt(
        uint256 place,
        uint8 domain,
        uint48 blockNumber
    ) external view returns (address account, uint256 weight) {
        if (place >= _roster.length) return (address(0), 0);
        account = _roster[place];
        Auditor storage auditor = _auditors[account];
        if (auditor.bondedAt <= blockNumber) weight = _weightOf(auditor, domain);
    }

    /// @inheritdoc IAuditorRegistry
    function accountsOf(
        address auditor,
        uint48 blockNumber
    ) external view returns (address[] memory accounts, uint256 early) {
        uint256 length = _auditors[auditor].affiliates;
        accounts = new address[](1 + length);
        (accounts[0], early) = (auditor, 1);
        uint256 count = 1;
        for (uint256 i = 0; i < length; ++i) {
            Affiliate memory affiliate = _affiliates[auditor][i];
            if (block.timestamp >= affiliate.until) continue;
            accounts[count++] = affiliate.account;
            if (affiliate.since >= blockNumber) continue;
            (accounts[count - 1], accounts[early]) = (accounts[early], affiliate.account);
            ++early;
        }
        assembly ("memory-safe") {
            mstore(accounts, count)
        }
    }

    /// @inheritdoc IAuditorRegistry
    function rosterSize() external view returns (uint256) {
        return _roster.length;
    }

    /// @inheritdoc IAuditorRegistry
    function rosterAt(uint256 index) external view returns (address) {
        return _roster[index];
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _registered() private view returns (Auditor storage auditor) {
        auditor = _auditors[msg.sender];
        if (auditor.admission == Admission.None) revert AuditorRegistry_NotRegistered(msg.sender);
    }

    function _addStake(uint256 amount) private {
        Auditor storage auditor = _registered();
        if (auditor.admission == Admission.Expelled) revert AuditorRegistry_Expelled(msg.sender);
        if (amount == 0) revert AuditorRegistry_ZeroAmount();
        // Nothing wider than the supply can be paid: what would be cut here fails at the vault.
        auditor.stake += uint96(amount);
        auditor.bondedAt = uint48(block.number);
        uint256 fresh = block.timestamp < auditor.settledAt ? auditor.fresh : 0;
        auditor.fresh = uint32(_min(fresh + Math.ceilDiv(amount, FTNS_UNIT), type(uint32).max));
        auditor.settledAt = uint40(block.timestamp + NOTICE);
        emit Bonded(msg.sender, amount);
        _sync(msg.sender, auditor);
    }

    /// @dev The last of the roster takes the place of who leaves.
    function _sync(address account, Auditor storage auditor) private {
        bool drawable = auditor.admission == Admission.Admitted && auditor.stake >= _bondRequired();
        uint256 seat = auditor.seat;
        if (drawable == (seat != 0)) return;

        if (drawable) {
            _roster.push(account);
            auditor.seat = uint32(_roster.length);
            auditor.bondedAt = uint48(block.number);
        } else {
            address last = _roster[_roster.length - 1];
            _roster[seat - 1] = last;
            _auditors[last].seat = uint32(seat);
            auditor.seat = 0;
            _roster.pop();
        }
        emit RosterChanged(account, drawable);
    }

    function _weightOf(Auditor storage auditor, uint8 domain) private view returns (uint256) {
        if (auditor.admission != Admission.Admitted || (_domainsOf(auditor) >> domain) & 1 == 0) return 0;
        return _min(auditor.stake / _bondRequired(), MAX_WEIGHT);
    }

    /// @return FTNS base units
    function _bondRequired() private view returns (uint256) {
        return _policy.get(IMarketPolicy.Parameter.AuditorBond) * FTNS_UNIT;
    }

    function _afterDomainDelay() private view returns (uint40) {
        return uint40(block.timestamp + _policy.get(IMarketPolicy.Parameter.DomainDelay));
    }

    function _domainsOf(Auditor storage auditor) private view returns (uint8) {
        uint40 from = auditor.domainsFrom;
        return from != 0 && block.timestamp >= from ? auditor.nextDomains : auditor.domains;
    }

    function _requireDomains(uint8 domains) private pure {
        if (domains == 0 || domains > ALL_DOMAINS) revert AuditorRegistry_InvalidDomains(domains);
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
