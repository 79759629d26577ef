import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Venue, VenueChange, VenueNumber } from "../../generated/schema";
import { factId } from "../ids";
import { stamp } from "./stamp";

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
  setAdmitted(event, venue, true);
}

export function retireVenue(event: ethereum.Event, address: Bytes): void {
  setAdmitted(event, Venue.load(VenueNumber.load(address)!.venue)!, false);
}

function setAdmitted(event: ethereum.Event, venue: Venue, admitted: boolean): void {
  venue.admitted = admitted;
  venue.updatedAt = event.block.timestamp;
  venue.save();

  const change = new VenueChange(factId(event));
  change.venue = venue.id;
  change.admitted = admitted;
  stamp(change, event);
  change.save();
}
