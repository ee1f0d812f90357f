import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { measureMemory } from "./measure-memory.ts";

const meminfo = "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:   12000000 kB\n";

async function machine(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "pinhole-memory-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ "proc/meminfo": meminfo, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

test("without a limit it is the machine's memory, caches counted as free", async () => {
  const root = await machine({ "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "max\n" });
  expect(measureMemory(root)).toEqual({ totalBytes: 16_384_000_000, freeBytes: 12_288_000_000 });
});

test("the lowest limit of the groups around this program holds (version 2)", async () => {
  const root = await machine({
    "proc/self/cgroup": "0::/pod/app\n",
    "sys/fs/cgroup/pod/memory.max": "4000000000\n",
    "sys/fs/cgroup/pod/memory.current": "3000000000\n",
    "sys/fs/cgroup/pod/memory.stat": "anon 1\ninactive_file 300000000\nactive_file 200000000\n",
    "sys/fs/cgroup/pod/app/memory.max": "max\n",
    "sys/fs/cgroup/pod/app/memory.current": "1\n",
  });
  expect(measureMemory(root)).toEqual({ totalBytes: 4_000_000_000, freeBytes: 1_500_000_000 });
});

test("a container sees its own limit at the root, whatever path it is told (version 1)", async () => {
  const root = await machine({
    "proc/self/cgroup": "5:cpu:/\n4:memory,hugetlb:/docker/0123\n",
    "sys/fs/cgroup/memory/memory.limit_in_bytes": "2000000000\n",
    "sys/fs/cgroup/memory/memory.usage_in_bytes": "500000000\n",
    "sys/fs/cgroup/memory/memory.stat": "total_inactive_file 60000000\ntotal_active_file 40000000\n",
  });
  expect(measureMemory(root)).toEqual({ totalBytes: 2_000_000_000, freeBytes: 1_600_000_000 });
});

test("version 1's way to say no limit is none", async () => {
  const root = await machine({
    "proc/self/cgroup": "4:memory:/\n",
    "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
    "sys/fs/cgroup/memory/memory.usage_in_bytes": "5\n",
  });
  expect(measureMemory(root).totalBytes).toBe(16_384_000_000);
});

test("a group over its limit has nothing free, not less", async () => {
  const root = await machine({
    "proc/self/cgroup": "0::/\n",
    "sys/fs/cgroup/memory.max": "1000\n",
    "sys/fs/cgroup/memory.current": "2000\n",
  });
  expect(measureMemory(root)).toEqual({ totalBytes: 1_000, freeBytes: 0 });
});

test("this machine has memory", () => {
  const { totalBytes, freeBytes } = measureMemory();
  expect(totalBytes).toBeGreaterThan(2 ** 28);
  expect(freeBytes).toBeGreaterThan(0);
  expect(freeBytes).toBeLessThanOrEqual(totalBytes);
});
