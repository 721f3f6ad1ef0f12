import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "tomasz-w",
  title: "One product, many names",
  timeBoxHours: 6,
  tags: ["entity-resolution", "data-quality", "search"],
  brief: `An online marketplace for building supplies took over the catalogues of nine wholesalers, 48,210 rows in all. Each wholesaler writes names in its own way, so the same drill bit appears up to six times in the search results, with six spellings and six prices.

You get:

- \`catalogue.csv\`: wholesaler, article number, name, brand, EAN (filled in for about a third of the rows), pack text, price.
- \`pairs.csv\`: 500 pairs of rows that a colleague labelled "same" or "not the same". 212 of them are the same.

Find out which rows are the same product. The result will be used to show one page per product with all offers below it. Prices and availability keep changing, and a tenth wholesaler is expected in spring.

Hand in:

1. a mapping from row to product,
2. a write-up that says how good the mapping is and how you know,
3. a list of at most 200 decisions you would like a person to look at.

Six hours. Any method, any library, any model. If you use a paid service, say what the whole catalogue cost and what the tenth wholesaler will cost.`,
};
