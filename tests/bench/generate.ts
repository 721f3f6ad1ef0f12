import { parseArgs } from "node:util";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import { generate } from "./community/generate";

const { values } = parseArgs({
  options: {
    solutions: { type: "string", default: "10000" },
    database: { type: "string", default: "file:data/bench.db" },
    seed: { type: "string", default: "1" },
    long: { type: "string", default: "0.02" },
  },
});

const connection = connect(values.database);
try {
  const begun = performance.now();
  await migrate(connection.db);
  const known = await connection.db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  if (known) throw new Error(`${values.database} is not empty. Choose another database.`);
  await generate(connection, {
    solutions: Number(values.solutions),
    seed: Number(values.seed),
    longShare: Number(values.long),
    onProgress: (done) => process.stdout.write(`\r${done.toLocaleString("en")} solutions`),
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`\r${values.solutions} solutions in ${values.database}, ${seconds} s`);
} finally {
  await connection.db.destroy();
}
