export function closingLine(outputs: readonly string[], failed: number): string;
export function failedTests(output: string, code: number | null): number;
