import { readContract } from "viem/actions";
import { POLICY_PARAMETERS } from "../../chain/enums.ts";
import { marketPolicyAbi } from "../../generated/abis.ts";
import { POLICY_NUMBERS } from "../policy-numbers.ts";
import { changeOf, type Sentences } from "./sentence.ts";

/** What a vote can do with the policy. */
export const policySentences: Sentences<"MarketPolicy"> = {
  async set([parameter, value], scene) {
    const name = POLICY_PARAMETERS[parameter];
    if (name === undefined) {
      const sentence = `Set number ${parameter} of the policy to ${value}.`;
      return { sentence, warning: "The policy has no such number: the execution would fail." };
    }
    const number = POLICY_NUMBERS[name];
    const { addresses, client } = scene.market;
    const policy = {
      ...{ address: addresses.MarketPolicy, abi: marketPolicyAbi, blockNumber: scene.blockNumber },
      args: [parameter],
    } as const;
    const [change, [min, max]] = await Promise.all([
      changeOf(scene, number, value, () => readContract(client, { ...policy, functionName: "get" })),
      readContract(client, { ...policy, functionName: "bounds" }),
    ]);
    const sentence = `${change}, from the execution on. What was bought before keeps its own.`;
    if (value >= min && value <= max) return { sentence };
    const warning = `No vote can set this: it must be from ${number.format(min)} to ${number.format(max)}. The execution would fail.`;
    return { sentence, warning };
  },
  pause: () => ({
    sentence: "Pause new business: no purchase, no bid and no publication for a while. Exits stay open.",
    warning: "This stops all trade for the time that the policy names. It is meant for emergencies.",
  }),
  resume: () => ({ sentence: "End the pause of new business at once." }),
  setAuthority: ([authority]) => authorityTold("MarketPolicy", authority),
};

/** Of every contract that asks the AccessManager who may do what. */
export function authorityTold(contract: string, authority: string) {
  return {
    sentence: `Make ${authority} the authority of ${contract} instead of the AccessManager.`,
    warning: `From then on ${authority} alone says who may do what with ${contract}, and votes may have no power over it any more.`,
  };
}
