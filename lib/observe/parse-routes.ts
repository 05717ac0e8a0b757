/** `ip -j route show`, as a node's own agent looks at it. Pure. */
import type {RouteOp} from '../plan/ops.js';
import type {RouteFact} from './facts.js';
import {parseRoutes as parseAnswer, parseDocuments} from './parse-iproute.js';

/** Of several such commands, one after the other. */
export function parseRoutes(output: string): RouteFact[] {
	return parseDocuments(output).flatMap(parseAnswer);
}

/** As flannel's routeEqual sees it: to the same destination, through the same next hop and device, whatever else it has. */
export function hasRoute(routes: readonly RouteFact[], {to, via, dev}: RouteOp): boolean {
	return routes.some(route => route.to === to && route.via === via && route.dev === dev);
}
