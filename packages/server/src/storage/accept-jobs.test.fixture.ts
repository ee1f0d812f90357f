import { resolveHome } from "./home.ts";
import { newJob } from "./new-job.test.fixture.ts";
import { openSqliteRecords } from "./records/sqlite.ts";

const records = openSqliteRecords(resolveHome().database);
process.stdout.write("open\n");
for (let index = 0; index < 100; index += 1) await records.jobs.accept({ job: newJob(), inputBlobs: [] });
await records.close();
