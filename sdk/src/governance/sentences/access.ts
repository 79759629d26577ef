import { ACCESS_ROLES } from "../../chain/enums.ts";
import { formatDuration } from "../../chain/units.ts";
import { addressWords } from "../address-words.ts";
import { authorityTold } from "./policy.ts";
import { hidingTold, TOTAL_POWER, type Scene, type Sentences, type Told } from "./sentence.ts";

type RoleName = (typeof ACCESS_ROLES)[number];

/** What the holder of a role of the AccessManager can do. */
const POWERS: Readonly<Record<RoleName, string>> = {
  Admin: "everything: set the policy, admit and retire contracts, take assets down, hand out every role",
  Guardian: "pause new business for a bounded time, and end a pause, and nothing else",
  FraudProver: "mark versions of assets as fraudulent",
  Exclusivity: "mark assets as exclusively licensed",
  LotKeeper: "lock any asset as a lot, and hand it to any account",
  Slasher: "take the stake of any auditor to the treasury",
};

const RULES = "This changes who may call what in the market. Read every argument.";

/** What a vote can do with the one place of authority. */
export const accessSentences: Sentences<"AccessManager"> = {
  grantRole: ([role, account, delay], scene) => grant(scene, role, account, delay),
  revokeRole: ([role, account], scene) => revoke(scene, role, account),
  renounceRole: ([role], scene) => revoke(scene, role, scene.market.addresses.Timelock),
  setTargetFunctionRole: ([target, selectors, role], scene) => ({
    sentence: `Let ${roleWords(role)} call ${selectors.length} functions of ${addressWords(scene.market, target)}.`,
    warning: RULES,
  }),
  setTargetClosed: ([target, closed], scene) => {
    const contract = addressWords(scene.market, target);
    if (!closed) return { sentence: `Open the restricted functions of ${contract} again.`, warning: RULES };
    const warning = `Nobody, votes included, can use the restricted functions of ${contract} until another vote opens them.`;
    return { sentence: `Close the restricted functions of ${contract}.`, warning };
  },
  setTargetAdminDelay: ([target, delay], scene) => ({
    sentence: `Let changes of the authority over ${addressWords(scene.market, target)} wait ${formatDuration(delay, 4)}.`,
    warning: RULES,
  }),
  setRoleAdmin: ([role, admin]) => ({
    sentence: `Let holders of ${roleWords(admin)} grant and take ${roleWords(role)}.`,
    warning: RULES,
  }),
  setRoleGuardian: ([role, guardian]) => ({
    sentence: `Let holders of ${roleWords(guardian)} cancel what ${roleWords(role)} has scheduled.`,
    warning: RULES,
  }),
  setGrantDelay: ([role, delay]) => ({
    sentence: `Let grants of ${roleWords(role)} take effect after ${formatDuration(delay, 4)}.`,
    warning: RULES,
  }),
  updateAuthority: ([target, authority], { market }) =>
    authorityTold(addressWords(market, target), addressWords(market, authority)),
  execute: ([target, data], scene) => hidingTold(scene, "the AccessManager make", [{ target, value: 0n, data }]),
  schedule: ([target, data], scene) => hidingTold(scene, "the AccessManager schedule", [{ target, value: 0n, data }]),
  multicall: ([datas], scene) => {
    const target = scene.market.addresses.AccessManager;
    const calls = datas.map((data) => ({ target, value: 0n, data }));
    return hidingTold(scene, "the AccessManager take", calls);
  },
};

function grant(scene: Scene, role: bigint, account: `0x${string}`, delay: number): Told {
  const who = addressWords(scene.market, account);
  const wait = delay === 0 ? "" : `, each time after a wait of ${formatDuration(delay, 4)}`;
  const name = ACCESS_ROLES[Number(role)];
  if (name === undefined) {
    const sentence = `Give ${roleWords(role)} to ${who}${wait}.`;
    return { sentence, warning: `The market knows no ${roleWords(role)}: what its holder can do was set elsewhere.` };
  }
  if (name === "Admin") {
    const sentence = `Make ${who} administrator of the whole market${wait}: it can do ${POWERS.Admin}.`;
    return { sentence, warning: TOTAL_POWER };
  }
  if (name === "Guardian") {
    const sentence = `Appoint ${who} as a guardian: it can ${POWERS.Guardian}${wait}.`;
    return { sentence, warning: "This gives an account a power over the market. Check who it belongs to." };
  }
  const code = "Only a contract whose code is known should hold this role. Check what stands at this address.";
  const warning = name === "LotKeeper" ? `Its holder could take anybody's asset away. ${code}` : code;
  return { sentence: `Give the role ${name} to ${who}: it can ${POWERS[name]}${wait}.`, warning };
}

function revoke({ market }: Scene, role: bigint, account: `0x${string}`): Told {
  const isTimelock = account.toLowerCase() === market.addresses.Timelock.toLowerCase();
  const name = ACCESS_ROLES[Number(role)];
  const who = addressWords(market, account);
  if (name === "Guardian") {
    const sentence = `Remove ${who} as a guardian: it can pause new business no more.`;
    return isTimelock ? { sentence, warning: "Votes could not end a pause early any more." } : { sentence };
  }
  const sentence = `Take ${roleWords(role)} from ${who}.`;
  if (name === "Admin" && isTimelock)
    return { sentence, warning: "Votes would have no power over the market any more, for ever." };
  if (name === "Admin") return { sentence, warning: TOTAL_POWER };
  return { sentence, warning: "A contract that loses its role may be unable to settle the sales that are open." };
}

function roleWords(role: bigint): string {
  const name = ACCESS_ROLES[Number(role)];
  if (role === PUBLIC_ROLE) return "everybody";
  return name === undefined ? `role ${role}` : `the role ${name}`;
}

/** Of OpenZeppelin's AccessManager: everybody holds it. */
const PUBLIC_ROLE = 2n ** 64n - 1n;
