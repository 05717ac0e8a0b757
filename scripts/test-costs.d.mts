export function costTable(lines: string): string;
