import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { decodeQR } from "qr/decode.js";
import { confirm } from "./bidding.ts";
import { Relay } from "./relay.ts";
import { RemoteWallet } from "./remote-wallet.ts";
import { bothPictures, openStage, picture, type Stage } from "./stage.ts";
import { TestWallet } from "./wallet.ts";

const HOLDER = 11;

let relay: Relay;
let stage: Stage;
before(async () => {
  relay = await Relay.listen();
  // The dApp is started with the environment of this process.
  Object.assign(process.env, { FTNS_WALLETCONNECT_PROJECT_ID: "test", FTNS_WALLETCONNECT_RELAY: relay.url });
  stage = await openStage({ seed: false, relay: relay.url });
});
after(async () => {
  await stage[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

/** The wallet of the holder, on a device that the page does not know yet. */
function holderWallet(): TestWallet {
  const { privateKey } = stage.devnet.accounts[HOLDER] ?? assert.fail(`no account ${HOLDER}`);
  return new TestWallet(stage.devnet.urls.chain, [privateKey]);
}

/** Chooses WalletConnect as a visitor does. @returns the pairing link that the dialog shows */
async function pairingLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "WalletConnect" }).click();
  const link = dialog.getByRole("link", { name: /^wc:/ });
  await link.waitFor();
  await dialog.getByRole("button", { name: "Copy the pairing link" }).waitFor();
  assert.equal(await link.getAttribute("href"), await link.textContent());
  return (await link.getAttribute("href")) ?? "";
}

/** What a camera reads off the dialog. @throws Error when there is no readable code */
async function scanned(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img", { name: "QR code of the pairing link" }).waitFor();
  const { data, ...size } = await page.evaluate(
    async (png) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
      return { width: bitmap.width, height: bitmap.height, data: Array.from(image?.data ?? []) };
    },
    (await dialog.screenshot()).toString("base64"),
  );
  return decodeQR({ ...size, data: Uint8Array.from(data) });
}

const connected = (page: Page, { address }: TestWallet) =>
  page.getByRole("button", { name: `Account ${address.slice(0, 6)}…${address.slice(-4)}` });

describe("a wallet on another device, by WalletConnect", () => {
  it("is neither loaded nor contacted before it is chosen", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    const sockets: string[] = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    const scripts: Promise<string>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        scripts.push(request.response().then(async (response) => (await response?.text()) ?? ""));
    });
    const isLoaded = async () => (await Promise.all(scripts)).some((text) => text.includes("wc_sessionPropose"));
    await page.goto("/", { waitUntil: "networkidle" });
    assert.deepEqual([await isLoaded(), sockets], [false, []]);
    await pairingLink(page);
    assert.equal(await isLoaded(), true);
    assert(sockets.length > 0);
    assert.deepEqual(problems, []);
  });

  it("makes a new code for who has closed the dialog and comes again, and pairs by it", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    const wallet = holderWallet();
    await using remote = await RemoteWallet.open(relay.url, wallet);
    await page.goto("/");
    const first = await pairingLink(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const second = await pairingLink(page);
    assert.notEqual(second, first);
    assert.equal(await scanned(page), second);
    await remote.pair(second);
    await connected(page, wallet).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.deepEqual(problems, []);
  });

  it("is refused by its user: a sentence, and the link that is used up is gone; the next one pairs", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    const wallet = holderWallet();
    await using remote = await RemoteWallet.open(relay.url, wallet);
    await page.goto("/");
    wallet.answers.push(false);
    await remote.pair(await pairingLink(page));
    const dialog = page.getByRole("dialog");
    await dialog.getByText("You declined in the wallet. Nothing happened.").waitFor();
    assert.equal(await dialog.getByRole("link", { name: /^wc:/ }).count(), 0);
    await page.keyboard.press("Escape");
    await remote.pair(await pairingLink(page));
    await connected(page, wallet).waitFor();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(problems, []);
  });

  it("signs and sends what its user agrees to, is not lost by a reload, and ends the session", async () => {
    await using visitor = await stage.visitor();
    const { page, problems } = visitor;
    const wallet = holderWallet();
    await using remote = await RemoteWallet.open(relay.url, wallet);
    await page.goto("/governance/votes");
    const link = await pairingLink(page);
    await bothPictures(page, "wallet-connect-code");
    assert.equal(await scanned(page), link);
    await page.emulateMedia({ colorScheme: "dark" });
    await bothPictures(page, "wallet-connect-code-dark");
    assert.equal(await scanned(page), link);
    await remote.pair(link);
    await connected(page, wallet).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });

    wallet.answers.push(false);
    await page.getByRole("textbox", { name: "Amount to lock" }).fill("1000");
    await page.getByRole("button", { name: "Lock and delegate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Continue in wallet" }).click();
    await dialog.getByText("You declined this in the wallet. Nothing was sent.").waitFor();
    await picture(page, "wallet-connect-declined");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Lock and delegate" }).click();
    await confirm(page);
    await page.getByText("You vote with 1,000 FTNS.").waitFor();

    await page.reload();
    await connected(page, wallet).waitFor();
    await page.getByRole("textbox", { name: "Amount to unlock" }).fill("400");
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await confirm(page);
    await page.getByText("You vote with 600 FTNS.").waitFor();
    assert.deepEqual(
      wallet.asked.map(({ method }) => method),
      [
        ...["eth_requestAccounts", "eth_signTypedData_v4", "eth_signTypedData_v4", "eth_sendTransaction"],
        "eth_sendTransaction",
      ],
    );

    await remote.disconnect();
    await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
    assert.deepEqual(problems, []);
  });
});
