import { sql } from "kysely";

/** Whether moderators lifted a case of serial ratings that took points for the review of a ledger's row `event`. */
export const isGivenBack = sql<boolean>`exists (select 1 from case_measures
  inner join cases on cases.id = case_measures.case_id
  where case_measures.review_id = event.review_id and case_measures.what = 'points'
    and case_measures.lifted_at is not null and cases.kind = 'serial-ratings')`;
