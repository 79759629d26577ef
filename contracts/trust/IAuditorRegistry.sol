// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Whether an auditor may be drawn.
enum Admission {
    None,
    Candidate, // waits for a vote
    Admitted,
    Expelled // for good, unless a vote admits it again
}

/// @notice Who stands behind an auditor.
enum AuditorKind {
    Independent,
    Government // admitted by vote only
}

/// @notice An auditor's record.
struct Auditor {
    // slot 0
    uint96 stake; // bonded, FTNS base units
    uint96 unbonding; // leaving, slashable until it is withdrawn, FTNS base units
    uint40 withdrawableFrom; // timestamp (seconds)
    uint8 domains; // set of domains: bit i = `Category(i)` of the registry
    Admission admission;
    AuditorKind kind;
    // slot 1
    uint32 seat; // place on the roster, from 1; 0 = not on it
    uint8 nextDomains; // what `domains` becomes at `domainsFrom`
    uint40 domainsFrom; // timestamp (seconds); 0 = no change is due
    uint8 affiliates; // entries in the list of affiliates, lapsed ones included
    uint48 bondedAt; // block in which it last bonded, or came on the roster
    uint32 fresh; // what it bonded until `settledAt` came, whole FTNS, rounded up
    uint40 settledAt; // timestamp (seconds) from which all of the stake has been there for a day
    // slot 2
    bytes32 credentials; // sha2-256 digest of a raw IPFS block
}

/// @notice An account that an auditor is close to.
struct Affiliate {
    // slot 0
    address account;
    uint40 until; // timestamp (seconds) from which it is forgotten; type(uint40).max = declared
    uint48 since; // block of the declaration
}

/// @title AuditorRegistry
/// @notice Who may audit, what for, and how much money answers for it. All FTNS lies in the vault, in this contract's compartment:
///     balance of the compartment = sum of (stake + unbonding) of all auditors
/// Domains of expertise are the categories of assets. An auditor is drawn (see `roster`) while it is admitted, keeps at least `AuditorBond`
/// bonded, and has the domain. Stake that leaves stays slashable for `UnbondingDelay`, which is longer by its bounds than an audit
/// can take: nobody leaves before the consequences.
/// Warning: a slash goes to the treasury, never to an accuser: nobody earns by bringing one about.
interface IAuditorRegistry {
    /// @notice Registered, or a candidate's new try. `admission` is Admitted at once where policy is open.
    event AuditorRegistered(address indexed auditor, Admission admission, uint8 domains, bytes32 credentials);
    event AuditorAdmitted(address indexed auditor, AuditorKind kind);
    event AuditorExpelled(address indexed auditor, bytes32 reasonDigest);
    event CredentialsChanged(address indexed auditor, bytes32 credentials);
    event DomainsChanging(address indexed auditor, uint8 domains, uint40 from);
    event AffiliateDeclared(address indexed auditor, address indexed affiliate);
    event AffiliateDropped(address indexed auditor, address indexed affiliate, uint40 until);
    event Bonded(address indexed auditor, uint256 amount);
    event UnbondingStarted(address indexed auditor, uint256 amount, uint40 withdrawableFrom);
    event StakeWithdrawn(address indexed auditor, uint256 amount);
    /// @param offence what it is for; an auditor is slashed once for each by the same slasher
    event AuditorSlashed(address indexed auditor, bytes32 indexed offence, uint256 amount);
    /// @notice The auditor came on the roster, or went off it.
    event RosterChanged(address indexed auditor, bool drawable);

    error AuditorRegistry_AlreadyRegistered(address auditor);
    error AuditorRegistry_NotRegistered(address auditor);
    error AuditorRegistry_Expelled(address auditor);
    error AuditorRegistry_AlreadyAdmitted(address auditor);
    /// @notice At least one domain, and none beyond the categories of the registry.
    error AuditorRegistry_InvalidDomains(uint8 domains);
    error AuditorRegistry_EmptyCredentials();
    error AuditorRegistry_ZeroAmount();
    error AuditorRegistry_InsufficientStake(address auditor, uint256 requested, uint256 available);
    error AuditorRegistry_StillUnbonding(address auditor, uint40 withdrawableFrom);
    error AuditorRegistry_NothingToWithdraw(address auditor);
    error AuditorRegistry_AlreadySlashed(address auditor, bytes32 offence);
    error AuditorRegistry_TooManyAffiliates(address auditor, uint256 max);
    error AuditorRegistry_AlreadyAffiliate(address auditor, address affiliate);
    error AuditorRegistry_NotAffiliate(address auditor, address affiliate);
    error AuditorRegistry_InvalidAffiliate(address affiliate);
    error AuditorRegistry_ZeroTreasury();

