import { readFile } from 'node:fs/promises';

/**
 * Starts to measure the processor time that the host took from this virtual machine (`steal` of proc(5)).
 * @returns a function that returns the share since then, 0 to 1; 0 where the system does not report it
 */
export async function watchStolen(): Promise<() => Promise<number>> {
  const before = await processorTimes();
  return async () => {
    const now = await processorTimes();
    const all = sum(now) - sum(before);
    return all > 0 ? (now[steal]! - before[steal]!) / all : 0;
  };
}

const steal = 7;

/** In ticks: user, nice, system, idle, iowait, irq, softirq, steal. */
async function processorTimes(): Promise<number[]> {
  const text = await readFile('/proc/stat', 'utf8').catch(() => '');
  const times = text.split('\n', 1)[0]!.split(/\s+/).slice(1, 9).map(Number);
  return times.length > steal ? times : Array<number>(steal + 1).fill(0);
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
