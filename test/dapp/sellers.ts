import { actions, journeys, parseFtns, reads, type Contributor, type MarketClient } from "../../sdk/src/index.ts";
import type { Devnet } from "../../scripts/devnet/devnet.ts";
import { getBlock } from "viem/actions";
import { metadataOf, passTime, PRICE, publishBytes, someBytes } from "../stack/stage.ts";
import { irisModel } from "./model.ts";
import { shown } from "./offer.ts";

const DESCRIPTION = `Tells the species of an iris from four lengths in centimetres.

## Intended use
Teaching, and trying the market with. It is not for flowers that nobody has measured.

## Limits
It knows three species. Any other flower becomes one of them.`;

/** Gives a seller a bad record: it sells something sealed and never hands over the key. */
export async function missDelivery(devnet: Devnet, seller: MarketClient, buyer: MarketClient): Promise<void> {
  const { terms } = await publishBytes(seller, someBytes(20_000, 3), await journeys.sellerMaster(seller));
  const order = { terms: terms[0] ?? 0n, version: 1, master: await journeys.buyerMaster(buyer) };
  const { sale } = await journeys.purchase(buyer, order);
  const { deadline } = await reads.readSale(buyer, sale);
  const { timestamp } = await getBlock(buyer.client);
  await passTime(devnet, deadline - Number(timestamp) + 1);
  await actions.send(buyer, actions.refundSale(buyer, await reads.readSale(buyer, sale)));
}

/** Puts a sealed model up for sale that its seller did not make alone. @returns the asset */
export async function publishFlowerTeller(
  seller: MarketClient,
  name: string,
  contributors: readonly Contributor[],
): Promise<number> {
  const [model, master] = [irisModel(), await journeys.sellerMaster(seller)];
  await journeys.prepareToSell(seller, parseFtns("1000"));
  const { asset } = await journeys.publish(seller, {
    category: "Model",
    contributors,
    artifact: { open: () => model, size: model.length, master },
    metadata: (stored) => {
      const { artifact } = metadataOf(stored);
      const file = { ...artifact, name: "flowers.onnx", mediaType: "application/onnx" };
      return metadataOf(stored, { name, description: DESCRIPTION, category: "model", artifact: file });
    },
    offers: [{ kind: "Perpetual", text: { spdx: "CC0-1.0" }, price: PRICE }],
  });
  await shown(seller, asset);
  return asset;
}
