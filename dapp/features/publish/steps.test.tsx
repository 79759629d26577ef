import type { ChainPolicy } from "@ftns-market/sdk/reads";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useReducer } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ArtifactStep } from "./artifact-step";
import { newForm, newOffer, type ExistingAsset } from "./form";
import { OffersStep } from "./offers-step";
import { PeopleStep } from "./people-step";
import type { StepProps } from "./step";
import { problemsOf, type FormStep } from "./validation";
import { newDraft, wizard, type Draft } from "./wizard";

vi.mock("@/features/wallet", () => ({ useMarket: vi.fn(), useWallet: vi.fn() }));
afterEach(cleanup);

const ME = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const POLICY = {
  ...{ feeBps: 250, bondBps: 500, maxContributors: 3, maxParents: 1, maxLineageRoyaltyBps: 5_000 },
  maxResaleRoyaltyBps: 1_000,
} as ChainPolicy;
const EXISTING: ExistingAsset = {
  ...{ asset: 1, owner: ME, latestVersion: 1, live: true, contributors: 2, activeOffers: 3, encrypted: true },
  ...{ parents: [{ asset: "7", royaltyBps: 500 }], words: {}, unread: undefined },
};

/** A step as the wizard shows it, with its reducer; the button checks it. */
function Step({
  step,
  first,
  existing,
}: {
  readonly step: FormStep;
  readonly first: Draft;
  readonly existing?: ExistingAsset;
}) {
  const [{ draft, problems }, dispatch] = useReducer(wizard, { draft: first, problems: {} });
  const props: StepProps = {
    ...{ draft, problems, policy: POLICY, existing },
    edit: (change) => dispatch({ type: "edited", change }),
  };
  const check = () =>
    dispatch({ type: "refused", problems: problemsOf(step, draft.form, draft.files, { policy: POLICY, existing }) });
  return (
    <QueryClientProvider client={new QueryClient()}>
      {step === "artifact" ? (
        <ArtifactStep {...props} onChosen={(_, files) => dispatch({ type: "chose", files })} />
      ) : null}
      {step === "people" ? <PeopleStep {...props} account={ME} /> : null}
      {step === "offers" ? <OffersStep {...props} /> : null}
      <button onClick={check}>Check</button>
    </QueryClientProvider>
  );
}

const show = (step: FormStep, change: Partial<Draft> = {}, existing?: ExistingAsset) =>
  render(<Step step={step} first={{ ...newDraft("1", existing), ...change }} {...(existing && { existing })} />);
const click = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const type = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text);

describe("the artifact step", () => {
  it("does not go on without a file, and says what encryption means", async () => {
    show("artifact");
    await click("Check");
    expect(screen.getByRole("alert")).toBeDefined();
    expect(screen.getByText(/post a bond for it/)).toBeDefined();
    await userEvent.click(screen.getByRole("checkbox", { name: /Encrypt it/ }));
    expect(screen.getByText(/Everybody can download it/)).toBeDefined();
  });
});

describe("the people step", () => {
  it("begins with the publisher and shows each one's share of what is written", async () => {
    show("people");
    await click("Add a contributor");
    expect(screen.getByLabelText<HTMLInputElement>("Address 1").value).toBe(ME);
    await userEvent.clear(screen.getByLabelText("Weight 1"));
    await type("Weight 1", "3");
    expect(screen.getByText("75.00 %")).toBeDefined();
    expect(screen.getByText("25.00 %")).toBeDefined();
    await type("Address 2", "0x12");
    await click("Check");
    expect(screen.getByLabelText("Address 2").getAttribute("aria-invalid")).toBe("true");
    await click("Add a contributor");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Add a contributor" }).disabled).toBe(true);
  });

  it("cannot be changed by a further version", () => {
    show("people", {}, EXISTING);
    expect(screen.getByText(/2 contributors share the revenue/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Add a contributor" })).toBeNull();
  });
});

describe("the offers step", () => {
  it("asks of each kind of licence what it needs", async () => {
    show("offers");
    expect(screen.queryByLabelText(/days/i)).toBeNull();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: /Kind/ }), "Subscription");
    expect(screen.getByLabelText(/days/i)).toBeDefined();
    await click("Check");
    expect(screen.getByLabelText("Price").getAttribute("aria-invalid")).toBe("true");
  });

  it("does not let go of an offer that is on the chain already", () => {
    const publication = { publishHash: `0x${"1".repeat(64)}` as const, offers: [{ terms: "65537" }] };
    show("offers", { form: { ...newForm(), offers: [newOffer(), newOffer()] }, publication });
    const remove = (offer: number) => screen.getByRole<HTMLButtonElement>("button", { name: `Remove offer ${offer}` });
    expect(remove(1).disabled).toBe(true);
    expect(remove(2).disabled).toBe(false);
  });
});
