import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { StarChoice } from "./star-choice";
import { Stars } from "./stars";
import { RatingSummary } from "./summary";

afterEach(cleanup);

describe("RatingSummary", () => {
  it("says the weighted mean, and how many gave how many stars", () => {
    const counts = [
      { rating: 2, reviews: 3, weight: 4 },
      { rating: 5, reviews: 1, weight: 12 },
    ];
    const { container } = render(<RatingSummary counts={counts} />);
    expect(container.textContent).toContain("4.3 of 5");
    expect(container.textContent).toContain("Weighted by the fees paid, 4 reviews");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.querySelector("td:last-child")?.textContent)).toEqual(["1", "0", "0", "3", "0"]);
  });
  it("gives no mean where no review has a weight", () => {
    const { container } = render(<RatingSummary counts={[{ rating: 5, reviews: 2, weight: 0 }]} />);
    expect(container.textContent).toContain("No review of any weight");
  });
});

describe("Stars", () => {
  it("are a number for those who do not see them", () => {
    render(<Stars rating={4} />);
    expect(screen.getByText("4 of 5 stars")).toBeTruthy();
  });
});

describe("StarChoice", () => {
  it("is chosen with the keyboard, and says what each choice means", async () => {
    function Form() {
      const [rating, setRating] = useState<number>();
      return (
        <>
          <StarChoice rating={rating} onChange={setRating} />
          <output>{rating ?? "none"}</output>
        </>
      );
    }
    render(<Form />);
    expect(screen.getByRole("status").textContent).toBe("none");
    await userEvent.click(screen.getByRole("radio", { name: /4 of 5 stars Good/ }));
    expect(screen.getByRole("status").textContent).toBe("4");
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("status").textContent).toBe("3");
  });
});
