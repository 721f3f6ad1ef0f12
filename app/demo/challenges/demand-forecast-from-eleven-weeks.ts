import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "mira-k",
  title: "Demand forecast from eleven weeks",
  timeBoxHours: 5,
  tags: ["forecasting", "little-data", "retail"],
  brief: `A chain of six small food shops changed its till system eleven weeks ago. The old data did not survive the move. One buyer orders 212 products for all shops from a central warehouse. Orders go out on Monday morning and arrive on Thursday.

You get two files:

- \`sales.csv\`: one row per day, shop and product, with units sold, the price at the till and the stock at closing time. 95,718 rows over 77 days.
- \`products.csv\`: category, pack size and the date the product was first listed.

Give the buyer a forecast of demand for the next four weeks, and tell her how far she can rely on it.

Hand in a write-up of at most four pages and the code that produced its numbers. We will run it. A notebook is fine.

We care about how you decide with little data more than about the last point of accuracy. You may leave things out. Say which, and what it costs. There is no hidden test set, and nobody will compare your error with somebody else's.

Please stay within five hours. If you stop early, tell us where you stopped and what the next hour would have gone into.`,
};
