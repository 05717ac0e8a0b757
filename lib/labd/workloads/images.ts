/** The images that this lab imitates: an ordered list, one file each. Pure. */
import type {Container, Pod} from '../../../topology/model.js';
import {agnhost} from './agnhost.js';
import {databases} from './databases.js';
import {httpEcho} from './http-echo.js';
import {multitool} from './multitool.js';
import {nginx} from './nginx.js';
import type {Service} from './services.js';
import {pause, shells} from './shells.js';

export type Served = {
	readonly services: readonly {
		readonly protocol: 'TCP' | 'UDP';
		readonly port: number;
		readonly service: Service;
	}[];
	/** What is not as the real image does it: one sentence each. */
	readonly notices: readonly string[];
	/** The lines that the image writes when it starts. */
	readonly says?: Says;
};

export type Says = (now: Date) => readonly string[];

/** `args` are those after the image's own program. */
export type ServeRequest = {
	readonly container: Container;
	readonly pod: Pod;
	readonly args: readonly string[];
};

export type ImageServer = {
	/** Image names without registry `docker.io/library/`, tag and digest. */
	readonly images: readonly string[];
	/** The image's own programs, as a manifest's `command` may name them. */
	readonly programs: readonly string[];
	/** The image has no entry point: `args` alone are a command. */
	readonly argsAreCommand?: boolean;
	readonly serve: (request: ServeRequest) => Served;
};

const imageServers: readonly ImageServer[] = [
	nginx,
	multitool,
	agnhost,
	httpEcho,
	pause,
	shells,
	...databases,
];

/** `docker.io/library/nginx:1.27@sha256:…` → `nginx` */
export function imageName(reference: string): string {
	const bare = reference.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
	return bare.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '');
}

export function serverOf(image: string): ImageServer | undefined {
	return imageServers.find(({images}) => images.includes(image));
}

/** The container's declared ports of a protocol, or the image's own when there are none. */
export function portsOf({ports}: Container, protocol: 'TCP' | 'UDP', usual: number): number[] {
	const declared = ports.filter(port => port.protocol === protocol).map(({port}) => port);
	return declared.length > 0 ? declared : [usual];
}
