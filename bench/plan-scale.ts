/** For bench/scale.mjs: a lab file → its plan, without a lab; times in ms, memory in MB, as one JSON line. */
import {compile} from '../lib/control/compile.js';
import {planCluster} from '../lib/plan/planner.js';
import {modes} from '../plugins/index.js';
import {loadLab} from '../topology/load.js';

const [file = ''] = process.argv.slice(2);
const stop = (problem: unknown): never => {
	throw new Error(JSON.stringify(problem));
};
const times: number[] = [performance.now()];
const loaded = loadLab(file, stop, {});
times.push(performance.now());
const compiled = loaded && compile(loaded, modes, stop);
if (!compiled) throw new Error(`${file} has no plan`);
times.push(performance.now());
const {underlay, machines} = planCluster(compiled.cluster, compiled.mode, compiled.options);
times.push(performance.now());
const [loadMs, compileMs, planMs] = times.slice(1).map((time, index) => time - (times[index] ?? 0));
const ops = machines.reduce((sum, machine) => sum + machine.ops.length, underlay.length);
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({loadMs, compileMs, planMs, ops, peakMb}));
