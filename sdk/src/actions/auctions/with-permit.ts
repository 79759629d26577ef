import { encodeFunctionData } from "viem";
import { englishAuctionAbi } from "../../generated/abis.ts";
import { contractCall, type Action } from "../action.ts";
import { permitArguments, type SignedPermit } from "../permit.ts";

/**
 * An action of an auction contract together with a signed permit, in one transaction. Sign the permit for exactly what comes from the
 * wallet, to that auction contract (`permit`).
 * @throws MarketError `InvalidInput` for a signature that is not a plain ECDSA one
 */
export function withPermit(action: Action, signed: SignedPermit): Action {
  const { value, deadline, v, r, s } = permitArguments(signed);
  // Every kind has the same `permit` and `multicall`.
  const permit = encodeFunctionData({
    abi: englishAuctionAbi,
    functionName: "permit",
    args: [value, deadline, v, r, s],
  });
  const { address, abi, functionName, args } = action.request;
  return {
    ...action,
    id: `${action.id}WithPermit`,
    request: contractCall({
      address,
      abi: englishAuctionAbi,
      functionName: "multicall",
      args: [[permit, encodeFunctionData({ abi, functionName, args })]],
    }),
  };
}
