// node duckdb_sums.cjs FOLDER CSV THREADS: adds up forms.csv at six levels with
// DuckDB, whose npm package is in FOLDER, straight from the file. Prints a line
// of JSON. A baseline: it is told what the numbers are, and checks no hash.
//
// SPDX-License-Identifier: Apache-2.0
"use strict";
const {createRequire} = require("node:module");
const path = require("node:path");

const [folder, csv, threads] = process.argv.slice(2);
const {DuckDBInstance} = createRequire(path.resolve(folder, "package.json"))("@duckdb/node-api");
const numbers = ["dpt", "sah", "tidak_sah", "total"];
for (let i = 1; i <= 18; ++i) numbers.push(`v${i}`);
const sums = "count(*) AS forms, " + numbers.map((name) => `sum(${name}) AS ${name}`).join(", ");

async function main() {
    const connection = await (await DuckDBInstance.create(":memory:", {threads})).connect();
    const types = ["'contest': 'VARCHAR', 'code': 'VARCHAR', 'number': 'INTEGER'",
        ...numbers.map((name) => `'${name}': 'INTEGER'`)].join(", ");
    await connection.run(`CREATE TABLE forms AS SELECT * FROM read_csv('${csv}', columns = {${types}})`);
    let units = 0;
    for (const digits of [0, 2, 4, 6, 10]) {
        const level = await connection.runAndReadAll(
            `SELECT contest, left(code, ${digits}) AS unit, ${sums} FROM forms GROUP BY 1, 2`);
        units += level.currentRowCount;
    }
    const tps = await connection.runAndReadAll(
        `SELECT count(*) FROM (SELECT contest, code, number, ${sums} FROM forms GROUP BY 1, 2, 3)`);
    const national = await connection.runAndReadAll(
        "SELECT contest, count(*), sum(sah) FROM forms GROUP BY 1 ORDER BY 1");
    const answer = {units: units + Number(tps.getRows()[0][0])};
    for (const [contest, forms, sah] of national.getRows()) answer[contest] = [Number(forms), Number(sah)];
    console.log(JSON.stringify(answer));
}

main().catch((error) => {
    console.error(String(error));
    process.exit(2);
});
