import { encryptOpenings, writeOpenings, type BidOpening, type Opening } from "@ftns-market/sdk/auctions";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { OpeningFileDialog } from "./opening-file-dialog";

const AUCTION = 7n;
const PASSWORD = "correct horse";
/** The least that is accepted; the real cost is a second. */
const cost = { n: 16_384, r: 1, p: 1 };
const BID: BidOpening = {
  type: "bid",
  chainId: 31_337,
  contract: "0x2222222222222222222222222222222222222222",
  auction: AUCTION,
  bidder: "0x1111111111111111111111111111111111111111",
  value: 120n * 10n ** 18n,
  seed: `0x${"0a".repeat(32)}`,
  bidderKey: "0x",
};

afterEach(cleanup);

function show() {
  const onOpening = vi.fn<(opening: Opening) => void>();
  render(<OpeningFileDialog auction={AUCTION} onOpening={onOpening} onClose={vi.fn()} />);
  return onOpening;
}

async function choose(text: string) {
  await userEvent.upload(
    await screen.findByLabelText("File"),
    new File([text], "bid.json", { type: "application/json" }),
  );
}

async function open() {
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Open the file" });
  await waitFor(() => expect(button.disabled).toBe(false));
  await userEvent.click(button);
}

describe("OpeningFileDialog", () => {
  it("gives the one opening of an encrypted file that is of this auction", async () => {
    const onOpening = show();
    await choose(JSON.stringify(await encryptOpenings([{ ...BID, auction: 8n }, BID], PASSWORD, { cost })));
    fireEvent.change(await screen.findByLabelText("Password"), { target: { value: PASSWORD } });
    await open();
    await waitFor(() => expect(onOpening).toHaveBeenCalledWith(BID));
  });
  it("says that the password is wrong, and keeps the file", async () => {
    const onOpening = show();
    await choose(JSON.stringify(await encryptOpenings([BID], PASSWORD, { cost })));
    fireEvent.change(await screen.findByLabelText("Password"), { target: { value: "something else" } });
    await open();
    expect((await screen.findByRole("alert")).textContent).toMatch(/password/i);
    fireEvent.change(screen.getByLabelText("Password"), { target: { value: PASSWORD } });
    await open();
    await waitFor(() => expect(onOpening).toHaveBeenCalledWith(BID));
  });
  it.each([
    ["no JSON", "hello", /it is not JSON/],
    ["something else", JSON.stringify({ kind: "ftns-market-keystore" }), /does not hold openings of this market/],
    ["another auction", writeOpenings([{ ...BID, auction: 12n }]), /is for auction 12, not for this one \(7\)/],
    ["nothing", writeOpenings([]), /holds no opening/],
  ])("refuses a file with %s, in a sentence", async (_, text, sentence) => {
    const onOpening = show();
    await choose(text);
    await open();
    expect((await screen.findByRole("alert")).textContent).toMatch(sentence);
    expect(onOpening).not.toHaveBeenCalled();
  });
  it("asks for no password of a plain file, and lets choose among several", async () => {
    const onOpening = show();
    const reserve: Opening = {
      type: "reserve",
      ...{ chainId: BID.chainId, contract: BID.contract, auction: AUCTION, seller: BID.bidder },
      ...{ reserve: 5n, salt: BID.seed },
    };
    await choose(writeOpenings([BID, reserve]));
    expect(screen.queryByLabelText("Password")).toBeNull();
    await open();
    await userEvent.click(await screen.findByRole("button", { name: "Open it" }));
    expect(onOpening).toHaveBeenCalledWith(reserve);
  });
});
