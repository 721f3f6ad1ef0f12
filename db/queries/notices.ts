import type { Insertable, Kysely } from "kysely";
import type { Database, Notices } from "../schema";

type Db = Kysely<Database>;

export function insertNotice(db: Db, notice: Insertable<Notices>) {
  return db.insertInto("notices").values(notice).execute();
}
