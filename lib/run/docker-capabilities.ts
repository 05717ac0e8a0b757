/** What a container may do beside Docker's own set: networks and their names, links, rules, BIRD. There is no --privileged. */
export const addedCapabilities = ['NET_ADMIN', 'NET_RAW', 'SYS_ADMIN', 'SYS_PTRACE'] as const;