    // ── auditors ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Registers the caller, or a candidate again. Admitted at once while `AuditorAdmission` is open, else a candidate for
    /// a vote. Drawn only once it is bonded.
    /// @param credentials sha2-256 digest of a raw IPFS block that says who it is and what it has done
    function register(uint8 domains, bytes32 credentials) external;

    function setCredentials(bytes32 credentials) external;

    /// @notice Other domains, from `DomainDelay` seconds on. A later call replaces one that is still due.
    function changeDomains(uint8 domains) external;

    /// @notice Declares an account the caller is close to: an employer, a relative, another account of its own. It is then drawn for nothing
    /// that this account has a part in. At most eight.
    function declareAffiliate(address affiliate) external;

    /// @notice Takes the declaration back, from `DomainDelay` seconds on.
    function dropAffiliate(address affiliate) external;

    /// @notice Bonds FTNS from the caller's wallet, by its allowance to this contract. Registered auditors that are not expelled.
    /// @param amount FTNS base units
    function bond(uint256 amount) external;

    /// @notice The same from the caller's credit in the vault (`Vault.approve` this contract first).
    function bondFromVault(uint256 amount) external;

    /// @notice Starts to take stake out. It stays slashable for `UnbondingDelay` seconds; what is leaving already then waits as long.
    function unbond(uint256 amount) external;

    /// @notice Moves everything that has left to the caller's credit in the vault, while block.timestamp >= withdrawableFrom.
    function withdraw() external;

    /// @notice Puts an auditor on the roster or takes it off, as its stake and the present `AuditorBond` say. Anyone, at any time: needed
    /// only after a vote has changed the number.
    function sync(address auditor) external;

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Takes up to `amount` of stake, bonded first, then unbonding, to the treasury. Never more than there is; the reputation falls in any case. Restricted:
    /// the slasher.
    /// @return slashed what was taken, FTNS base units
    function slash(address auditor, bytes32 offence, uint256 amount) external returns (uint256 slashed);

    /// @notice Admits a candidate, or an expelled auditor again; or names an admitted one's kind. Restricted: the timelock.
    function admit(address auditor, AuditorKind kind) external;

    /// @notice Ends an auditor's admission. Its stake leaves like any other. Restricted: the timelock.
    function expel(address auditor, bytes32 reasonDigest) external;

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function auditorOf(address auditor) external view returns (Auditor memory);

    function affiliatesOf(address auditor) external view returns (Affiliate[] memory);

    /// @notice Stake that can be slashed now, bonded and unbonding, FTNS base units.
    function slashableOf(address auditor) external view returns (uint256);

    /// @notice Stake that answers for certificates: the bonded stake of an admitted auditor, FTNS base units. What is leaving counts no more, so from
    /// the moment that somebody leaves there is the whole `UnbondingDelay` to prove what was wrong.
    /// @param settled only what was bonded a day ago: never more than the least that has been bonded since
    function backingOf(address auditor, bool settled) external view returns (uint256);

    /// @notice How much an auditor counts in a draw for a domain: whole bonds, at most `MAX_WEIGHT`; 0 = it is not drawn.
    /// @param domain number of a `Category`
    function weightOf(address auditor, uint8 domain) external view returns (uint256);

    /// @notice The auditor at a place of the roster, and its weight in a draw that the hash of a block decides: 0 as well for one that bonded,
    /// or came on the roster, after that block, when it could know the outcome. Nobody, with weight 0, beyond the roster.
    function candidateAt(
        uint256 place,
        uint8 domain,
        uint48 blockNumber
    ) external view returns (address auditor, uint256 weight);

    /// @notice Whose part in something is the auditor's: its own, first, and its affiliates', those that were declared before a block before
    /// those that were declared in it or later.
    /// @return accounts without affiliates that are forgotten
    /// @return early of them that the auditor was or had declared before the block
    function accountsOf(
        address auditor,
        uint48 blockNumber
    ) external view returns (address[] memory accounts, uint256 early);

    /// @notice Number of auditors on the roster: those that could be drawn for something.
    function rosterSize() external view returns (uint256);

    /// @notice The auditor at a place of the roster, from 0. Places change when somebody leaves.
    function rosterAt(uint256 index) external view returns (address);
}
