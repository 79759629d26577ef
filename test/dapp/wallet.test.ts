import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { connect, openStage, type Stage } from "./stage.ts";
import { TestWallet } from "./wallet.ts";

let stage: Stage;
before(async () => {
  stage = await openStage({ seed: false });
});
after(() => stage[Symbol.asyncDispose]());

const [ALICE, BOB] = [11, 12];
const short = (address: string) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const addressOf = (index: number) => stage.devnet.accounts[index]?.address ?? "";

/** A wallet that can be slow to say which account a page knows, as in a browser that has just started. */
class SlowWallet extends TestWallet {
  readonly #asked = Promise.withResolvers<void>();
  readonly #awake = Promise.withResolvers<void>();
  #isSlow = false;
  /** Fulfilled when a page has asked and waits. */
  readonly isAsked = this.#asked.promise;

  fallAsleep(): void {
    this.#isSlow = true;
  }

  wake(): void {
    this.#awake.resolve();
  }

  override async answer(request: Parameters<TestWallet["answer"]>[0]) {
    if (this.#isSlow && request.method === "eth_accounts") {
      this.#asked.resolve();
      await this.#awake.promise;
    }
    return super.answer(request);
  }
}

describe("a wallet in the browser", () => {
  it("is not there: the dialog says how to get one, and offers the devnet's accounts", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    await page.goto("/");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("dialog").getByText("Accounts of this devnet").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "free for you" }).first().click();
    await page.getByRole("button", { name: /^Account 0x/ }).waitFor();
    assert.deepEqual(problems, []);
  });

  it("is the devnet's: another of its accounts can be chosen while one is connected, and stays over a reload", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    const dialog = page.getByRole("dialog");
    const account = (index: number) => page.getByRole("button", { name: `Account ${short(addressOf(index))}` });
    await page.goto("/library");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await dialog.getByRole("button", { name: short(addressOf(ALICE)) }).click();
    await account(ALICE).click();
    await page.getByRole("menuitem", { name: "Change wallet" }).click();
    await dialog.getByRole("button", { name: short(addressOf(BOB)) }).click();
    await account(BOB).waitFor();
    await dialog.waitFor({ state: "detached" });
    await page.reload();
    await account(BOB).waitFor();
    assert.deepEqual(problems, []);
  });

  it("is chosen again: the dialog says that it is connected, and where to change the account", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet } = visitor;
    await page.goto("/");
    await connect(visitor);
    await page.getByRole("button", { name: /^Account 0x/ }).click();
    await page.getByRole("menuitem", { name: "Change wallet" }).click();
    await page.getByRole("dialog").getByRole("button", { name: wallet.name }).click();
    await page.getByText("This wallet is connected already.").waitFor();
  });

  it("is refused by its user: a sentence, and nothing is connected", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet } = visitor;
    wallet.answers.push(false);
    await page.goto("/");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: wallet.name }).click();
    await page.getByText("You declined in the wallet").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
  });

  it("stays connected over a reload, without a second question", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet } = visitor;
    await page.goto("/");
    await connect(visitor);
    await page.reload();
    await page.getByRole("button", { name: `Account ${short(addressOf(ALICE))}` }).waitFor();
    assert.equal(wallet.asked.length, 1);
  });

  it("is slow after a reload: an action that is clicked meanwhile waits, and goes on with it", async () => {
    const { privateKey } = stage.devnet.accounts[ALICE] ?? assert.fail("no such account");
    const slow = new SlowWallet(stage.devnet.urls.chain, [privateKey]);
    await using visitor = await stage.visitor(slow);
    const { page, problems } = visitor;
    await page.goto(`/governance/delegates/${addressOf(BOB)}`);
    await connect(visitor);
    slow.fallAsleep();
    await page.reload();
    await slow.isAsked;
    const action = page.getByRole("button", { name: "Delegate by signature" });
    await action.click();
    await page.locator("button[aria-busy=true]", { hasText: "Delegate by signature" }).waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
    slow.wake();
    await page.getByRole("dialog", { name: /^Delegate to .* by signature$/ }).waitFor();
    assert.deepEqual(problems, []);
  });

  it("is locked: the page waits for its user, says so when asked again, and connects once it is open", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet, problems } = visitor;
    const dialog = page.getByRole("dialog");
    const open = page.getByRole("button", { name: "Connect", exact: true });
    await page.goto("/library");
    await connect(visitor);
    await wallet.lock();
    await open.waitFor();
    await page.reload();
    await open.click();
    await dialog.getByRole("button", { name: wallet.name }).click();
    await dialog.getByText("Look at your wallet …").waitFor();
    await page.keyboard.press("Escape");
    await open.click();
    await dialog.getByRole("button", { name: wallet.name }).click();
    await dialog.getByText("The wallet has an open question already").waitFor();
    await wallet.unlock();
    await page.getByRole("button", { name: `Account ${short(addressOf(ALICE))}` }).waitFor();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(problems, []);
  });

  it("is locked and stays so: who declines to open it is not connected", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet } = visitor;
    wallet.locked = true;
    wallet.answers.push(false);
    await page.goto("/");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: wallet.name }).click();
    await page.getByText("Look at your wallet …").waitFor();
    await wallet.unlock();
    await page.getByText("You declined in the wallet").waitFor();
  });

  it("switches account: the page follows and shows nothing of the account before", async () => {
    await using visitor = await stage.visitor([ALICE, BOB]);
    const { page, wallet } = visitor;
    await page.goto("/library");
    await connect(visitor);
    await wallet.switchAccount(1);
    await page.getByRole("button", { name: `Account ${short(addressOf(BOB))}` }).waitFor();
    assert.equal(await page.getByText(short(addressOf(ALICE))).count(), 0);
  });

  it("is on another chain: the page says so and switches it", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page, wallet } = visitor;
    await page.goto("/");
    await connect(visitor);
    await wallet.switchChain(1);
    await page.getByRole("alert").getByText("on another network").waitFor();
    await page.getByRole("button", { name: "Switch to FTNS devnet" }).click();
    await page.getByText("on another network").waitFor({ state: "detached" });
    assert.equal(wallet.chainId, 31_337);
  });

  it("is disconnected by its user: the page forgets it", async () => {
    await using visitor = await stage.visitor([ALICE]);
    const { page } = visitor;
    await page.goto("/");
    await connect(visitor);
    await page.getByRole("button", { name: /^Account 0x/ }).click();
    await page.getByRole("menuitem", { name: "Disconnect" }).click();
    await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
  });
});
