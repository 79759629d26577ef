import {
  KeyAwaited,
  KeyDelivered,
  LotHeld,
  LotReturned,
  ResaleRoyaltyPaid,
  SaleOpened,
  SaleRefunded,
  SaleSettled,
  Sold,
  VenueAdmitted,
  VenueRetired,
} from "../../generated/Escrow/Escrow";
import { refundReasonName, SaleState } from "../enums";
import { instantSaleId, numberId, venueOfSale } from "../ids";
import { holdLot, NewLot, returnLot } from "../store/lot";
import { awaitKey, deliverKey, NewSale, openSale, payResaleRoyalty, refundSale, settleSale } from "../store/sale";
import { admitVenue, retireVenue } from "../store/venue";

export function handleSold(event: Sold): void {
  const p = event.params;
  const sold = new NewSale(
    p.venue.toString(),
    p.terms,
    p.buyer,
    p.seller,
    p.version,
    p.split,
    p.quantity,
    p.amount,
    p.fee,
    SaleState.Settled,
  );
  openSale(event, instantSaleId(event), sold);
}

export function handleSaleOpened(event: SaleOpened): void {
  const p = event.params;
  const opened = new NewSale(
    venueOfSale(p.sale),
    p.terms,
    p.buyer,
    p.seller,
    p.version,
    p.split,
    p.quantity,
    p.amount,
    p.fee,
    SaleState.AwaitingKey,
  );
  openSale(event, numberId(p.sale), opened);
}

export function handleLotHeld(event: LotHeld): void {
  const p = event.params;
  holdLot(event, p.sale, new NewLot(p.terms, p.seller, p.version, p.split, p.quantity, p.feeBps, p.bond));
}

export function handleLotReturned(event: LotReturned): void {
  returnLot(event, event.params.sale, event.params.bondTo);
}

export function handleResaleRoyaltyPaid(event: ResaleRoyaltyPaid): void {
  payResaleRoyalty(event, event.params.sale, event.params.recipient, event.params.amount);
}

export function handleKeyAwaited(event: KeyAwaited): void {
  const p = event.params;
  awaitKey(event, p.sale, p.bond, p.deadline, p.buyerKey);
}

export function handleKeyDelivered(event: KeyDelivered): void {
  const p = event.params;
  deliverKey(event, p.sale, p.contentDeadline, p.r1, p.w);
}

export function handleSaleSettled(event: SaleSettled): void {
  settleSale(event, event.params.sale, event.params.net, event.params.fee);
}

export function handleSaleRefunded(event: SaleRefunded): void {
  const p = event.params;
  refundSale(event, p.sale, refundReasonName(p.reason), p.amount, p.bondPaid);
}

export function handleVenueAdmitted(event: VenueAdmitted): void {
  admitVenue(event, event.params.venue, event.params.index);
}

export function handleVenueRetired(event: VenueRetired): void {
  retireVenue(event, event.params.venue);
}
