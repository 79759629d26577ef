import { type Case, timeOf } from "../support/case.ts";
import { addressOf } from "../support/events.ts";
import { ALICE, BOB, market } from "../support/fixture.ts";

const LISTINGS = addressOf("Listings");
const GUARDIAN = 1;

function grant(roleId: number, account: string, newMember = true) {
  return market.emit("AccessManager", "RoleGranted", { roleId, account, delay: 0, since: 0, newMember });
}

export const cases: Case[] = [
  {
    name: "roles are held until they are revoked",
    blocks: [
      [grant(GUARDIAN, ALICE), grant(0, BOB)],
      [market.emit("AccessManager", "RoleRevoked", { roleId: GUARDIAN, account: ALICE }), grant(GUARDIAN, BOB)],
      [grant(GUARDIAN, BOB, false)],
    ],
    expect: [
      [
        '{ roleMembers { id role account member updatedAt } roleChanges(where: { account: "' +
          ALICE +
          '" }) { role granted timestamp } }',
        {
          roleMembers: [
            { id: `1-${ALICE}`, role: "1", account: ALICE, member: false, updatedAt: String(timeOf(2)) },
            { id: `0-${BOB}`, role: "0", account: BOB, member: true, updatedAt: String(timeOf(1)) },
            { id: `1-${BOB}`, role: "1", account: BOB, member: true, updatedAt: String(timeOf(3)) },
          ],
          roleChanges: [
            { role: "1", granted: true, timestamp: String(timeOf(1)) },
            { role: "1", granted: false, timestamp: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
  {
    name: "a venue says when it was admitted and retired",
    blocks: [
      [market.admitListings()],
      [market.emit("Escrow", "VenueRetired", { venue: LISTINGS })],
      [market.admitListings()],
    ],
    expect: [
      [
        "{ venues { id admitted changes { admitted timestamp } } }",
        {
          venues: [
            {
              ...{ id: "1", admitted: true },
              changes: [true, false, true].map((admitted, i) => ({ admitted, timestamp: String(timeOf(i + 1)) })),
            },
          ],
        },
      ],
    ],
  },
];
