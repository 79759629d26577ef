import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Venue, VenueNumber } from "../../generated/schema";

/** A venue that comes back keeps its number. */
export function admitVenue(event: ethereum.Event, address: Bytes, index: i32): void {
  const id = index.toString();
  let venue = Venue.load(id);
  if (!venue) {
    venue = new Venue(id);
    venue.address = address;
    venue.salesCount = 0;
    venue.volume = BigInt.zero();
    venue.fees = BigInt.zero();
    const number = new VenueNumber(address);
    number.venue = id;
    number.save();
  }
  venue.admitted = true;
  venue.updatedAt = event.block.timestamp;
  venue.save();
}

export function retireVenue(event: ethereum.Event, address: Bytes): void {
  const venue = Venue.load(VenueNumber.load(address)!.venue)!;
  venue.admitted = false;
  venue.updatedAt = event.block.timestamp;
  venue.save();
}
