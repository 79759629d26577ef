// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, PoolId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../contracts/settlement/IEscrow.sol";

/// @notice What a waiting sale, or a lot, must be like.
struct SaleModel {
    SaleId id;
    TermsId terms;
    PoolId pool;
    address buyer;
    address seller;
    uint256 amount;
    uint256 bond;
    uint256 feeBps;
    uint256 deadline;
    uint256 contentWindow;
    uint32 quantity;
    uint16 version;
    SaleState state;
    bool isLot; // held before it had a buyer
    bool isTitle; // the asset itself is sold
    address publisher;
    uint256 royaltyBps; // of this resale, 0 for a licence
}

/// @title MarketStore
/// @notice The ghost of the market: what the handlers know must be true after what they did. Computed without asking the contracts
/// that are under test.
contract MarketStore {
    address[] public accounts;
    TermsId[] public terms;
    PoolId[] public pools;
    SaleModel[] private _sales;

    mapping(address account => uint256) public credit;
    mapping(address compartment => uint256) public locked;
    mapping(PoolId pool => uint256) public poolNet;
    mapping(PoolId pool => uint256) public poolFee;
    mapping(PoolId pool => bool) private _isPool;
    mapping(TermsId terms => mapping(address holder => uint256)) public units;
    mapping(TermsId terms => uint256) public issued;

    uint256 public donated; // sent to the vault past its doors
    uint256 public paidIn; // by buyers, for sales
    uint256 public accruedNet; // of settled sales
    uint256 public accruedFee; // of settled sales
    uint256 public resaleRoyalties; // of settled sales
    uint256 public refunded; // payments of refunded sales
    uint256 public distributedFee;

    mapping(AssetId asset => bool) public isLocked;

    mapping(bytes32 action => uint256) public calls;

    function count(string memory action) external {
        ++calls[keccak256(bytes(action))];
    }

    function addAccount(address account) external {
        accounts.push(account);
    }

    function addTerms(TermsId terms_) external {
        terms.push(terms_);
    }

    function accountCount() external view returns (uint256) {
        return accounts.length;
    }

    function termsCount() external view returns (uint256) {
        return terms.length;
    }

    function poolCount() external view returns (uint256) {
        return pools.length;
    }

    function saleCount() external view returns (uint256) {
        return _sales.length;
    }

    function sale(uint256 index) external view returns (SaleModel memory) {
        return _sales[index];
    }

    // ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function donate(uint256 amount) external {
        donated += amount;
    }

    function addCredit(address account, uint256 amount) public {
        credit[account] += amount;
    }

    function takeCredit(address account, uint256 amount) public {
        credit[account] -= amount;
    }

    function lock(address compartment, uint256 amount) public {
        locked[compartment] += amount;
    }

    function unlock(address compartment, uint256 amount) public {
        locked[compartment] -= amount;
    }

    function fill(PoolId pool, uint256 net, uint256 fee) public {
        if (!_isPool[pool]) pools.push(pool);
        _isPool[pool] = true;
        poolNet[pool] += net;
        poolFee[pool] += fee;
    }

    function empty(PoolId pool) external {
        distributedFee += poolFee[pool];
        (poolNet[pool], poolFee[pool]) = (0, 0);
    }

    // ── sales ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function settleAtOnce(
        TermsId terms_,
        PoolId pool,
        address buyer,
        uint256 bought,
        uint256 net,
        uint256 fee
    ) external {
        paidIn += net + fee;
        accruedNet += net;
        accruedFee += fee;
        fill(pool, net, fee);
        units[terms_][buyer] += bought;
        issued[terms_] += bought;
    }

    function open(SaleModel calldata opened, address escrow) external {
        _sales.push(opened);
        paidIn += opened.amount;
        issued[opened.terms] += opened.quantity;
        takeCredit(opened.seller, opened.bond);
        lock(escrow, opened.amount + opened.bond);
    }

    function deliver(uint256 index) external {
        SaleModel storage model = _sales[index];
        model.state = SaleState.Delivered;
        model.deadline = block.timestamp + model.contentWindow;
    }

    function settle(uint256 index, address escrow) external {
        SaleModel storage model = _sales[index];
        model.state = SaleState.Settled;
        uint256 fee = (model.amount * model.feeBps) / 10_000;
        uint256 royalty = (model.amount * model.royaltyBps) / 10_000;
        uint256 net = model.amount - fee - royalty;
        (accruedNet, accruedFee, resaleRoyalties) = (accruedNet + net, accruedFee + fee, resaleRoyalties + royalty);
        unlock(escrow, model.amount + model.bond);
        fill(model.pool, net, fee);
        addCredit(model.publisher, royalty);
        addCredit(model.seller, model.bond);
        if (model.isTitle) isLocked[model.terms.assetOf()] = false;
        else units[model.terms][model.buyer] += model.quantity;
    }

    // ── lots ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function hold(SaleModel calldata held, address escrow) external {
        _sales.push(held);
        if (held.isTitle) isLocked[held.terms.assetOf()] = true;
        else issued[held.terms] += held.quantity;
        takeCredit(held.seller, held.bond);
        lock(escrow, held.bond);
    }

    function award(uint256 index, address buyer, uint256 amount, address escrow) external {
        SaleModel storage model = _sales[index];
        (model.buyer, model.amount) = (buyer, amount);
        paidIn += amount;
        lock(escrow, amount);
        if (model.contentWindow == 0) return;
        model.state = SaleState.AwaitingKey;
        model.deadline += block.timestamp;
    }

    function returnLot(uint256 index, address bondTo, address escrow) external {
        SaleModel storage model = _sales[index];
        model.state = SaleState.Returned;
        _takeBack(model);
        unlock(escrow, model.bond);
        addCredit(bondTo, model.bond);
    }

    function _takeBack(SaleModel storage model) private {
        if (model.isTitle) isLocked[model.terms.assetOf()] = false;
        else issued[model.terms] -= model.quantity;
    }

    // ── refunds ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function refund(uint256 index, bool bondToBuyer, address escrow) external {
        SaleModel storage model = _sales[index];
        model.state = SaleState.Refunded;
        refunded += model.amount;
        _takeBack(model);
        unlock(escrow, model.amount + model.bond);
        addCredit(model.buyer, model.amount);
        addCredit(bondToBuyer ? model.buyer : model.seller, model.bond);
    }
}
